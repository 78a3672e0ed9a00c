import type { Provider } from '@nestjs/common';
import type { SpanContext } from '@opentelemetry/api';
import { LRUCache } from 'lru-cache';
import {
  AggregateStore,
  Codec,
  EventStore,
  ExpectedRevisionConflict,
  OutcomeUnknown,
  VerifiedEventStore,
  WrongExpectedRevision,
  originOf,
  otherStreamsIn,
  positionText,
  positionsOf,
  type AppendResult,
  type Authorize,
  type CommandMetadata,
  type EventData,
  type OtherStreams,
  type Receipt,
  type Stamp,
  type StoreContext,
} from '#kernel/event-store';
import { KeyStore } from '#security/keys';
import { Refusal, type Directory } from '#kernel/decider';
import { AggregateStores, DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type CommandedCategory } from '#nest';
import { digestWith } from '#kernel/integrity';
import { logLine } from '#platform/logging';
import { count, observe, secondsSince } from '#platform/metrics';
import { appendSpanOf, inSpan, inSpanSync, isTracing, requestTrace, type SpanOptions } from '#platform/tracing';
import { Installation } from '../configuration/installation.js';
import { digestKey } from '../configuration/installation-keys.js';

/** The injection token of the stamp of every event. */
export const STAMP = Symbol('stamp');

// oxlint-disable-next-line typescript/no-explicit-any -- deciders of different aggregates
type AnyDecider = any;

/** One `AggregateStore` for each aggregate, over the log that exists when the process starts. */
export const aggregateStoresFor = (deciders: Readonly<Record<CommandedCategory, AnyDecider>>): Provider => ({
  provide: AggregateStores,
  inject: [Installation, EventStore, Codec, KeyStore, STAMP],
  useFactory: async (
    { configuration }: Installation,
    store: EventStore,
    codec: Codec,
    keys: KeyStore,
    stamp: Stamp,
  ): Promise<AggregateStores> => {
    const { settings } = configuration;
    const digest = await digestKey(configuration);
    const origin = await originOf(store);
    const positions = await positionsOf(store, origin);
    const storeOf = (category: string) => all.get(category)!;
    const others = otherStreamsIn(storeOf);
    const storeContext: StoreContext = {
      store,
      codec,
      digest: digestWith(digest),
      origin,
      positions,
      settings,
      stamp,
      directory: (atThisMoment) =>
        storeOf(DIRECTORY).recentState(REGISTERS, atThisMoment ? 0 : REGISTERS_MAX_AGE_MS) as
          Directory | Promise<Directory>,
    };
    const isAuthorized: Authorize = (category, ...args) => storeOf(category).isAuthorized(...args);
    const all = new Map(
      Object.entries(deciders).map(([category, decider]) => [
        category,
        new ObservedAggregateStore(storeContext, category, decider, isAuthorized, others),
      ]),
    );
    keys.onDestroyed((subject) => void storeOf('survivor').forget(subject));
    return { storeContext, of: storeOf };
  },
});

type Decisions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Rules are pure functions, so only what calls them can tell how long they take. */
const traceDecisions = (decisions: Decisions): Decisions =>
  Object.fromEntries(
    Object.entries(decisions).map(([name, decide]) => [
      name,
      (...args: never[]) => inSpanSync('decide', () => decide(...args)),
    ]),
  );

/** An aggregate store with each command in the log, the metrics and, while tracing, in the trace of its request. */
class ObservedAggregateStore extends AggregateStore<AnyDecider, AnyDecider, AnyDecider> {
  constructor(
    private readonly of: StoreContext,
    category: string,
    decider: AnyDecider,
    isAuthorized: Authorize,
    others: OtherStreams,
  ) {
    const decides = isTracing() ? { ...decider, decide: traceDecisions(decider.decide) } : decider;
    super(of, category, decides, undefined, isAuthorized, others);
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

/** The most positions that are remembered: a client reads what it recorded within seconds. */
const POSITIONS_MAX = 2_000;

const recorded = new LRUCache<string, SpanContext>({ max: POSITIONS_MAX });

/** Remembers the append behind a position, so that a query that waits for it belongs to the same trace. */
const rememberTrace = (position: string, append: SpanContext): void => void recorded.set(position, append);

/** The append behind a position that this process answered. */
export const traceOf = (position: string): SpanContext | undefined => recorded.get(position);

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
