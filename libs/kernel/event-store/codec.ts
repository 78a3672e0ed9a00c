import { randomUUID } from 'node:crypto';
import type { Actor, EventMap, EventOf, JsonObject, PersonalClass, Upcast } from '#kernel/decider';
import {
  digestWith,
  hashOf,
  inCanonicalOrder,
  openPayload,
  sealPayload,
  type Classes,
  type Digest,
  type LogKeys,
  type Sealing,
} from '#kernel/integrity';
import { POLICY_ROLE, type EventData, type Metadata, type RecordedEvent } from './event-store.js';
import { NO_SUBJECT_FIELD, ownerOf, type SubjectField } from './subject-field.js';

// oxlint-disable-next-line typescript/no-explicit-any -- the former events of all steps
export type AnyUpcast = Upcast<any, any>;

/** How stored events are read. */
export interface EventReading {
  /** Former events in today's form. */
  readonly upcast: AnyUpcast;
  readonly subjects: SubjectField;
}

/** Reads events as they are stored: a log without former forms, whose events name no other subject. */
export const AS_STORED: EventReading = { upcast: {}, subjects: NO_SUBJECT_FIELD };

/** An event in plain text and in its current form, as deciders and auditors see it. */
export type OpenedEvent<Events extends EventMap = EventMap> = EventOf<Events> & Omit<RecordedEvent, 'type' | 'data'>;

/** Translates between plain and stored events: seals, opens, and upcasts former events. */
export class Codec {
  constructor(
    private readonly sealing: Sealing,
    private readonly classes: Readonly<Record<string, Classes>>,
    private readonly reading: EventReading,
  ) {}

  seal(stream: string, event: { id: string; type: string; data: JsonObject }): Promise<EventData['data']> {
    const { id: eventId, type, data } = event;
    return sealPayload(
      this.sealing,
      this.classes[type],
      { stream, eventId, type, ...this.#ownerOf(stream, data) },
      data,
    );
  }

  fingerprintKey(stream: string): Promise<Buffer | undefined> {
    return this.sealing.fingerprintKey(stream);
  }

  /** @param only opens these classes; values of other classes read as withheld. */
  async open<Events extends EventMap>(
    events: readonly RecordedEvent[],
    only?: readonly PersonalClass[],
  ): Promise<OpenedEvent<Events>[]> {
    return Promise.all(events.map((event) => this.#open<Events>(event, only)));
  }

  async #open<Events extends EventMap>(
    event: RecordedEvent,
    only?: readonly PersonalClass[],
  ): Promise<OpenedEvent<Events>> {
    const { stream, id: eventId, type } = event;
    const where = { stream, eventId, type, ...this.#ownerOf(stream, event.data) };
    const classes = Object.hasOwn(this.classes, type) ? this.classes[type] : undefined;
    const data = await openPayload(this.sealing, classes, where, event.data, only);
    const { upcast: former } = this.reading;
    const upcast = Object.hasOwn(former, type) ? former[type] : undefined;
    return { ...event, data, ...upcast?.(data) } as OpenedEvent<Events>;
  }

  #ownerOf(stream: string, data: JsonObject) {
    return ownerOf(this.reading.subjects, stream, data);
  }
}

/**
 * Distinguishes a repeat from another command with the same id. For commands of people, the key is destroyed with the
 * person's keys: otherwise the fingerprint would confirm guesses of an erased name for ever. A repeat after that has
 * another fingerprint, whatever it contains: `isSentAgain` knows it. What may still be recorded then is not personal. The
 * commands of policies contain nothing personal, and must have the same fingerprint before and after an erasure.
 */
export const fingerprint = async (
  { codec, digest }: { readonly codec: Codec; readonly digest: Digest },
  stream: string,
  { role }: Actor,
  body: unknown,
): Promise<string> => {
  if (role === POLICY_ROLE) return digest(body);
  const key = await codec.fingerprintKey(stream);
  return key ? digestWith(key)(body) : digest(['erased', body]);
};

/** What a recorded command and its repeat have in common. */
export interface SentCommand {
  readonly name: string;
  readonly digest: string;
  readonly by: Pick<Actor, 'id' | 'role'>;
}

/**
 * Whether a command with the id of a recorded one is the same. Where the key of its fingerprint is destroyed, contents
 * cannot be compared: then its sender gets the receipt, such as that of the erasure itself, for any content of the same
 * command. So a lost answer can be asked for again, and no guess is confirmed.
 */
export const isSentAgain = async (
  codec: Codec,
  stream: string,
  recorded: SentCommand,
  { name, digest, by }: SentCommand,
): Promise<boolean> => {
  if (recorded.digest === digest) return true;
  if (by.role === POLICY_ROLE || recorded.name !== name || recorded.by.id !== by.id) return false;
  return (await codec.fingerprintKey(stream)) === undefined;
};

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
    // written in canonical order, which need not be made then
    const metadata = inOrder<Omit<Metadata, 'hash' | 'code'>>({
      $causationId: causationId,
      $correlationId: correlationId,
      actor: {
        ...(by.deputyOf !== undefined && { deputyOf: by.deputyOf }),
        id: by.id,
        ...(by.office !== undefined && { office: by.office }),
        organisation: by.organisation,
        role: by.role,
      },
      command: command.name,
      commandId,
      decidedAt: now,
      digest: command.digest,
      prevHash,
      ...(purpose !== undefined && { purpose }),
      recordedAt,
      schema: 2,
    });
    prevHash = hashOf({ stream, revision: revision + 1 + index, id, type, data: sealed, metadata });
    const code = stamp.keys.codeOf(prevHash);
    pending.push({ id, type, data: sealed, metadata: { ...metadata, hash: prevHash, code } });
  }
  return pending;
};
