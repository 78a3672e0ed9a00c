import type { SurvivorEventType } from '#domain/survivor';
import { categoryOf, laterInstant, subjectOf, type RecordedEvent } from '#kernel/event-store';

/** What may make two records alike. */
export const TYPES: ReadonlySet<string> = new Set<SurvivorEventType>([
  'ReferralReceived',
  'PersonDetailsRevised',
  'EntryCorrected',
  'EntryStruckOut',
]);

/** What may bring a case to another office. */
export const MOVES: ReadonlySet<string> = new Set<SurvivorEventType>([
  'AftercareEntered',
  'CaseWorkerAssigned',
  'AssignmentEnded',
  'EntryCorrected',
  'EntryStruckOut',
]);

const COSTLY: ReadonlySet<string> = new Set([...TYPES, ...MOVES]);

/** After so many records the checkpoint is kept: everybody sees that it moves, and a stop repeats little. */
const CHECKPOINT_EVERY_RECORDS = 25;

export const isAny =
  (types: ReadonlySet<string>) =>
  ({ stream, type, flaw }: RecordedEvent): boolean =>
    categoryOf(stream) === 'survivor' && types.has(type) && !flaw;

export const isCostly = isAny(COSTLY);

/** A batch in parts, each with events of so many records that cost time: it ends before another one, not within one. */
export function* slices(batch: readonly RecordedEvent[]): Generator<readonly RecordedEvent[]> {
  let slice: RecordedEvent[] = [];
  const costly = new Set<string>();
  for (const event of batch) {
    const isAnother = isCostly(event) && !costly.has(event.stream);
    if (isAnother && costly.size === CHECKPOINT_EVERY_RECORDS) {
      yield slice;
      slice = [];
      costly.clear();
    }
    if (isAnother) costly.add(event.stream);
    slice.push(event);
  }
  if (slice.length > 0) yield slice;
}

export const subjectsIn = (events: readonly RecordedEvent[], types: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(events.filter(isAny(types)).map(({ stream }) => subjectOf(stream)));

/**
 * Each survivor of these events with the latest instant of recording up to their last one. It never goes back: the clocks
 * of two processes differ, and each pair must be found by the later of its two events.
 * @param before the latest instant of all events before these
 */
export const lastInstants = (events: readonly RecordedEvent[], before: string): ReadonlyMap<string, string> => {
  const last = new Map<string, string>();
  let upTo = before;
  for (const event of events) {
    upTo = laterInstant(upTo, event);
    if (!isCostly(event)) continue;
    const survivorId = subjectOf(event.stream);
    last.delete(survivorId);
    last.set(survivorId, upTo);
  }
  return last;
};
