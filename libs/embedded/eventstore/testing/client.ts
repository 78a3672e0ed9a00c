import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import {
  type AllStreamRecordedEvent,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type AppendResult,
  EventStoreDBClient,
  type EventData,
  jsonEvent,
  type ResolvedEvent,
  type StreamSubscription,
} from '@eventstore/db-client';

export type Append = (
  stream: string,
  events: EventData[],
  expectedRevision: AppendExpectedRevision,
) => Promise<AppendResult>;

/** The client batches its appends, unless a call has its own credentials. */
export const waysToAppend = (client: EventStoreDBClient): Record<'BatchAppend' | 'Append', Append> => ({
  BatchAppend: (stream, events, expectedRevision) => client.appendToStream(stream, events, { expectedRevision }),
  Append: (stream, events, expectedRevision) =>
    client.appendToStream(stream, events, { expectedRevision, credentials: { username: 'any', password: 'any' } }),
});

export const connect = (url: string): EventStoreDBClient => EventStoreDBClient.connectionString(url);

export const freshStream = (of = 'stream'): string => `${of}-${randomUUID()}`;

export const makeEvents = (count: number, type = 'Happened'): EventData[] =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type, data: { n }, metadata: { of: count } }));

export async function collect<T>(read: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of read) found.push(item);
  return found;
}

export const idsOf = (events: readonly ResolvedEvent[]): (string | undefined)[] => events.map(({ event }) => event?.id);

type Subscription = AllStreamSubscription | StreamSubscription;

/** The events of a subscription, and a way to wait for more. */
export class ReceivedEvents {
  readonly events: AllStreamRecordedEvent[] = [];
  readonly marks: string[] = [];
  error: Error | null = null;
  #waiting: { met: () => boolean; resolve: () => void }[] = [];

  constructor(readonly subscription: Subscription) {
    const emitter: EventEmitter = subscription;
    const listen = <Value>(name: string, take: (value: Value) => void) =>
      emitter.on(name, (value: Value) => {
        take(value);
        this.#check();
      });
    listen('data', ({ event }: { event: AllStreamRecordedEvent }) => this.events.push(event));
    listen('error', (error: Error) => (this.error = error));
    for (const mark of ['confirmation', 'caughtUp', 'fellBehind']) listen(mark, () => this.marks.push(mark));
  }

  waitUntil(met: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ met, resolve });
      this.#check();
    });
  }

  caughtUp = (): Promise<void> => this.waitUntil(() => this.marks.includes('caughtUp'));
  confirmed = (): Promise<void> => this.waitUntil(() => this.marks.includes('confirmation'));
  count = (events: number): Promise<void> => this.waitUntil(() => this.events.length >= events);
  dropped = (): Promise<void> => this.waitUntil(() => this.error !== null);

  #check(): void {
    this.#waiting = this.#waiting.filter(({ met, resolve }) => !met() || resolve());
  }
}
