import { steps } from '#domain/aggregates';
import type { EventMap, EventMetadata, EventOf } from '#kernel/decider';
import { factsFromHistory, type ProjectableEvent } from '#kernel/projections';
import { readingOf } from '#nest';
import { separateParts } from '../../../kernel/integrity/payload.js';
import { id, type FactTables } from './facts.js';

/** A record as its decider decided it, command by command. */
export interface RecordHistory {
  readonly of: 'survivor' | 'prosecution' | 'operation';
  readonly about: number;
  readonly told: { readonly facts: readonly (EventOf<EventMap> & EventMetadata)[] };
}

/** A stream as it was decided, with what the log keeps of each event. */
export interface DecidedStream {
  readonly of: RecordHistory['of'];
  readonly subject: string;
  readonly events: readonly (EventOf<EventMap> & Pick<EventMetadata, 'id' | 'at' | 'by'>)[];
}

const projections = steps.flatMap((step) => step.projections.flatMap((one) => (one.kind === 'facts' ? [one] : [])));
const { amends } = readingOf(steps);
const classes: (typeof steps)[number]['classes'] = Object.assign({}, ...steps.map((step) => step.classes));

/** The events of a history are `event-0` and so on; tables have ids. */
const withIds = <Told>(about: number, told: Told): Told =>
  JSON.parse(
    JSON.stringify(told).replaceAll(/"event-(\d+)"/g, (_, index) => `"${eventIdOf(about, Number(index))}"`),
  ) as Told;

export const eventIdOf = (about: number, index: number): string => id(about * 1_000 + index);

/** Fills the tables of facts as the projector does, from records whose entries stand in one log in the order of their time. */
export const tellHistories = (facts: FactTables, ...histories: readonly RecordHistory[]): Promise<void> =>
  tellStreams(
    facts,
    histories.map((one) => ({ of: one.of, subject: id(one.about), events: withIds(one.about, one.told.facts) })),
  );

/** The same of whole streams, whose events have the ids under which tables keep them. */
export const tellStreams = async (facts: FactTables, streams: readonly DecidedStream[]): Promise<void> => {
  const log = streams
    .flatMap(({ events }) => events)
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  const places = new Map(log.map((event, index) => [event, BigInt(index)]));
  const told = streams.map(({ of, subject, events }) => ({
    of,
    seen: events.map((event, revision): ProjectableEvent => ({
      data: separateParts(event.data, classes[event.type]!).open,
      meta: {
        subject,
        category: of,
        eventId: event.id,
        type: event.type,
        revision,
        position: places.get(event)!,
        recordedAt: event.at,
        metadata: { actor: event.by } as ProjectableEvent['meta']['metadata'],
        sealed: [],
      },
    })),
  }));
  for (const projection of projections) {
    const observed = told.filter(({ of }) => projection.of === undefined || projection.of === of);
    await facts.insertRows(
      facts.db.getMetadata(projection.view).tableName,
      observed.flatMap(({ seen }) => factsFromHistory(projection, seen, amends)),
    );
  }
};
