type Close = () => Promise<unknown>;

/**
 * Work that opens one thing after another, and adds how each is closed. Afterwards they are closed, the last one first,
 * whatever came of the work: its outcome counts, so what does not close is printed only.
 */
export const withClosing = async <Result>(
  work: (closing: { push(close: Close): void }) => Promise<Result>,
  print = (line: string): unknown => process.stderr.write(`${line}\n`),
): Promise<Result> => {
  const closing: Close[] = [];
  try {
    return await work(closing);
  } finally {
    for (const close of closing.toReversed())
      await close().catch((error: unknown) => print(`A store did not close: ${String(error)}`));
  }
};
