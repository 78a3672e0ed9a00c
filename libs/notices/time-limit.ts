/** Aborts after that time, or once the caller stops it. */
export const timeLimit = (timeoutMs: number, stop?: AbortSignal): AbortSignal => {
  const limit = AbortSignal.timeout(timeoutMs);
  return stop ? AbortSignal.any([limit, stop]) : limit;
};
