import type { Actor, EventMap, EventOf, JsonObject, PersonalClass, Upcast } from '#kernel/decider';
import { digestWith, openPayload, sealPayload, type Classes, type Digest, type Sealing } from '#kernel/integrity';
import { POLICY_ROLE, type EventData, type RecordedEvent } from './event-store.js';
import { NO_SUBJECT_FIELD, ownerOf, type SubjectField } from './subject-field.js';

// oxlint-disable-next-line typescript/no-explicit-any -- the former events of all steps
export type AnyUpcast = Upcast<any, any>;

/** How stored events are read. */
export interface EventReading {
  /** Former events in today's form. */
  readonly upcast: AnyUpcast;
  readonly subjects: SubjectField;
}

/** Without former events, in a log whose events name no other subject. */
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
 * another fingerprint, whatever it contains; what may still be recorded then is not personal. The commands of policies
 * contain nothing personal, and must have the same fingerprint before and after an erasure.
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
