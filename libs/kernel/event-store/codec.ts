import type { EventMap, EventOf, JsonObject, PersonalClass, Upcast } from '#kernel/decider';
import { openPayload, sealPayload, type Classes, type Sealing } from '#kernel/integrity';
import { ownerOf, type EventData, type RecordedEvent } from './event-store.js';

// oxlint-disable-next-line typescript/no-explicit-any -- the former events of all steps
export type AnyUpcast = Upcast<any, any>;

/** An event in the clear and in today's shape, as a decider and an auditor see it. */
export type OpenedEvent<Events extends EventMap = EventMap> = EventOf<Events> & Omit<RecordedEvent, 'type' | 'data'>;

/** Between what the journey says and what is on disk: seals, opens, and tells former events in today's words. */
export class Codec {
  constructor(
    private readonly sealing: Sealing,
    private readonly classes: Readonly<Record<string, Classes>>,
    private readonly upcast: AnyUpcast,
  ) {}

  async seal(stream: string, event: { id: string; type: string; data: JsonObject }): Promise<EventData['data']> {
    const { id: eventId, type, data } = event;
    return sealPayload(this.sealing, this.classes[type], { stream, eventId, type, ...ownerOf(stream, data) }, data);
  }

  async fingerprintKey(stream: string): Promise<Buffer | undefined> {
    return this.sealing.fingerprintKey(stream);
  }

  /** @param only of these classes; the values of others say that they are withheld. */
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
    const where = { stream, eventId, type, ...ownerOf(stream, event.data) };
    const classes = Object.hasOwn(this.classes, type) ? this.classes[type] : undefined;
    const data = await openPayload(this.sealing, classes, where, event.data, only);
    const upcast = Object.hasOwn(this.upcast, type) ? this.upcast[type] : undefined;
    return { ...event, data, ...upcast?.(data) } as OpenedEvent<Events>;
  }
}
