import type { Personal } from './personal.js';

/** Sent with a command, and kept with the entry: the rule that was broken, and why it is recorded nevertheless. */
export type Irregular = {
  readonly code: string;
  readonly explanation: Personal<string>;
};
