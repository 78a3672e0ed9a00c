import type { Writable } from 'node:stream';

/** Waits until everything written so far has reached its reader, or the reader has gone: a slow one takes it only later. */
const waitUntilWritten = (output: Writable): Promise<void> =>
  new Promise((resolve) => output.write('', () => resolve()));

/** Exits once what was printed has been written, so that the exit does not cut it. */
export const exitOnceWritten = async (
  exit: () => void,
  outputs: readonly Writable[] = [process.stdout, process.stderr],
): Promise<void> => {
  await Promise.all(outputs.map(waitUntilWritten));
  exit();
};
