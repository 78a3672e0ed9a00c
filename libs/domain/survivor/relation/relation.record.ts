import { AMENDING } from '#kernel/correction';
import {
  byName,
  journal,
  mapByName,
  surround,
  type Decider,
  type Entry,
  type EventMap,
  type JsonObject,
  type EventMetadata,
} from '#kernel/decider';
import { NO_RELATIONS, ON_EVENT, preserveReception } from './relation.decider.js';
import type { CaseRelations } from './relation.state.js';

/** Who is responsible for a case, with the entries that determine it. */
export interface RelationFacts {
  readonly relation: CaseRelations;
  readonly record: readonly Entry[];
}

export const UNTOLD: RelationFacts = { relation: NO_RELATIONS, record: [] };

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
export const TELLING: readonly string[] = Object.keys(evolve);

/**
 * Uses the same fold that commands are judged by, on the few entries that matter, so that a correction costs little.
 */
export const tell = (
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
