export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

const noAnswerWithin = (timeoutMs: number): TimeoutError =>
  new TimeoutError(`There was no answer within ${timeoutMs} ms.`);

/** The result of the work, or an error once the time is over. The work goes on. */
export const withTimeout = <T>(
  work: Promise<T>,
  timeoutMs: number,
  errorFor: (timeoutMs: number) => Error = noAnswerWithin,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const rejectSilence = () => reject(errorFor(timeoutMs));
    // a process that stood still looks at its sockets once more: the answer may have come meanwhile
    const late = setTimeout(() => setImmediate(rejectSilence), Math.max(0, timeoutMs));
    work.then(
      (value) => {
        clearTimeout(late);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(late);
        reject(error as Error);
      },
    );
  });

/** Waits for the work, but no longer than that. @returns whether it has ended; if not, it goes on */
export const endsWithin = async (work: Promise<unknown>, timeoutMs: number, { ref = true } = {}): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, timeoutMs, false)));
  if (!ref) timer!.unref();
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
};
