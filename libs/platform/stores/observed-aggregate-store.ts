import {
  AggregateStore,
  ExpectedRevisionConflict,
  WrongExpectedRevision,
  positionText,
  type Authorize,
  type CommandMetadata,
  type OtherStreams,
  type Receipt,
  type StoreContext,
} from '#kernel/event-store';
import { Refusal } from '#kernel/decider';
import { logLine } from '#platform/logging';
import { count, observe, secondsSince } from '#platform/metrics';
import { appendSpanOf, inSpan, inSpanSync, isTracing, requestTrace, type SpanOptions } from '#platform/tracing';
import { rememberTrace } from './recorded-traces.js';

// oxlint-disable-next-line typescript/no-explicit-any -- deciders of different aggregates
type AnyDecider = any;
type Decisions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Rules are pure functions, so only what calls them can tell how long they take. */
const traced = (decisions: Decisions): Decisions =>
  Object.fromEntries(
    Object.entries(decisions).map(([name, decide]) => [
      name,
      (...args: never[]) => inSpanSync('decide', () => decide(...args)),
    ]),
  );

/** An aggregate store with each command in the log, the metrics and, while tracing, in the trace of its request. */
export class ObservedAggregateStore extends AggregateStore<AnyDecider, AnyDecider, AnyDecider> {
  constructor(
    private readonly of: StoreContext,
    category: string,
    decider: AnyDecider,
    admits: Authorize,
    others: OtherStreams,
  ) {
    const decides = isTracing() ? { ...decider, decide: traced(decider.decide) } : decider;
    super(of, category, decides, undefined, admits, others);
  }

  override async transact(id: string, name: string, command: AnyDecider, metadata: CommandMetadata): Promise<Receipt> {
    const startedAt = performance.now();
    let result: CommandResult = { outcome: 'failed' };
    try {
      const transact = () => super.transact(id, name, command, metadata);
      const receipt = await inSpan(`command ${name}`, transact, isTracing() ? placeOf(metadata) : {});
      result = { outcome: receipt.eventIds.length > 0 ? 'recorded' : 'unchanged' };
      if (isTracing()) rememberTrace(positionText(this.of, receipt.position), spanOf(metadata));
      return receipt;
    } catch (error) {
      result = resultOf(error);
      throw error;
    } finally {
      const { outcome, code } = result;
      const seconds = secondsSince(startedAt);
      count('homeward_commands_total', { command: name, outcome });
      observe('homeward_command_duration_seconds', { outcome }, seconds);
      logLine('COMMAND_HANDLED', { command: name, outcome, code, ms: Math.round(seconds * 1_000) });
    }
  }
}

interface CommandResult {
  readonly outcome: 'recorded' | 'unchanged' | 'refused' | 'conflict' | 'failed';
  readonly code?: string;
}

const resultOf = (error: unknown): CommandResult => {
  if (error instanceof Refusal) return { outcome: 'refused', code: error.code };
  const isConflict = error instanceof ExpectedRevisionConflict || error instanceof WrongExpectedRevision;
  return { outcome: isConflict ? 'conflict' : 'failed' };
};

const spanOf = ({ commandId, correlationId = commandId }: CommandMetadata) => appendSpanOf(correlationId, commandId);

/** Below the request that sent it, or below the append of the command that led to it. */
const placeOf = (metadata: CommandMetadata): SpanOptions => {
  const { commandId, correlationId = commandId } = metadata;
  const { traceId } = spanOf(metadata);
  const parent = requestTrace()?.join({ traceId });
  if (parent) return { parent };
  return correlationId === commandId ? { ids: { traceId } } : { parent: appendSpanOf(correlationId, correlationId) };
};
