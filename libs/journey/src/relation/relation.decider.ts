import type { Decider, Recording } from '#decider';
import type { AftercareEvents } from '../aftercare/aftercare.events.js';
import type { AssignedAs } from '../assignment/assignment.codes.js';
import type { AssignmentEvents } from '../assignment/assignment.events.js';
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
  /** Those that received her or took her in. */
  readonly offices: readonly string[];
}

export const NOBODYS: Related = { receivedBy: undefined, entrusted: undefined, offices: [] };

type Heard = Pick<ReferralEvents, 'ReferralReceived'> & Pick<AftercareEvents, 'AftercareEntered'> & AssignmentEvents;

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
};

const at = (her: Related, office: string): Related => ({ ...her, offices: [...new Set([...her.offices, office])] });

/** No step of its own: it tells nothing, and hears who receives her, takes her in and is entrusted with her. */
export const relation: Decider<Related, {}, {}, unknown, Heard> = {
  initial: NOBODYS,
  decide: {},
  evolve: {},
  hears: HEARS,
};
