import {
  OutcomeUnknown,
  VerifiedEventStore,
  WrongExpectedRevision,
  type AppendResult,
  type EventData,
} from '#kernel/event-store';
import { observe, secondsSince } from '#platform/metrics';
import { appendSpanOf, inSpan, isTracing } from '#platform/tracing';

/** The verified log, with the time and the outcome of each append in metrics and traces. */
export class ObservedEventStore extends VerifiedEventStore {
  override async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const startedAt = performance.now();
    let outcome = 'stored';
    try {
      const append = () => super.append(stream, events, expected);
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
}

const outcomeOf = (error: unknown): string => {
  if (error instanceof WrongExpectedRevision) return 'conflict';
  return error instanceof OutcomeUnknown ? 'unknown' : 'failed';
};
