import type { Actor, PersonalClass } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import { readingOf, type AggregateStores, type Step } from '#nest';
import { entriesIn, openEntry, presenterOf, type RecordEntry, type TimelineEntry } from '#domain/survivor';

interface Log {
  readonly store: EventStore;
  readonly stores: AggregateStores;
}

/** The entries of a court case or an operation, one by one, as a timeline shows those of a record. */
export interface OtherEntries {
  /** The entry, by its own id or that of what amends it. */
  readonly find: (stream: string, eventId: string) => Promise<RecordEntry | undefined>;
  /** The classes of personal data in it and its amendments. */
  readonly held: (entry: RecordEntry) => readonly PersonalClass[];
  readonly show: (entry: RecordEntry, by: Actor, opened: readonly PersonalClass[]) => Promise<TimelineEntry>;
}

/** Who joined a court case: each survivor stands in a list that the reader may see, or not at all. */
const OF_SURVIVORS = 'survivorId';

const sealedIn = ({ content: { meta }, standing }: RecordEntry): readonly PersonalClass[] =>
  standing === 'Erased' ? [] : meta.sealed.map(({ personalClass }) => personalClass);

export const otherEntriesOf = ({ store, stores }: Log, steps: readonly Step[]): OtherEntries => {
  const reading = readingOf(steps);
  const presenter = presenterOf(steps);
  const held: OtherEntries['held'] = (entry) => [...new Set([entry, ...entry.amendments].flatMap(sealedIn))];
  return {
    find: async (stream, eventId) => {
      const entries = entriesIn(await store.inspect(stream), stores.ledger.origin, reading);
      return entries.find(({ event, amendments }) =>
        [event, ...amendments.map((one) => one.event)].some(({ id }) => id === eventId),
      );
    },
    held,
    show: async (entry, by, opened) => {
      const shown = presenter.present(await openEntry(stores.ledger.codec, entry, opened), by, opened, 'opened');
      return {
        ...shown,
        values: shown.values.filter(({ field }) => field !== OF_SURVIVORS),
        withholds: held(entry).filter((one) => !opened.includes(one)),
        series: null,
      };
    },
  };
};
