import { publishHop, type RecordedEvent } from '#kernel/event-store';
import { observe, secondsSince } from '#platform/metrics';
import { appendSpanOf, inSpan, isTracing } from '#platform/tracing';
import { isAwaited } from './log.js';

/** Only what has just been recorded is traced: a rebuild reads years of events whose traces are long forgotten. */
const RECENT_MS = 60_000;
/** The most commands of a batch that are traced. */
const TRACED_MAX = 100;

/** Does the work of a batch, with its time and delay in the metrics, and a span in the trace of each command behind it. */
export const observeBatch = async <Result>(
  reader: string,
  batch: readonly RecordedEvent[],
  work: () => Promise<Result>,
): Promise<Result> => {
  const startedAt = performance.now();
  // readings before it are held back on purpose, and nobody waits for them
  const awaited = reader === 'views' ? batch.find(isAwaited) : undefined;
  if (awaited) publishHop('subscription', delayOf(awaited));
  const result = await inSpansOf(reader, batch, work);
  observe('homeward_projection_batch_duration_seconds', { reader }, secondsSince(startedAt));
  observe('homeward_projection_batch_events', { reader }, batch.length);
  const last = batch.at(-1);
  if (last) observe('homeward_projection_delay_seconds', { reader }, delayOf(last));
  return result;
};

const delayOf = ({ recordedAt }: RecordedEvent): number => Math.max(0, (Date.now() - Date.parse(recordedAt)) / 1_000);

const inSpansOf = <Result>(
  reader: string,
  batch: readonly RecordedEvent[],
  work: () => Promise<Result>,
): Promise<Result> => {
  if (!isTracing()) return work();
  const recent = batch.filter(({ recordedAt, flaw }) => !flaw && Date.now() - Date.parse(recordedAt) < RECENT_MS);
  const commands = new Map(recent.map(({ metadata }) => [metadata.commandId, metadata] as const));
  const attributes = { 'homeward.reader': reader, 'homeward.events': batch.length };
  return [...commands.values()].slice(0, TRACED_MAX).reduce<() => Promise<Result>>(
    (within, { $correlationId, commandId }) =>
      () =>
        inSpan('project', within, { attributes, parent: appendSpanOf($correlationId, commandId) }),
    work,
  )();
};
