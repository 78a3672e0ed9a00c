/** Milliseconds for all of it. */
const TIMEOUT_MS = 20_000;

interface Beginning {
  readonly text: string;
  /** False where more came, where it did not end in time, or where the line was cut. */
  readonly isWhole: boolean;
}

/** What a store answers, as far as that length: one that is broken or hostile may send without an end. */
export const beginningOf = async (
  parts: AsyncIterable<Uint8Array> | null | undefined,
  maxBytes: number,
): Promise<Beginning> => {
  const until = Date.now() + TIMEOUT_MS;
  const begun: Uint8Array[] = [];
  let bytes = 0;
  const toBeginning = (isWhole: boolean): Beginning => ({
    text: Buffer.concat(begun).toString('utf8', 0, maxBytes),
    isWhole,
  });
  try {
    for await (const part of parts ?? []) {
      begun.push(part);
      bytes += part.length;
      // leaving the loop ends the answer, too
      if (bytes > maxBytes || Date.now() > until) return toBeginning(false);
    }
    return toBeginning(true);
  } catch {
    return toBeginning(false);
  }
};
