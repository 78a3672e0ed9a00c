/** Limits on what hangs, not on what is slow: others may need the processors. */
export const TEST_LIMIT_MS = 300_000;

/** Of all tests of a spec together, where they share a worker with other specs. */
export const SPEC_LIMIT_MS = 600_000;
