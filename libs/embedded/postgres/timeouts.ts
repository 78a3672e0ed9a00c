/** Time limits for what an earlier start has left behind. */
export interface CleanupTimeouts {
  /** How long a server may take to answer whether it has our settings. */
  readonly answer: number;
  /** How long the children of a killed server may take to notice its end. */
  readonly children: number;
  /** How long a server may take to stop gracefully, then fast, then by force. */
  readonly end: readonly [graceful: number, fast: number, byForce: number];
}

export const DEFAULT_CLEANUP_TIMEOUTS: CleanupTimeouts = { answer: 5_000, children: 3_000, end: [5_000, 2_000, 2_000] };

/** How long the stop of a server takes at most. */
export const STOP_SERVER_MAX_MS = DEFAULT_CLEANUP_TIMEOUTS.end.reduce((sum, ms) => sum + ms, 0);
