/**
 * Nobody reads where each of a hundred thousand refusals came from, and a stack costs ten times as much as the error that
 * has it. Work that fails is done once more with stacks, for the one that somebody reads.
 * @param again the same work from its beginning, where doing it once has changed what it depends on
 */
export const withoutStacks = <Value>(work: () => Value, again = work): Value => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } catch (error) {
    Error.stackTraceLimit = stackTraceLimit;
    again();
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};
