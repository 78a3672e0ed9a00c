import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Calls } from './calls.js';
import { CannotServe, errorCodesOf, sentence } from './failure.js';
import { HalfSentAppends } from './appends/half-sent.js';
import { EventLog, type LogOptions } from './log.js';
import { Pages } from './reads/pages.js';
import { openReaders } from './reads/readers.js';
import { type Endpoint, type Intercept, listen, type Security } from './server.js';

export interface NodeOptions {
  /** The database as a role that reads and appends: it can neither change nor delete recorded events. */
  readonly databaseUrl: string;
  /** The database as the role that makes the log, for the start only. Without it, the log must exist. */
  readonly ownerDatabaseUrl?: string | undefined;
  /** 0 for any free port. */
  readonly port: number;
  readonly host?: string;
  /** 'none' is for tests that start a node in their own process: callers need no credential. */
  readonly security: Security | 'none';
  /** The public address in gossip, if it differs from the listening one. */
  readonly advertised?: Partial<Endpoint>;
  /** How long to wait for Postgres at the first start, and for the lock of a killed node. */
  readonly connectWaitMs?: number;
  readonly lockWaitMs?: number;
  /** How long a commit may take before its outcome counts as unknown. */
  readonly commitWaitMs?: number;
  /** How often to check whether Postgres's commits still survive a power cut. */
  readonly durabilityCheckMs?: number;
  /** How long a client may take to send an append, and how many bytes all incomplete ones may hold. */
  readonly halfSentTimeoutMs?: number;
  readonly halfSentMaxBytes?: number;
  /** For tests, which make the node as harsh as EventStoreDB can be; no setting leads here. */
  readonly intercept?: Intercept;
  readonly say?: (line: string) => void;
  /** Called when a running node must not continue, after it has stopped. */
  readonly fatal?: (reason: CannotServe) => void;
}

/** What an operator watches. */
export interface NodeStatistics {
  readonly connections: number | null;
  /** Open subscriptions and other calls that last. */
  readonly calls: number;
  readonly waitingAppends: number;
  /** Events written since the start. */
  readonly writtenEvents: number;
  /** Whether Postgres can be reached. */
  readonly reachable: boolean;
}

export interface EventStoreNode {
  readonly port: number;
  readonly url: string;
  statistics(): NodeStatistics;
  stop(): Promise<void>;
}

const DRAIN_MS = 2_000;
/** Waiting may help: Postgres is not there yet, is starting or stopping, or has no free connection. */
const TRANSIENT = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE', '57P01', '57P03', '53300']);

export async function startNode(options: NodeOptions): Promise<EventStoreNode> {
  const { port, host = '127.0.0.1', security, advertised = {}, fatal = () => undefined } = options;
  const id = randomUUID();
  const calls = new Calls();
  const pool = openReaders(options.databaseUrl);

  let stopping: Promise<void> | null = null;
  let stop = async (): Promise<void> => {
    await log.close();
    await pool.end();
  };
  const fail = (reason: CannotServe): void => void stop().finally(() => fatal(reason));
  const log = await openLog({ ...logOptions(options), holder: id, fatal: fail }, options.connectWaitMs ?? 10_000);
  try {
    if (log.tail.head === 0n) await writeFirstEvent(log);
    const halfSent = new HalfSentAppends(options.halfSentTimeoutMs, options.halfSentMaxBytes);
    const pages = new Pages(pool);
    const endpoint = { host, port };
    const { intercept = (streams) => streams } = options;
    const listening = await listen({ log, pages, calls, halfSent, id, security, endpoint, advertised, intercept });
    const drain = async (): Promise<void> => {
      const closed = listening.shutDown(DRAIN_MS);
      calls.endAll();
      await closed;
      await log.close();
      await pool.end();
    };
    stop = () => (stopping ??= drain());
    const url = `esdb://${host}:${listening.port}?tls=${security !== 'none'}`;
    const statistics = () => ({
      connections: listening.connections(),
      calls: calls.count,
      waitingAppends: log.waiting,
      writtenEvents: log.written,
      reachable: log.isReachable,
    });
    return { port: listening.port, url, statistics, stop: () => stop() };
  } catch (error) {
    await stop();
    throw error;
  }
}

const logOptions = (options: NodeOptions): Omit<LogOptions, 'holder' | 'fatal'> => {
  const { lockWaitMs = 10_000, commitWaitMs = 10_000, durabilityCheckMs = 60_000, say = () => undefined } = options;
  const { databaseUrl, ownerDatabaseUrl } = options;
  return { databaseUrl, ownerDatabaseUrl, lockWaitMs, commitWaitMs, durabilityCheckMs, say };
};

async function openLog(options: LogOptions, waitMs: number): Promise<EventLog> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await EventLog.open(options);
    } catch (error) {
      if (error instanceof CannotServe) throw error;
      const worthWaiting = errorCodesOf(error).some((code) => TRANSIENT.has(code));
      if (!worthWaiting || Date.now() > deadline) throw new CannotServe(`cannot use Postgres: ${sentence(error)}`);
    }
    await pause(100 + Math.random() * 200);
  }
}

/** `$all` is never empty, as in EventStoreDB; the random id of this event identifies the log. */
async function writeFirstEvent(log: EventLog): Promise<void> {
  const settings = {
    id: randomUUID(),
    type: '$settings',
    json: true,
    data: Buffer.from('{}'),
    metadata: Buffer.alloc(0),
  };
  await log.append({ stream: '$settings', expected: 'no_stream', events: [settings] });
}
