import type { DataSource } from 'typeorm';
import { LogMismatch, type EventStore } from '#kernel/event-store';
import { codedReadersIn, eventOf, isProven, storedPlaces, type PlaceKeys } from '#kernel/projections';
import type { Findings } from './findings.js';

interface Parked {
  readonly name: string;
  readonly stream: string;
  readonly eventId: string;
  readonly position: string;
}

/**
 * Checks the places of the readers that act on events, such as policies: that the service itself wrote them, with what is
 * parked there, and that the log has these events. A reader that begins again at the first event misses nothing.
 * @param store must verify its events
 */
export const auditPlaces = async (
  kept: Pick<DataSource, 'query'>,
  { store, origin, keys }: { readonly store: EventStore; readonly origin: string; readonly keys: PlaceKeys },
  findings: Findings,
): Promise<void> => {
  const table = 'kept.checkpoint';
  const coded = await codedReadersIn(store);
  for (const row of coded.length === 0 ? [] : await storedPlaces(kept, coded)) {
    if (BigInt(row.position) < 0n) continue;
    if (!isProven(keys, row))
      findings.add({
        what: `the place of ${row.name}, or what is parked for it, was not written by the service`,
        table,
      });
    const error: unknown = await eventOf(row, { origin, at: (position) => store.at(position) }).catch((why) => why);
    if (error instanceof LogMismatch) findings.add({ what: error.message, table });
    else if (error instanceof Error) throw error;
  }
  const parked = (await kept.query(
    `SELECT name, stream, "eventId", position FROM parked ORDER BY name, stream`,
  )) as Parked[];
  for (const { name, stream, eventId, position } of parked) {
    const found = await store.at(BigInt(position));
    if (found?.id === eventId && found.stream === stream) continue;
    findings.add({
      what: `is parked for ${name} at an event that is not there`,
      stream,
      eventId,
      table: 'kept.parked',
    });
  }
};
