import type { Survivor } from './documents.js';
import type { Personal } from './name.js';

export const LANES = ['identification', 'consent', 'care', 'services', 'justice', 'risk'] as const;
export type Lane = (typeof LANES)[number];

/** One thing that happened, as a person would tell it. */
export interface Entry {
  readonly id: string;
  readonly lane: Lane;
  /** The day it happened. */
  readonly on: string;
  /** The key of its sentence. */
  readonly kind: string;
  /** Codes that say which: [the list, the code]. */
  readonly codes?: readonly (readonly [list: string, code: string])[];
  /** Open words, such as the name of an organisation. */
  readonly words?: readonly (string | null | undefined)[];
  readonly who?: string | null;
  readonly said?: Personal | null;
  readonly warns?: boolean;
}

type Told = Omit<Entry, 'lane'>;
type Telling = (her: Survivor) => readonly (Told | false | null | undefined | '')[];

const day = (instant: string): string => instant.slice(0, 10);

const identification: Telling = (her) => [
  her.referral && {
    id: 'referral',
    on: her.referral.on,
    kind: 'referred',
    codes: [['ReferralSource', her.referral.source]],
  },
  ...(her.identification?.decisions ?? []).map((one, at) => ({
    id: `decision-${at}`,
    on: one.on,
    kind: one.positive ? 'identified' : 'notIdentified',
    codes: [
      ['IdentificationLevel', one.level],
      ['DecidingAuthority', one.decidedBy],
    ] as const,
  })),
  ...her.forensicInterviewRequests.map((one) => ({
    id: `asked-${one.forensicInterviewId}`,
    on: one.on,
    kind: 'interviewAsked',
    words: [one.agency],
  })),
  ...her.forensicInterviews.map((one) => ({
    id: one.forensicInterviewId,
    on: one.on,
    kind: 'interviewed',
    codes: [['Disclosure', one.outcome]] as const,
    who: one.interviewer,
  })),
];

const consent: Telling = (her) =>
  her.consents.flatMap((one) => [
    {
      id: one.consentId,
      on: one.on,
      kind: one.overridden ? 'overridden' : 'consented',
      codes: one.scopes.map((scope) => ['ConsentScope', scope] as const),
      warns: one.overridden && one.upheld === null,
    },
    one.withdrawnOn && {
      id: `withdrawn-${one.consentId}`,
      on: one.withdrawnOn,
      kind: 'withdrawn',
      codes: one.scopes.map((scope) => ['ConsentScope', scope] as const),
      warns: true,
    },
  ]);

const care: Telling = (her) => [
  ...her.assignments.flatMap((one) => [
    {
      id: one.assignmentId,
      on: one.since,
      kind: 'entrusted',
      codes: [['AssignedAs', one.as]] as const,
      who: one.worker,
    },
    one.endedOn && { id: `end-${one.assignmentId}`, on: one.endedOn, kind: 'assignmentEnded', who: one.worker },
  ]),
  ...her.mdtReviews.map((one) => ({
    id: one.mdtReviewId,
    on: one.on,
    kind: 'reviewed',
    codes: one.agencies.map((agency) => ['MdtAgency', agency] as const),
  })),
  ...her.bestInterests.flatMap((one) => [
    {
      id: one.bidId,
      on: one.on,
      kind: 'bestInterest',
      codes: [
        ['BestInterestMeasure', one.measure],
        ['BestInterestOutcome', one.outcome],
      ] as const,
      who: one.determinedBy,
    },
    one.confirmedOn && {
      id: `confirmed-${one.bidId}`,
      on: one.confirmedOn,
      kind: 'bestInterestConfirmed',
      who: one.confirmedBy,
    },
  ]),
  her.repatriation?.requestedOn && {
    id: 'repatriation',
    on: her.repatriation.requestedOn,
    kind: 'repatriationRequested',
    words: [her.repatriation.from],
  },
  her.repatriation?.tracedOn && {
    id: 'traced',
    on: her.repatriation.tracedOn,
    kind: 'traced',
    codes: her.repatriation.tracing ? [['TracingOutcome', her.repatriation.tracing]] : [],
  },
  her.repatriation?.endedOn && {
    id: 'home',
    on: her.repatriation.endedOn,
    kind: 'repatriationEnded',
    codes: her.repatriation.status ? [['RepatriationStatus', her.repatriation.status]] : [],
    words: [her.repatriation.crossing],
  },
  her.aftercare && {
    id: 'aftercare',
    on: her.aftercare.enteredOn,
    kind: 'enteredAftercare',
    codes: [
      ['Intake', her.aftercare.intake],
      ['Housing', her.aftercare.housing],
    ],
  },
  ...her.casePlans.flatMap((one) => [
    { id: one.planId, on: one.on, kind: 'planDrafted', who: one.draftedBy },
    one.approvedOn && { id: `approved-${one.planId}`, on: one.approvedOn, kind: 'planApproved', who: one.approvedBy },
  ]),
  ...her.reintegrations.flatMap((one) => [
    one.plannedOn && {
      id: `planned-${one.reintegrationId}`,
      on: one.plannedOn,
      kind: 'reintegrationPlanned',
      codes: [['Housing', one.arrangement]] as const,
    },
    one.completedOn && {
      id: one.reintegrationId,
      on: one.completedOn,
      kind: 'reintegrated',
      codes: [['Housing', one.arrangement]] as const,
    },
  ]),
  her.closure && {
    id: 'closure-asked',
    on: her.closure.requestedOn,
    kind: 'closureRequested',
    codes: [['ClosureReason', her.closure.reason]],
  },
  her.closure?.closedOn && { id: 'closed', on: her.closure.closedOn, kind: 'closed' },
];

