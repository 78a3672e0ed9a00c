import { commands, type EntriesOfStrand } from '../entry.js';

export const identification: EntriesOfStrand = (survivor) => [
  survivor.referral && {
    id: 'referral',
    on: survivor.referral.on,
    kind: 'referred',
    recordedBy: commands('ReceiveReferral'),
    codes: survivor.referral.source ? [['ReferralSource', survivor.referral.source]] : [],
  },
  ...(survivor.identification?.decisions ?? []).map((one, at) => ({
    id: `decision-${at}`,
    on: one.on,
    kind: one.positive ? 'identified' : 'notIdentified',
    recordedBy: commands('IdentifySurvivor', 'RecordNotIdentified'),
    codes: [
      ['IdentificationLevel', one.level],
      ['DecidingAuthority', one.decidedBy],
    ] as const,
  })),
  ...survivor.forensicInterviewRequests.map((one) => ({
    id: `asked-${one.forensicInterviewId}`,
    on: one.on,
    kind: 'interviewAsked',
    recordedBy: commands('RequestForensicInterview'),
    named: one.forensicInterviewId,
    words: [one.agency],
  })),
  ...survivor.forensicInterviews.map((one) => ({
    id: one.forensicInterviewId,
    on: one.on,
    kind: 'interviewed',
    recordedBy: commands('ConductForensicInterview'),
    named: one.forensicInterviewId,
    codes: [['Disclosure', one.outcome]] as const,
    who: one.interviewer,
  })),
];
