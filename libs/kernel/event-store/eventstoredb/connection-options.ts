import { editDistance } from '#kernel/decider';
import { ConnectionStringError } from './connection-string-error.js';

/**
 * The options that a connection string may set. Every call has its own time limit, so none is taken from the string.
 */
export interface ConnectionOptions {
  readonly tls: boolean;
  readonly tlsCaFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  readonly maxDiscoverAttempts?: number;
  readonly discoveryInterval?: number;
  readonly gossipTimeout?: number;
  readonly keepAliveInterval?: number;
  readonly keepAliveTimeout?: number;
}

type Option = keyof ConnectionOptions;
type ReadOption = (option: string, text: string) => unknown;

const flag: ReadOption = (option, text) => {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new ConnectionStringError(`sets ${option} to something other than true or false`);
};

const wholeNumber =
  (least: number): ReadOption =>
  (option, text) => {
    if (/^-?\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    throw new ConnectionStringError(`sets ${option} to something other than a whole number from ${least}`);
  };

const decodeOption: ReadOption = (option, text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ConnectionStringError(`sets ${option} to something that is not percent-encoded correctly`);
  }
};

const OPTIONS: Readonly<Record<Option, ReadOption>> = {
  tls: flag,
  tlsCaFile: decodeOption,
  userCertFile: decodeOption,
  userKeyFile: decodeOption,
  connectionName: decodeOption,
  maxDiscoverAttempts: wholeNumber(1),
  discoveryInterval: wholeNumber(0),
  gossipTimeout: wholeNumber(1),
  keepAliveInterval: wholeNumber(-1),
  keepAliveTimeout: wholeNumber(-1),
};

interface FixedOption {
  readonly value: string;
  readonly why: string;
}

/** Options that change the meaning of an answer: accepted only with the value that Homeward relies on. */
const FIXED: Readonly<Record<string, FixedOption>> = {
  throwOnAppendFailure: { value: 'true', why: 'a refused append must never look like a recorded one' },
  nodePreference: { value: 'leader', why: 'what decides a command must not be out of date' },
  tlsVerifyCert: { value: 'true', why: 'the client always verifies the certificate of the server' },
};

/** Options of the client that have no effect here. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  defaultDeadline: 'every call of Homeward has a time limit of its own',
};

const KNOWN_OPTIONS = [...Object.keys(OPTIONS), ...Object.keys(FIXED), ...Object.keys(WITHOUT_EFFECT)];

const flat = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '');

const NAMES: ReadonlyMap<string, string> = new Map(KNOWN_OPTIONS.map((name) => [flat(name), name]));

/** @throws ConnectionStringError, which repeats nothing of the string: any part may belong to a password. */
export const readOptions = (pairs: readonly string[]): Partial<ConnectionOptions> => {
  const options: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of pairs) {
    const [, key = '', text = ''] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
    const name = NAMES.get(flat(key));
    if (!name) throw new ConnectionStringError(unknownOption(flat(key)));
    if (seen.has(name)) throw new ConnectionStringError(`sets ${name} twice`);
    seen.add(name);
    if (name in WITHOUT_EFFECT)
      throw new ConnectionStringError(`sets ${name}, which has no effect: ${WITHOUT_EFFECT[name]}`);
    const fixed = FIXED[name];
    if (fixed && text.trim() !== fixed.value)
      throw new ConnectionStringError(`sets ${name} to something other than ${fixed.value}: ${fixed.why}`);
    if (!fixed) options[name] = OPTIONS[name as Option](name, text.trim());
  }
  return options;
};

const unknownOption = (given: string): string => {
  const [nearest] = [...NAMES]
    .map(([name, spelled]) => ({ spelled, distance: editDistance(given, name) }))
    .filter(({ spelled, distance }) => distance <= Math.max(2, Math.floor(spelled.length / 3)))
    .toSorted((one, other) => one.distance - other.distance);
  return nearest
    ? `has an option that does not exist: did you mean ${nearest.spelled}?`
    : `has an option that does not exist: possible are ${Object.keys(OPTIONS).join(', ')}`;
};
