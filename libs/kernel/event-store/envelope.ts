import { randomUUID } from 'node:crypto';
import type { Actor, EventMap, EventOf } from '#kernel/decider';
import { hashOf, inCanonicalOrder, type LogKeys } from '#kernel/integrity';
import type { Codec } from './codec.js';
import type { Metadata, EventData } from './event-store.js';

/** Everything about a command that is not its content. */
export interface CommandMetadata {
  readonly by: Actor;
  /** The instant of the decision, ISO 8601. */
  readonly now: string;
  readonly commandId: string;
  /** What the caller was looking at. Left out, the command is decided on whatever is true by then. */
  readonly expectedRevision?: number | undefined;
  readonly purpose?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
}

/** The end of a stream, after which events are appended. */
export interface StreamEnd {
  readonly stream: string;
  /** Of the event before the first of these. */
  readonly revision: number;
  /** Of the last authentic event, or the anchor. */
  readonly hash: string;
  /** Of that event. */
  readonly recordedAt?: string | undefined;
}

/** What every event is stamped with when it is recorded. */
export interface Stamp {
  readonly keys: LogKeys;
  /** The instant of recording, ISO 8601. @throws ClockSkewed when our clock cannot be relied on. */
  readonly now: () => string;
}

/** Stored in canonical order, an event is proven in a third of the time. */
const inOrder = <Json extends object>(value: Json): Json => (inCanonicalOrder(value) ?? value) as Json;

/**
 * What was decided, ready for the log: sealed, named and chained. The ids are random and made together with the bytes
 * they name: the store takes known ids for a repeat without comparing bytes, so one id must never stand for two.
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
