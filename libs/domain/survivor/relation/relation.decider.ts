import { AMENDING } from '#kernel/correction';
import {
  byName,
  journal,
  mapByName,
  surround,
  type Decider,
  type Entry,
  type EventMap,
  type EventMetadata,
  type JsonObject,
  type Layer,
} from '#kernel/decider';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import type { AssignmentEvents } from '../steps/assignment/assignment.events.js';
import type { PrivacyEvents } from '../privacy/privacy.events.js';
import type { ForensicInterviewEvents } from '../steps/forensic-interview/forensic-interview.events.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import type { CaseRelations } from './relation.state.js';

const NO_RELATIONS: CaseRelations = {
  receivedBy: undefined,
  entrusted: undefined,
  offices: [],
  interviewed: false,
  restricted: false,
};

type RelationEvents = Pick<ReferralEvents, 'ReferralReceived'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  AssignmentEvents &
  Pick<ForensicInterviewEvents, 'ForensicInterviewConducted'> &
  Pick<PrivacyEvents, 'ProcessingRestricted' | 'RestrictionLifted' | 'PersonalDataErased'>;

const ON_EVENT: NonNullable<Decider<CaseRelations, {}, {}, unknown, RelationEvents>['observes']> = {
  ReferralReceived: (related, { office }, { by }: EventMetadata) => ({
    ...withOffice(related, office),
    receivedBy: by.id,
  }),
  AftercareEntered: (related, { office }) => withOffice(related, office),

  CaseWorkerAssigned: (related, { assignmentId, worker, as, office }) => ({
    ...related,
    entrusted: [...(related.entrusted ?? []), { assignmentId, worker, as, office }],
  }),
  CaseHandedOver: (related, { assignmentId, to, office }) => ({
    ...related,
    entrusted: related.entrusted?.map((one) =>
      one.assignmentId === assignmentId ? { ...one, worker: to, office: office ?? one.office } : one,
    ),
  }),
  OfficeAdded: (related, { office }) => withOffice(related, office),
  AssignmentEnded: (related, { assignmentId }) => ({
    ...related,
    entrusted: related.entrusted?.filter((one) => one.assignmentId !== assignmentId),
  }),

  ForensicInterviewConducted: (related) => ({ ...related, interviewed: true }),

  ProcessingRestricted: (related) => ({ ...related, restricted: true }),
  RestrictionLifted: (related) => ({ ...related, restricted: false }),
  // nothing is left to restrict, whether or not a policy has lifted it before
  PersonalDataErased: (related) => ({ ...related, restricted: false, erased: true }),
};

const withOffice = (related: CaseRelations, office: string): CaseRelations => ({
  ...related,
  offices: [...new Set([...related.offices, office])],
});

/** Not a step of its own: it records nothing, and observes receptions, admissions, assignments and restrictions. */
export const relation: Decider<CaseRelations, {}, {}, unknown, RelationEvents> = {
  initial: NO_RELATIONS,
  decide: {},
  evolve: {},
  observes: ON_EVENT,
};

/**
 * The corrector of an entry counts as its author, except for the reception: the worker who received the survivor stays
 * the same. An office that ever had the case keeps seeing it, so that no correction moves a case out of its reviewers'
 * sight.
 */
export const preserveReception: Layer<{ readonly relation: CaseRelations }> = {
  name: 'preserve reception',
  evolve: (inner, type) => {
    const evolve = inner.evolve[type]!;
    return (state, data, recording) => {
      const after = evolve(state, data, recording);
      const relation = keepReception(state.relation, after.relation);
      return relation === after.relation ? after : { ...after, relation };
    };
  },
};

/** Applies only while the survivor's reception is recorded. */
const keepReception = (former: CaseRelations, now: CaseRelations): CaseRelations =>
  former === now || former.receivedBy === undefined || now.receivedBy === undefined
    ? now
    : { ...now, receivedBy: former.receivedBy, offices: [...new Set([...former.offices, ...now.offices])] };

/** Who is responsible for a case, with the entries that determine it. */
export interface RelationFacts {
  readonly relation: CaseRelations;
  readonly record: readonly Entry[];
}

export const NO_FACTS: RelationFacts = { relation: NO_RELATIONS, record: [] };

const alone: Decider<Pick<RelationFacts, 'relation'>, EventMap, {}> = {
  initial: { relation: NO_RELATIONS },
  decide: {},
  evolve: {
    ...mapByName(
      byName<[CaseRelations, JsonObject, EventMetadata], CaseRelations>(ON_EVENT),
      (change) =>
        ({ relation }: Pick<RelationFacts, 'relation'>, payload: JsonObject, recording: EventMetadata) => ({
          relation: change(relation, payload, recording),
        }),
    ),
    ...mapByName(AMENDING, () => (state: Pick<RelationFacts, 'relation'>) => state),
  },
};

const { evolve } = surround(alone, [journal(AMENDING), preserveReception]);

/** Every event that may change it. */
export const RELATION_EVENTS: readonly string[] = Object.keys(evolve);

/**
 * Uses the same fold that commands are judged by, on the few entries that matter, so that a correction costs little.
 */
export const foldEvent = (
  before: RelationFacts,
  type: string,
  payload: JsonObject,
  recording: EventMetadata,
): RelationFacts => {
  const change = evolve[type];
  if (!change) return before;
  const { relation, record } = change(before, payload, recording);
  return { relation, record: record.filter((entry) => entry.type in ON_EVENT) };
};
