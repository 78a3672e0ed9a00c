import {
  EventStore,
  OutcomeUnknown,
  WrongExpectedRevision,
  type AppendResult,
  type EventData,
  type ReadOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from '#kernel/event-store';
import { observe, secondsSince } from '#platform/metrics';
import { appendSpanOf, inSpan, isTracing } from '#platform/tracing';

/** The log, with the time and the outcome of each append in metrics and traces. */
export class ObservedEventStore extends EventStore {
  constructor(private readonly inner: EventStore) {
    super();
  }

  async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const startedAt = performance.now();
    let outcome = 'stored';
    try {
      const append = () => this.inner.append(stream, events, expected);
      const metadata = events[0]?.metadata;
      if (!metadata || !isTracing()) return await append();
      const ids = appendSpanOf(metadata.$correlationId, metadata.commandId);
      return await inSpan('append', append, { ids, attributes: { 'homeward.events': events.length } });
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      observe('homeward_append_duration_seconds', { outcome }, secondsSince(startedAt));
    }
  }

  read(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.inner.read(stream, from, options);
  }

  override inspect(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.inner.inspect(stream, from, options);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    return this.inner.subscribe(options);
  }

  override clock(): Promise<number> {
    return this.inner.clock();
  }

  first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.inner.first(prefixes, after);
  }

  last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.inner.last(prefixes);
  }

  at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.inner.at(position);
  }
}

const outcomeOf = (error: unknown): string => {
  if (error instanceof WrongExpectedRevision) return 'conflict';
  return error instanceof OutcomeUnknown ? 'unknown' : 'failed';
};
