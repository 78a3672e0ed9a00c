import { moveLines } from '#demonstration';
import { borderPerson, type BorderPerson } from '../../../../tools/border/border.js';
import { forEachAtOnce } from '../client/for-each-at-once.js';
import type { Recorder } from './recorder.js';

/** People per batch; the keys of the next batch are created while this one is recorded. */
const BATCH_PEOPLE = 250;

interface LoadRequest {
  readonly seed: number;
  readonly people: number;
  /** How many days later than in 2020 everything happens. */
  readonly days: number;
  readonly interrupted: AbortSignal;
  /** Called after each person. */
  readonly progress: (loaded: LoadResult) => void;
}

export interface LoadResult {
  readonly people: number;
  readonly events: number;
  /** The people and events that were recorded before this load. */
  readonly before: { readonly people: number; readonly events: number };
}

const movePerson = ({ survivorId, commands }: BorderPerson, days: number): BorderPerson => ({
  survivorId,
  commands: moveLines(commands, days),
});

/** Loads all people in order, and skips those who are already recorded. */
export const load = async (
  recorder: Recorder,
  { seed, people, days, interrupted, progress }: LoadRequest,
): Promise<LoadResult> => {
  let loaded: LoadResult = { people: 0, events: 0, before: { people: 0, events: 0 } };
  const count = (events: number, before: boolean): void => {
    const { people: had, events: earlier } = loaded.before;
    loaded = {
      people: loaded.people + 1,
      events: loaded.events + events,
      before: before ? { people: had + 1, events: earlier + events } : loaded.before,
    };
    progress(loaded);
  };
  const prepareBatch = async (from: number): Promise<{ batch: BorderPerson[]; fresh: ReadonlySet<string> }> => {
    const size = Math.max(0, Math.min(BATCH_PEOPLE, people - from));
    const batch = Array.from({ length: size }, (_, index) => movePerson(borderPerson(seed, from + index), days));
    return { batch, fresh: size > 0 ? await recorder.expect(batch) : new Set() };
  };

  let next = prepareBatch(0);
  for (let from = 0; from < people; from += BATCH_PEOPLE) {
    const { batch, fresh } = await next;
    next = prepareBatch(from + BATCH_PEOPLE);
    await Promise.all([
      next, // an error of the next batch surfaces now
      forEachAtOnce(batch, async (one) => {
        interrupted.throwIfAborted();
        const { events, before } = await recorder.record(one, fresh.has(one.survivorId));
        count(events, before);
      }),
    ]);
  }
  return loaded;
};
