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

/** Whose case it is. */
export interface Related {
  readonly receivedBy: string | undefined;
  /** Those to whom she is entrusted now; nothing as long as nobody ever was. */
  readonly entrusted: readonly Entrusted[] | undefined;
  /** Those that received her or took her in, whatever was corrected since. */
  readonly offices: readonly string[];
  /** Her record is kept for the court alone, until somebody withdraws the erasure that she asked for. */
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

/** No step of its own: it tells nothing, and hears who receives her, takes her in and is entrusted with her, and for whom she is kept. */
export const relation: Decider<Related, {}, {}, unknown, Heard> = {
  initial: NOBODYS,
  decide: {},
  evolve: {},
  hears: HEARS,
};
