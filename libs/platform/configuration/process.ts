import { exitOnCrash, logLine } from '#platform/logging';
import { EX_CONFIG } from './configuration.js';

/** Errors of a database or an operating system before the start, as sentences. */
const REASONS: Readonly<
  Record<string, (error: NodeJS.ErrnoException & { port?: number; address?: string }) => string>
> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use: stop what listens there, or choose another port (HOMEWARD_PORT).`,
  EACCES: ({ port }) => `Port ${port} may not be opened by this user: choose another (HOMEWARD_PORT).`,
  EADDRNOTAVAIL: ({ address }) =>
    `This machine has no address ${address}: check HOMEWARD_HOST, and DATABASE_URL and EVENTSTORE_URL if they are set.`,
  ECONNREFUSED: ({ address, port }) => `Nothing answers at ${address}:${port}: check DATABASE_URL and EVENTSTORE_URL.`,
  ENOTFOUND: () => 'A host in DATABASE_URL or EVENTSTORE_URL is not known.',
  '28P01': () => 'The database refuses the password in DATABASE_URL.',
  '28000': () => 'The database refuses the user in DATABASE_URL.',
  '3D000': () => 'There is no such database as in DATABASE_URL.',
};

const causeOf = (error: unknown): NodeJS.ErrnoException =>
  error instanceof AggregateError ? causeOf(error.errors[0]) : (error as NodeJS.ErrnoException);

/** Also for a file that is forbidden: that has no port, and is not meant here. */
const reasonOf = (cause: NodeJS.ErrnoException & { port?: number }): string | undefined =>
  cause?.code === 'EACCES' && cause.port === undefined ? undefined : REASONS[cause?.code ?? '']?.(cause);

/** Errors whose message is a sentence for the operator, by name: their classes may not be imported here. */
const EXPECTED = new Set([
  'ConfigurationError',
  'LogMismatch',
  'LogOfOtherService',
  'ClockSkewed',
  'ConnectionStringError',
  'StoreUnavailable',
  'OutcomeUnknown',
  'AppendTooLarge',
  'KeysMismatch',
  'KeysUnavailable',
  'ChangedInPlace',
  'SchemaCreationDenied',
]);

/** Reports to the parent process what a slow start is doing, since nothing else can. */
export const reportStep = (step: string): void => {
  logLine('PROCESS_STEP', { step });
  // the parent process may have gone
  if (process.connected) process.send!({ step }, () => undefined);
};

/** Stops waiting after the parent process has gone: otherwise this process would keep the data folder, unnoticed. */
export const untilAbandoned = (): AbortSignal => {
  const abandoned = new AbortController();
  const abandon = () => abandoned.abort(new ParentGone(PARENT_GONE));
  if (process.connected === false) abandon();
  else process.once('disconnect', abandon);
  return abandoned.signal;
};

class ParentGone extends Error {
  override readonly name = 'ParentGone';
}

/**
 * Runs a process. If it cannot start, its log has a line with the reason, for each of several wrong settings one, and it
 * exits with 78. Any other error is a bug, with a stack. A crash later says less.
 */
export const withReasons = async (start: () => Promise<void>): Promise<void> => {
  exitOnCrash();
  try {
    await start();
  } catch (error) {
    if (error instanceof ParentGone) return process.exit(0);
    const cause = causeOf(error);
    const reason = reasonOf(cause);
    const expected = reason !== undefined || EXPECTED.has(cause?.name);
    const exitCode = expected ? EX_CONFIG : 1;
    const [first, ...others] = expected ? (reason ?? cause.message).split('\n') : [];
    if (first === undefined)
      logLine('PROCESS_FAILED', { exitCode, where: framesOf(cause) }, describeError(cause ?? error));
    for (const sentence of first === undefined ? [] : [first, ...others])
      logLine('PROCESS_FAILED', { exitCode }, sentence);
    process.exit(exitCode);
  }
};

const describeError = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const framesOf = (error: unknown): readonly string[] =>
  error instanceof Error && error.stack
    ? error.stack.split('\n').flatMap((line) => /^ +(at .*)/.exec(line)?.[1] ?? [])
    : [];

/** Announces in one line of JSON that it is ready, and stops on a signal or after its parent process has gone. */
export const untilStopped = async (ready: object, stop: () => Promise<unknown>): Promise<void> => {
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  logLine('PROCESS_READY', { ms: Math.round(performance.now()) });
  const reason = await new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
    process.once('disconnect', () => resolve(PARENT_GONE));
    if (process.connected === false) resolve(PARENT_GONE); // it went during the start
  });
  logLine('PROCESS_STOPPING', { reason });
  const since = performance.now();
  const late = setTimeout(() => process.exit(1), 8_000).unref(); // a connection that does not end must not delay the exit
  await stop();
  clearTimeout(late);
  logLine('PROCESS_STOPPED', { ms: Math.round(performance.now() - since) });
  process.exit(0);
};

const PARENT_GONE = 'The parent process has gone.';
