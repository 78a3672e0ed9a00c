import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_SETTINGS, isSubject, type Settings, type TrainedInterviewer } from '#kernel/decider';
import { ConfigurationError } from './configuration-error.js';

/**
 * For fields that the file leaves out, and without a file: the demo's people are at work, one of them trained for
 * interviews.
 */
export const IN_DEVELOPMENT: Settings = {
  ...DEFAULT_SETTINGS,
  interviewers: [{ worker: 'kunthea', from: '2019-01-01' }],
};

/**
 * The settings of an organisation, from the JSON file in HOMEWARD_SETTINGS. Fields that it leaves out have their
 * defaults.
 * @throws ConfigurationError that names the file and the key, and says what it should be.
 */
export const settingsFrom = ({ HOMEWARD_SETTINGS: named }: Readonly<Record<string, string | undefined>>): Settings => {
  if (named === undefined || named === '') return IN_DEVELOPMENT;
  const file = resolve(named);
  const contents = contentsOf(file);
  try {
    return settingsOf(contents);
  } catch (error) {
    if (error instanceof Wrong) throw new ConfigurationError(`HOMEWARD_SETTINGS (${file}): ${error.message}`);
    throw error;
  }
};

const contentsOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const problem =
      error instanceof SyntaxError ? 'is not JSON' : `cannot be read (${(error as { code?: string }).code})`;
    throw new ConfigurationError(
      `HOMEWARD_SETTINGS (${file}) ${problem}: it must be a JSON file with an object in it.`,
    );
  }
};

class Wrong extends Error {}

type Read<Value> = (value: unknown, key: string, usual: Value) => Value;
type Fields<Of> = { readonly [Key in keyof Of]-?: Read<Of[Key]> };

/** An object with these fields and no others; missing ones have their defaults. */
const object =
  <Of extends object>(fields: Fields<Of>): Read<Of> =>
  (value, key, usual) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Wrong(`${key} is ${shown(value)}: it must be an object.`);
    const within = key === THE_FILE ? '' : `${key}.`;
    const entries = Object.entries(value).map(([field, given]) => {
      if (!Object.hasOwn(fields, field))
        throw new Wrong(`${within}${field} is not known: it must be one of ${Object.keys(fields).join(', ')}.`);
      const name = field as keyof Of & string;
      return [name, fields[name](given, `${within}${name}`, usual[name])];
    });
    return { ...usual, ...Object.fromEntries(entries) };
  };

const THE_FILE = 'the file';

const checked =
  <Value>(is: (value: unknown) => boolean, should: string): Read<Value> =>
  (value, key) => {
    if (!is(value)) throw new Wrong(`${key} is ${shown(value)}: it must be ${should}.`);
    return value as Value;
  };

const listOf =
  <Value>(read: (value: unknown, key: string) => Value): Read<readonly Value[]> =>
  (value, key) => {
    if (!Array.isArray(value)) throw new Wrong(`${key} is ${shown(value)}: it must be a list.`);
    return value.map((one, index) => read(one, `${key}[${index}]`));
  };

const whole = (least: number, most: number): Read<number> =>
  checked(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    `a whole number from ${least} to ${most}`,
  );

const day: Read<string> = checked(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value),
  'a day that exists, written as 2020-06-30',
);

const worker: Read<string> = checked(isSubject, 'the name with which a colleague signs in, such as sokha');

const months: Read<readonly number[]> = (value, key, usual) => {
  const list = listOf((one, at) => whole(1, 120)(one, at, 1))(value, key, usual);
  if (new Set(list).size < list.length) throw new Wrong(`${key} is ${shown(value)}: each month must be there once.`);
  return list;
};

const interviewer = (value: unknown, key: string): TrainedInterviewer => {
  const { from = '', ...period } = object<Partial<TrainedInterviewer>>({ worker, from: day, until: day } as never)(
    value,
    key,
    {},
  );
  if (period.worker === undefined) throw new Wrong(`${key}.worker is missing: it must be the name of a colleague.`);
  if (from === '') throw new Wrong(`${key}.from is missing: it must be the first day on which the training is valid.`);
  if (period.until !== undefined && period.until < from)
    throw new Wrong(`${key}.until is "${period.until}": it must not be before from ("${from}").`);
  return { worker: period.worker, from, ...(period.until !== undefined && { until: period.until }) };
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const days = whole(1, 3_650);

const settingsOf = (contents: unknown): Settings =>
  object<Settings>({
    overrideWithinHours: whole(0, 8_760),
    reviewWithinHours: whole(1, 8_760),
    breakGlassMinutes: whole(1, 60),
    followUpDays: object<Settings['followUpDays']>({ High: days, Medium: days, Low: days }),
    makeUpWithinDays: days,
    indicatorsDue: whole(1, 100),
    closureFollowUpMonths: months,
    assessWithinDays: days,
    planWithinDays: days,
    appealWithinDays: days,
    authorityCoversDays: days,
    erasureAssentFromAge: whole(0, 18),
    interviewers: listOf(interviewer),
  })(contents, THE_FILE, DEFAULT_SETTINGS);
