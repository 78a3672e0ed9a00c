import { randomUUID } from 'node:crypto';
import type { Actor, EventMap, EventOf } from '#kernel/decider';
import { hashOf, inCanonicalOrder, type LogKeys } from '#kernel/integrity';
import type { Codec } from './codec.js';
import type { Metadata, EventData } from './event-store.js';

/** Everything about a command except its content. */
export interface CommandMetadata {
  readonly by: Actor;
  /** The instant of the decision, ISO 8601. */
  readonly now: string;
  readonly commandId: string;
  /** The revision that the caller has seen. Without it, the command is decided on the current state. */
  readonly expectedRevision?: number | undefined;
  readonly purpose?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
}

/** The end of a stream, after which events are appended. */
export interface StreamEnd {
  readonly stream: string;
  /** The revision of the last event. */
  readonly revision: number;
  /** The hash of the last authentic event, or the anchor. */
  readonly hash: string;
  /** The recording time of that event. */
  readonly recordedAt?: string | undefined;
}

/** What every new event is stamped with. */
export interface Stamp {
  readonly keys: LogKeys;
  /** The instant of recording, ISO 8601. @throws ClockSkewed if our clock cannot be trusted. */
  readonly now: () => string;
}

/** Events stored in canonical order take a third of the time to verify. */
const inOrder = <Json extends object>(value: Json): Json => (inCanonicalOrder(value) ?? value) as Json;

/**
 * Turns decided events into stored ones: sealed, chained, and with an id. An id is random and made with its bytes: the
 * store takes a known id for a repeat without comparing bytes, so one id must never name two events.
 */
export const envelop = async <Events extends EventMap>(
  codec: Codec,
  events: readonly EventOf<Events>[],
  command: { readonly name: string; readonly digest: string },
  { by, now, commandId, purpose, correlationId = commandId, causationId = commandId }: CommandMetadata,
  { stream, revision, hash, recordedAt: before = '' }: StreamEnd,
  stamp: Stamp,
): Promise<EventData[]> => {
  const pending: EventData[] = [];
  let prevHash = hash;
  const clock = stamp.now();
  const recordedAt = clock > before ? clock : before;
  for (const [index, { type, data }] of events.entries()) {
    const id = randomUUID();
    const sealed = inOrder(await codec.seal(stream, { id, type, data }));
    const metadata = inOrder<Omit<Metadata, 'hash' | 'code'>>({
      schema: 2,
      commandId,
      command: command.name,
      digest: command.digest,
      actor: {
        id: by.id,
        role: by.role,
        organisation: by.organisation,
        ...(by.office !== undefined && { office: by.office }),
        ...(by.deputyOf !== undefined && { deputyOf: by.deputyOf }),
      },
      decidedAt: now,
      recordedAt,
      ...(purpose !== undefined && { purpose }),
      $correlationId: correlationId,
      $causationId: causationId,
      prevHash,
    });
    prevHash = hashOf({ stream, revision: revision + 1 + index, id, type, data: sealed, metadata });
    const code = stamp.keys.codeOf(prevHash);
    pending.push({ id, type, data: sealed, metadata: { ...metadata, hash: prevHash, code } });
  }
  return pending;
};
