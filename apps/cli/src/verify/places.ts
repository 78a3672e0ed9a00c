import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { LogMismatch, type EventStore } from '#kernel/event-store';
import { codedReadersIn, checkpointEvent, isProven, storedPlaces, type PlaceKeys } from '#kernel/projections';
import type { Findings } from './findings.js';

interface ParkedEntry {
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
    const error: unknown = await checkpointEvent(row, { origin, at: (position) => store.at(position) }).catch(
      (why) => why,
    );
    if (error instanceof LogMismatch) findings.add({ what: error.message, table });
    else if (error instanceof Error) throw error;
  }
  const parked = (await kept.query(
    `SELECT name, stream, "eventId", position FROM parked ORDER BY name, stream`,
  )) as ParkedEntry[];
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

/**
 * Checks that each policy has answered the log up to a position: otherwise what it should have recorded since may be missing.
 * Whether it recorded what was due before cannot be told: an answer that was refused, or found nothing left to record, is
 * not in the log.
 * @param timeoutMs how long they may take
 */
export const auditPolicies = async (
  kept: Pick<DataSource, 'query'>,
  { names, head, timeoutMs }: { readonly names: readonly string[]; readonly head: bigint; readonly timeoutMs: number },
  findings: Findings,
): Promise<void> => {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(50)) {
    const rows = (await kept.query(`SELECT name, position FROM checkpoint WHERE name = ANY ($1)`, [names])) as {
      name: string;
      position: string;
    }[];
    const reached = new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
    const behind = names.filter((name) => (reached.get(name) ?? -1n) < head);
    if (behind.length > 0 && Date.now() < deadline) continue;
    for (const name of behind)
      findings.add({
        what: `${name} has answered the log up to ${reached.get(name) ?? -1n}, and it goes up to ${head}: what it should have recorded since may be missing. Is the projector running?`,
        table: 'kept.checkpoint',
      });
    return;
  }
};
