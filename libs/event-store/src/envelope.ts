import { randomUUID } from 'node:crypto';
import type { Actor, EventMap, EventOf } from '#decider';
import { hashOf } from '#trust';
import type { Codec } from './codec.js';
import type { Metadata, Pending } from './event-store.js';

/** Everything about a command that is not its content. */
export interface Circumstances {
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

interface Origin {
  readonly stream: string;
  /** Of the event before the first of these. */
  readonly revision: number;
  readonly hash: string;
}

/**
 * What was decided, ready for the log: sealed, named and chained. The ids are random and made together with the bytes
 * they name: the store takes known ids for a repeat without comparing bytes, so one id must never stand for two.
 */
export const envelop = async <Events extends EventMap>(
  codec: Codec,
  events: readonly EventOf<Events>[],
  command: { readonly name: string; readonly digest: string },
  { by, now, commandId, purpose, correlationId = commandId, causationId = commandId }: Circumstances,
  { stream, revision, hash }: Origin,
): Promise<Pending[]> => {
  const pending: Pending[] = [];
  let prevHash = hash;
  for (const [index, { type, data }] of events.entries()) {
    const id = randomUUID();
    const sealed = await codec.seal(stream, { id, type, data });
    const metadata: Omit<Metadata, 'hash'> = {
      schema: 1,
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
      ...(purpose !== undefined && { purpose }),
      $correlationId: correlationId,
      $causationId: causationId,
      prevHash,
    };
    prevHash = hashOf({ stream, revision: revision + 1 + index, id, type, data: sealed, metadata });
    pending.push({ id, type, data: sealed, metadata: { ...metadata, hash: prevHash } });
  }
  return pending;
};
