/**
 * What a follower does with an event does not depend on how many others it came with: log.spec.ts holds how they gather,
 * and batch-reader.spec.ts waits as long as production does.
 */
export const SHORT_GATHERING_MS = 5;
