import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Calls } from './calls.js';
import { CannotServe, codesOf, sentence } from './failure.js';
import { Log, type LogOptions } from './log.js';
import { Pages } from './pages.js';
import { listen, shutDown } from './server.js';

export interface NodeOptions {
  readonly databaseUrl: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly host?: string;
  /** How long to wait for Postgres to answer at the first start, and for the lock of a node that was killed. */
  readonly connectWaitMs?: number;
  readonly lockWaitMs?: number;
  /** How long a commit may take before its outcome counts as unknown. */
  readonly commitWaitMs?: number;
  readonly say?: (line: string) => void;
  /** Called when a running node must not go on, after it has stopped. */
  readonly fatal?: (reason: CannotServe) => void;
}

export interface EventStoreNode {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

const READERS = 8;
const DRAIN_MS = 2_000;
/** Worth waiting for: Postgres is not there yet, is starting or stopping, or has no connection left. */
const TRANSIENT = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE', '57P01', '57P03', '53300']);

export async function startNode(options: NodeOptions): Promise<EventStoreNode> {
  const { databaseUrl, port, host = '127.0.0.1', lockWaitMs = 10_000, connectWaitMs = 10_000 } = options;
  const { commitWaitMs = 10_000, say = () => undefined, fatal = () => undefined } = options;
  const id = randomUUID();
  const calls = new Calls();
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: READERS,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    application_name: 'homeward-eventstore reader',
  });
  // an idle connection that breaks is replaced at the next read
  pool.on('error', () => undefined);

  let stopping: Promise<void> | null = null;
  let stop = async (): Promise<void> => {
    await log.close();
    await pool.end();
  };
  const fail = (reason: CannotServe): void => void stop().finally(() => fatal(reason));
  const log = await openLog({ databaseUrl, holder: id, lockWaitMs, commitWaitMs, say, fatal: fail }, connectWaitMs);
  try {
    if (log.tail.head === 0n) await writeFirstEvent(log);
    const [server, bound] = await listen({ log, pages: new Pages(pool), calls, id, host, port });
    const drain = async (): Promise<void> => {
      const closed = shutDown(server, DRAIN_MS);
      calls.endAll();
      await closed;
      await log.close();
      await pool.end();
    };
    stop = () => (stopping ??= drain());
    return { port: bound, url: `esdb://${host}:${bound}?tls=false`, stop: () => stop() };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openLog(options: LogOptions, waitMs: number): Promise<Log> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await Log.open(options);
    } catch (error) {
      if (error instanceof CannotServe) throw error;
      const worthWaiting = codesOf(error).some((code) => TRANSIENT.has(code));
      if (!worthWaiting || Date.now() > deadline) throw new CannotServe(`cannot use Postgres: ${sentence(error)}`);
    }
    await pause(100 + Math.random() * 200);
  }
}

/** `$all` is never empty, as in EventStoreDB; the random id of this event tells one log from another. */
async function writeFirstEvent(log: Log): Promise<void> {
  const settings = {
    id: randomUUID(),
    type: '$settings',
    json: true,
    data: Buffer.from('{}'),
    metadata: Buffer.alloc(0),
  };
  await log.append({ stream: '$settings', expected: 'no_stream', events: [settings] });
}
