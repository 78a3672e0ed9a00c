import type { Writable } from 'node:stream';

/** Everything that was written so far has reached its reader, or the reader has gone: a slow one takes it only later. */
const hasWritten = (output: Writable): Promise<void> => new Promise((resolve) => output.write('', () => resolve()));

/** Once what was printed has been written, so that an exit does not cut it. */
export const onceWritten = async (
  exit: () => void,
  outputs: readonly Writable[] = [process.stdout, process.stderr],
): Promise<void> => {
  await Promise.all(outputs.map(hasWritten));
  exit();
};
