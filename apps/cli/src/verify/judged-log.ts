import {
  LOG_STREAM,
  LogOfOtherService,
  VerifiedEventStore,
  keptInstantsIn,
  openLog,
  originOf,
  type EventStore,
  type SubscribeOptions,
  type RecordedEvent,
  type Stamp,
} from '#kernel/event-store';
import { knownTypesOf } from '#platform';
import type { Step } from '#nest';
import { hasOwnHash, type ChainedEvent } from '#kernel/integrity';
import type { Findings } from './findings.js';

/** A log whose events carry their flaws, as far as those can be found. */
interface JudgedLog {
  /** The origin of the log. */
  readonly origin: string;
  readonly all: Pick<EventStore, 'subscribe'>;
  /** The verifying store, if the log key is known. */
  readonly proven?: VerifiedEventStore;
}

interface JudgeContext {
  readonly steps: readonly Step[];
  /** Undefined for a public check, which has no key. */
  readonly stamp: Stamp | undefined;
  /** The origin in the signed head, which this log must have. */
  readonly signedOrigin: string | undefined;
}

/** @throws LogOfOtherService if there is no log and no signed head */
export const judgeLog = async (
  raw: EventStore,
  { steps, stamp, signedOrigin }: JudgeContext,
  findings: Findings,
): Promise<JudgedLog> => {
  const notOurs = (error: unknown) => {
    if (!(error instanceof LogOfOtherService)) throw error;
    findings.add({ what: error.message, stream: LOG_STREAM });
  };
  const origin =
    (await originOf(raw).catch((error: unknown) => {
      if (signedOrigin === undefined) throw error;
      return notOurs(error);
    })) ?? signedOrigin!;
  const asPublic = { origin, all: judgePublicly(raw) };
  if (!stamp || findings.count > 0) return asPublic;
  const opened = await openLog(raw, 'development', stamp).catch(notOurs);
  if (!opened) return asPublic;
  const { adopted } = opened;
  const instants = await keptInstantsIn(raw, stamp.keys);
  const proof = { origin, keys: stamp.keys, adopted, instants, knownTypes: knownTypesOf(steps) };
  const proven = new VerifiedEventStore(raw, proof);
  return { origin, all: proven, proven };
};

const judgePublicly = (raw: EventStore): JudgedLog['all'] => ({
  async *subscribe(following: SubscribeOptions) {
    for await (const batch of raw.subscribe(following)) yield batch.map(publiclyJudged);
  },
});

/** What can be checked without a key: whether the content of an event matches its hash. */
const publiclyJudged = (event: RecordedEvent): RecordedEvent => {
  // the first event of a log from before 0.7.0 has no hash; the hash of the next one covers it
  const isBare = event.stream === LOG_STREAM && event.revision === 0 && event.metadata.hash === undefined;
  if (isBare || hasOwnHash(event as ChainedEvent)) return event;
  const reason = event.unreadable ?? 'its content does not match its hash';
  return { ...event, flaw: { kind: event.unreadable === undefined ? 'unproven' : 'unreadable', reason } };
};
