import { EX_CONFIG } from './configuration.js';

/** What a database or an operating system complains about before anything has started, in words. */
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

/** A file may be forbidden, too: that has no port, and is not what the sentence is about. */
const reasonOf = (cause: NodeJS.ErrnoException & { port?: number }): string | undefined =>
  cause?.code === 'EACCES' && cause.port === undefined ? undefined : REASONS[cause?.code ?? '']?.(cause);

/** Errors that are sentences for whoever starts the process, told by name by those who must not know this library. */
const EXPECTED = new Set([
  'ConfigurationError',
  'LogMismatch',
  'LogNotOurs',
  'ClockSkewed',
  'ConnectionStringError',
  'StoreUnavailable',
  'OutcomeUnknown',
  'AppendTooLarge',
  'KeysMismatch',
  'KeysUnavailable',
  'ChangedInPlace',
  'MayMakeNoSchema',
]);

/** Tells who started this process what it does before it serves: where that takes too long, nobody else could say so. */
export const reportStep = (step: string): void => {
  // who has gone meanwhile need not know
  if (process.connected) process.send!({ step }, () => undefined);
};

/** Ends a wait when whoever started this process is gone: nobody would know of it, and it would keep the data folder. */
export const untilAbandoned = (): AbortSignal => {
  const abandoned = new AbortController();
  const abandon = () => abandoned.abort(new Abandoned('Whoever started this process is gone.'));
  if (process.connected === false) abandon();
  else process.once('disconnect', abandon);
  return abandoned.signal;
};

class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** Runs a process; when it cannot start it says why in one line, and exits with 78. Anything else is a bug, with a stack. */
export const withReasons = async (start: () => Promise<void>): Promise<void> => {
  try {
    await start();
  } catch (error) {
    if (error instanceof Abandoned) return process.exit(0);
    const cause = causeOf(error);
    const reason = reasonOf(cause);
    const expected = reason !== undefined || EXPECTED.has(cause?.name);
    const message = reason ?? cause?.message;
    process.stderr.write(expected ? `${message}\n` : `${cause?.stack ?? String(error)}\n`);
    process.exit(expected ? EX_CONFIG : 1);
  }
};

/** Tells that it is ready, in one line of JSON, and stops on a signal or when whoever started it is gone. */
export const untilStopped = async (ready: object, stop: () => Promise<unknown>): Promise<void> => {
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
    if (process.connected === false) resolve(); // it went while we were starting
  });
  const late = setTimeout(() => process.exit(1), 8_000).unref(); // a connection that will not end must not keep us
  await stop();
  clearTimeout(late);
  process.exit(0);
};
