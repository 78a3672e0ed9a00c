/** It was told to end before it was done. There is nothing to say, but a number that shells know. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}

const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const READER_GONE = 141;

/** Milliseconds. What the terminal has sent to npm and to us, npm sends to us once more. */
const ONE_AND_THE_SAME = 1_000;

const leave = (): never => process.exit(READER_GONE);

/** Whoever read what we print may stop reading, as head does: that is no fault of ours. */
export const allowReaderToGo = (): void => {
  process.stdout.on('error', leave);
  process.stderr.on('error', () => undefined);
};

/** From now on a signal and a reader who is gone are only heard; whoever asks a second time ends the process at once. */
export const interruption = (): AbortSignal => {
  const asked = new AbortController();
  let since = Infinity;
  const ask = (exitCode: number) => {
    if (Date.now() - since > ONE_AND_THE_SAME) process.exit(exitCode);
    since = Math.min(since, Date.now());
    asked.abort(new Interrupted(exitCode));
  };
  for (const [name, exitCode] of Object.entries(EXIT_CODES)) process.on(name, () => ask(exitCode));
  process.stdout.off('error', leave).on('error', () => asked.abort(new Interrupted(READER_GONE)));
  return asked.signal;
};

export const untilInterrupted = (interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
