import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

const DEFAULT_START_WAIT_S = 60;
const START_WAIT_MAX_S = 3_600;

/** For a person at a terminal. Servers start, and clusters elect a leader, in less time. */
const VERB_WAIT_MAX_S = 15;

/**
 * Seconds for which a process waits at its start for an event store that does not answer yet.
 * @throws ConfigurationError
 */
export const startWaitFrom = ({ HOMEWARD_START_WAIT_S: text }: Environment): number => {
  if (!text) return DEFAULT_START_WAIT_S;
  if (/^\d{1,4}$/.test(text) && Number(text) <= START_WAIT_MAX_S) return Number(text);
  throw new ConfigurationError(
    `HOMEWARD_START_WAIT_S is "${text.slice(0, 100)}": it must be a whole number of seconds from 0 to ${START_WAIT_MAX_S}.`,
  );
};

/** Seconds for which a command at a terminal waits: no longer than suits a waiting person. */
export const verbWaitFrom = (env: Environment): number => Math.min(VERB_WAIT_MAX_S, startWaitFrom(env));
