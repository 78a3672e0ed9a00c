import { AMENDING } from '#correction';
import { withRecord, type Decider, type Entry, type EventMap, type JsonObject, type Recording } from '#decider';
import { keepingReception } from './reception.rules.js';
import { HEARS, NOBODYS, type Related } from './relation.decider.js';

/** Who is responsible for a case, with the entries that determine it. */
export interface Told {
  readonly relation: Related;
  readonly record: readonly Entry[];
}

export const UNTOLD: Told = { relation: NOBODYS, record: [] };

type AnyHears = (related: Related, payload: never, recording: Recording) => Related;

const alone: Decider<Pick<Told, 'relation'>, EventMap, {}> = {
  initial: { relation: NOBODYS },
  decide: {},
  evolve: {
    ...Object.fromEntries(
      Object.entries(HEARS).map(([type, hear]) => [
        type,
        ({ relation }: Pick<Told, 'relation'>, payload: JsonObject, recording: Recording) => ({
          relation: (hear as AnyHears)(relation, payload as never, recording),
        }),
      ]),
    ),
    ...Object.fromEntries(Object.keys(AMENDING).map((type) => [type, (told: Pick<Told, 'relation'>) => told])),
  },
};

const { evolve } = keepingReception(withRecord(alone, AMENDING));

/** Every event that may change it. */
export const TELLING: readonly string[] = Object.keys(evolve);

/**
 * Uses the same fold that commands are judged by, on the few entries that matter, so that a correction costs little.
 */
export const tell = (before: Told, type: string, payload: JsonObject, recording: Recording): Told => {
  const change = evolve[type];
  if (!change) return before;
  const { relation, record } = change(before, payload, recording);
  return { relation, record: record.filter((entry) => entry.type in HEARS) };
};
