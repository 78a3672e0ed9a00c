import type { Decider, Recording } from '#decider';
import type { AftercareEvents } from '../aftercare/aftercare.events.js';
import type { AssignedAs } from '../assignment/assignment.codes.js';
import type { AssignmentEvents } from '../assignment/assignment.events.js';
import type { PrivacyEvents } from '../privacy/privacy.events.js';
import type { ReferralEvents } from '../referral/referral.events.js';

export interface Entrusted {
  readonly assignmentId: string;
  readonly worker: string;
  readonly as: AssignedAs;
  readonly office: string;
}

/** Who is responsible for a case. */
export interface Related {
  readonly receivedBy: string | undefined;
  /** The current assignments; undefined before the first assignment. */
  readonly entrusted: readonly Entrusted[] | undefined;
  /** The offices that received the survivor or admitted them, regardless of later corrections. */
  readonly offices: readonly string[];
  /** The record is kept for the court only, until the requested erasure is withdrawn. */
  readonly restricted: boolean;
}

export const NOBODYS: Related = { receivedBy: undefined, entrusted: undefined, offices: [], restricted: false };

type Heard = Pick<ReferralEvents, 'ReferralReceived'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  AssignmentEvents &
  Pick<PrivacyEvents, 'ProcessingRestricted' | 'RestrictionLifted'>;

export const HEARS: NonNullable<Decider<Related, {}, {}, unknown, Heard>['hears']> = {
  ReferralReceived: (her, { office }, { by }: Recording) => ({ ...at(her, office), receivedBy: by.id }),
  AftercareEntered: (her, { office }) => at(her, office),

  CaseWorkerAssigned: (her, { assignmentId, worker, as, office }) => ({
    ...her,
    entrusted: [...(her.entrusted ?? []), { assignmentId, worker, as, office }],
  }),
  CaseHandedOver: (her, { assignmentId, to }) => ({
    ...her,
    entrusted: her.entrusted?.map((one) => (one.assignmentId === assignmentId ? { ...one, worker: to } : one)),
  }),
  AssignmentEnded: (her, { assignmentId }) => ({
    ...her,
    entrusted: her.entrusted?.filter((one) => one.assignmentId !== assignmentId),
  }),

  ProcessingRestricted: (her) => ({ ...her, restricted: true }),
  RestrictionLifted: (her) => ({ ...her, restricted: false }),
};

const at = (her: Related, office: string): Related => ({ ...her, offices: [...new Set([...her.offices, office])] });

/** Not a step of its own: it records nothing, and observes receptions, admissions, assignments and restrictions. */
export const relation: Decider<Related, {}, {}, unknown, Heard> = {
  initial: NOBODYS,
  decide: {},
  evolve: {},
  hears: HEARS,
};