const services: Telling = (her) => [
  ...her.services.flatMap((one) => {
    const codes = [['ServiceType', one.type]] as const;
    return [
      one.plannedFrom && {
        id: `planned-${one.serviceId}`,
        on: one.plannedFrom,
        kind: 'servicePlanned',
        codes,
        words: [one.provider],
      },
      one.from && { id: one.serviceId, on: one.from, kind: 'serviceBegan', codes, words: [one.provider] },
      one.to && one.to !== one.from && { id: `last-${one.serviceId}`, on: one.to, kind: 'serviceLast', codes },
      one.declinedOn && { id: `declined-${one.serviceId}`, on: one.declinedOn, kind: 'serviceDeclined', codes },
      one.endedOn && { id: `end-${one.serviceId}`, on: one.endedOn, kind: 'serviceEnded', codes },
    ];
  }),
  ...her.referralsMade.flatMap((one) => [
    { id: one.referralId, on: one.on, kind: 'referredOn', words: [one.toOrganisation] },
    one.answeredOn && {
      id: `answer-${one.referralId}`,
      on: one.answeredOn,
      kind: 'referralAnswered',
      codes: one.answer ? ([['ReferralAnswer', one.answer]] as const) : [],
      words: [one.toOrganisation],
    },
  ]),
];

const justice: Telling = (her) => [
  ...her.prosecutions.flatMap((one) => [
    { id: one.prosecutionId, on: one.openedOn, kind: 'prosecutionOpened', words: [one.court, one.article] },
    one.concludedOn && {
      id: `end-${one.prosecutionId}`,
      on: one.concludedOn,
      kind: 'prosecutionConcluded',
      codes: one.outcome ? ([['ProsecutionOutcome', one.outcome]] as const) : [],
    },
  ]),
  ...her.forensicInterviews.flatMap((one) =>
    one.handedOver.map(({ on, to }, at) => ({
      id: `${one.forensicInterviewId}-${at}`,
      on,
      kind: 'handedOver',
      words: [to],
    })),
  ),
  ...her.legalHolds.flatMap((one) => [
    {
      id: one.holdId,
      on: one.placedOn,
      kind: 'held',
      codes: [['LegalHoldReason', one.reason]] as const,
      who: one.placedBy,
    },
    one.liftedOn && { id: `lifted-${one.holdId}`, on: one.liftedOn, kind: 'holdLifted' },
  ]),
];

const risk: Telling = (her) => [
  ...her.riskAssessments.flatMap((one) => [
    {
      id: one.assessmentId,
      on: one.on,
      kind: 'assessed',
      codes: [['RiskLevel', one.level]] as const,
      who: one.assessedBy,
      said: one.note,
      warns: one.level === 'High',
    },
    one.approvedOn && {
      id: `approved-${one.assessmentId}`,
      on: one.approvedOn,
      kind: 'reductionApproved',
      who: one.approvedBy,
    },
  ]),
  ...her.followUps.map((one) => ({
    id: one.eventId,
    on: one.on,
    kind: one.mode ? 'followedUp' : 'followUpMissed',
    codes: one.mode
      ? ([['FollowUpMode', one.mode]] as const)
      : one.missedFor
        ? ([['MissedReason', one.missedFor]] as const)
        : [],
    who: one.recordedBy,
    said: one.note,
    warns: !one.mode || one.retraffickingIndicators.length > 0,
  })),
  ...her.brokenGlass.map((one) => ({
    id: one.breakGlassId,
    on: day(one.openedAt),
    kind: 'glassBroken',
    codes: [['BreakGlassReason', one.reason]] as const,
    who: one.openedBy,
    warns: one.reviewedAt === null,
  })),
];

const TELLINGS: Readonly<Record<Lane, Telling>> = { identification, consent, care, services, justice, risk };

/** What is known of her way, lane by lane, in the order in which it happened. */
export const entriesOf = (her: Survivor): Entry[] =>
  LANES.flatMap((lane) => TELLINGS[lane](her).flatMap((told) => (told ? [{ ...told, lane }] : []))).toSorted(
    (one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0),
  );
