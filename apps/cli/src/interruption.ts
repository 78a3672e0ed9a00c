/** Stopped by a signal before the work was done: it carries only the exit code that shells expect. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}

const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const READER_GONE = 141;

/** Milliseconds in which signals count as one: npm repeats the signal that the terminal sent to both. */
const SAME_SIGNAL_MS = 1_000;

const leave = (): never => process.exit(READER_GONE);

/** The reader of our output may go, as head does: that is not an error. */
export const allowReaderToGo = (): void => {
  process.stdout.on('error', leave);
  process.stderr.on('error', () => undefined);
};

/** Milliseconds. */
const PARENT_LOOK_MS = 500;
const parent = process.ppid;

/** npx runs us in a shell and passes signals on to that alone: where it does not make way for us, it ends, and we would stay. */
const onceNpxHasGone = (stop: () => void): void => {
  if (process.env.npm_lifecycle_event !== 'npx') return;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, PARENT_LOOK_MS).unref();
};

/** From now on a signal, or the loss of the reader, only aborts the returned signal; a second one ends the process at once. */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  let since = Infinity;
  const ask = (exitCode: number) => {
    if (Date.now() - since > SAME_SIGNAL_MS) process.exit(exitCode);
    since = Math.min(since, Date.now());
    controller.abort(new InterruptedError(exitCode));
  };
  for (const [name, exitCode] of Object.entries(EXIT_CODES)) process.on(name, () => ask(exitCode));
  // not a second signal, which would end us at once: the shell may have passed on the first
  onceNpxHasGone(() => controller.abort(new InterruptedError(EXIT_CODES.SIGTERM)));
  process.stdout.off('error', leave).on('error', () => controller.abort(new InterruptedError(READER_GONE)));
  return controller.signal;
};

export const untilInterrupted = (interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
