import type { Telling } from '../entry.js';

export const identification: Telling = (her) => [
  her.referral && {
    id: 'referral',
    on: her.referral.on,
    kind: 'referred',
    recordedBy: ['ReceiveReferral'],
    codes: [['ReferralSource', her.referral.source]],
  },
  ...(her.identification?.decisions ?? []).map((one, at) => ({
    id: `decision-${at}`,
    on: one.on,
    kind: one.positive ? 'identified' : 'notIdentified',
    recordedBy: ['IdentifySurvivor', 'RecordNotIdentified'],
    codes: [
      ['IdentificationLevel', one.level],
      ['DecidingAuthority', one.decidedBy],
    ] as const,
  })),
  ...her.forensicInterviewRequests.map((one) => ({
    id: `asked-${one.forensicInterviewId}`,
    on: one.on,
    kind: 'interviewAsked',
    recordedBy: ['RequestForensicInterview'],
    named: one.forensicInterviewId,
    words: [one.agency],
  })),
  ...her.forensicInterviews.map((one) => ({
    id: one.forensicInterviewId,
    on: one.on,
    kind: 'interviewed',
    recordedBy: ['ConductForensicInterview'],
    named: one.forensicInterviewId,
    codes: [['Disclosure', one.outcome]] as const,
    who: one.interviewer,
  })),
];
