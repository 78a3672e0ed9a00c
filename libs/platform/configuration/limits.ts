import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

export interface Limits {
  /** Milliseconds within which every request is answered. */
  readonly deadline: number;
  /** Requests of each kind that a person may send in a minute, or no limit. */
  readonly perMinute: Readonly<Record<RateLimitedKind, number>> | undefined;
}

/** Figures, which read everything that was ever counted. */
export type RateLimitedKind = 'commands' | 'readings' | 'reckonings';

/**
 * What a person does in a minute, with a wide margin. A bulk import that exceeds it continues after the pause in the
 * answer.
 */
const PER_MINUTE: Readonly<Record<RateLimitedKind, number>> = { commands: 120, readings: 600, reckonings: 60 };
const VARIABLES: Readonly<Record<RateLimitedKind, string>> = {
  commands: 'HOMEWARD_COMMANDS_PER_MINUTE',
  readings: 'HOMEWARD_READINGS_PER_MINUTE',
  reckonings: 'HOMEWARD_RECKONINGS_PER_MINUTE',
};

/** Development has invented people only, and a demo that records ten years in seconds: no limit by default. */
export const limitsFrom = (env: Environment, mode: 'development' | 'production'): Limits => {
  const paced = Object.entries(VARIABLES).map(([what, name]) => [what, countFrom(env, name)] as const);
  const anySet = paced.some(([, count]) => count !== undefined);
  const set = Object.fromEntries(paced.filter(([, count]) => count !== undefined));
  return {
    deadline: countFrom(env, 'HOMEWARD_DEADLINE_MS') ?? 5_000,
    perMinute: anySet || mode === 'production' ? { ...PER_MINUTE, ...set } : undefined,
  };
};

const countFrom = (env: Environment, name: string): number | undefined => {
  const text = env[name];
  if (!text) return undefined;
  const count = Number(text);
  if (/^\d{1,7}$/.test(text) && count > 0) return count;
  throw new ConfigurationError(`${name} is "${text.slice(0, 100)}": it must be a whole number from 1 to 9999999.`);
};
