import { AMENDING } from '#kernel/correction';
import {
  withJournal,
  type Decider,
  type Entry,
  type EventMap,
  type JsonObject,
  type EventMetadata,
} from '#kernel/decider';
import { keepingReception } from './reception.rules.js';
import { ON_EVENT, NOBODYS, type CaseRelations } from './relation.decider.js';

/** Who is responsible for a case, with the entries that determine it. */
export interface RelationFacts {
  readonly relation: CaseRelations;
  readonly record: readonly Entry[];
}

export const UNTOLD: RelationFacts = { relation: NOBODYS, record: [] };

type AnyHears = (related: CaseRelations, payload: never, recording: EventMetadata) => CaseRelations;

const alone: Decider<Pick<RelationFacts, 'relation'>, EventMap, {}> = {
  initial: { relation: NOBODYS },
  decide: {},
  evolve: {
    ...Object.fromEntries(
      Object.entries(ON_EVENT).map(([type, hear]) => [
        type,
        ({ relation }: Pick<RelationFacts, 'relation'>, payload: JsonObject, recording: EventMetadata) => ({
          relation: (hear as AnyHears)(relation, payload as never, recording),
        }),
      ]),
    ),
    ...Object.fromEntries(Object.keys(AMENDING).map((type) => [type, (told: Pick<RelationFacts, 'relation'>) => told])),
  },
};

const { evolve } = keepingReception(withJournal(alone, AMENDING));

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
