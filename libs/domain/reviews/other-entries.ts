import type { Actor, PersonalClass } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import { readingOf, type AggregateStores, type Step } from '#nest';
import {
  entriesIn,
  openEntry,
  partsOf,
  presenterOf,
  redactionOf,
  type RecordEntry,
  type RecordedEntry,
  type TimelineEntry,
} from '#domain/survivor';

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
  /** The entry as it stands now, for the form of the person who puts it right. */
  readonly tell: (entry: RecordEntry, by: Actor, opened: readonly PersonalClass[]) => Promise<RecordedEntry>;
}

/** Who joined a court case: each survivor stands in a list that the reader may see, or not at all. */
const OF_SURVIVORS = 'survivorId';

/** No entry of a court case or an operation names another survivor but by who joined, which nobody corrects there. */
const OPENS_NOBODY = { mayOpen: async () => false };

const sealedIn = ({ content: { meta }, standing }: RecordEntry): readonly PersonalClass[] =>
  standing === 'Erased' ? [] : meta.sealed.map(({ personalClass }) => personalClass);

export const otherEntriesOf = ({ store, stores }: Log, steps: readonly Step[]): OtherEntries => {
  const reading = readingOf(steps);
  const presenter = presenterOf(steps);
  const redact = redactionOf(steps, OPENS_NOBODY);
  const held: OtherEntries['held'] = (entry) => [...new Set([entry, ...entry.amendments].flatMap(sealedIn))];
  return {
    find: async (stream, eventId) => {
      const entries = entriesIn(await store.inspect(stream), stores.storeContext.origin, reading);
      return entries.find(({ event, amendments }) =>
        [event, ...amendments.map((one) => one.event)].some(({ id }) => id === eventId),
      );
    },
    held,
    show: async (entry, by, opened) => {
      const shown = presenter.present(await openEntry(stores.storeContext.codec, entry, opened), by, opened, 'opened');
      return {
        ...shown,
        values: shown.values.filter(({ field }) => field !== OF_SURVIVORS),
        withholds: held(entry).filter((one) => !opened.includes(one)),
        series: null,
      };
    },
    tell: async (entry, by, opened) => {
      const { event, on, marks } = entry;
      const { codec } = stores.storeContext;
      const { content, amendments } = await openEntry(codec, entry, opened, (type, data) => redact(by, type, data));
      const { type, metadata } = content.meta;
      const corrected = amendments.findLast(({ content: { meta } }) => meta.type === 'EntryCorrected');
      const now = partsOf(corrected?.content.data.replacement)[type] ?? content.data;
      // why a rule was not kept is no content to correct
      const { irregular: _, ...says } = partsOf(now);
      return {
        eventId: event.id,
        type,
        command: metadata.command,
        on,
        recordedAt: event.recordedAt,
        by: metadata.actor,
        standing: marks.at(-1)?.standing ?? null,
        says,
      };
    },
  };
};
