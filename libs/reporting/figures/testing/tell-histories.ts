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
export const tellHistories = async (facts: FactTables, ...histories: readonly RecordHistory[]): Promise<void> => {
  const told = histories.map((one) => ({ ...one, entries: withIds(one.about, one.told.facts) }));
  const log = told
    .flatMap(({ entries }) => entries)
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
  const places = new Map(log.map((entry, index) => [entry, BigInt(index)]));
  for (const { of, about, entries } of told) {
    const seen = entries.map((entry, revision): ProjectableEvent => ({
      data: separateParts(entry.data, classes[entry.type]!).open,
      meta: {
        subject: id(about),
        category: of,
        eventId: entry.id,
        type: entry.type,
        revision,
        position: places.get(entry)!,
        recordedAt: entry.at,
        metadata: { actor: entry.by } as ProjectableEvent['meta']['metadata'],
        sealed: [],
      },
    }));
    for (const projection of projections)
      if (projection.of === undefined || projection.of === of)
        await facts.insertRows(
          facts.db.getMetadata(projection.view).tableName,
          factsFromHistory(projection, seen, amends),
        );
  }
};
