import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { USUAL_TIME_ZONE, isSubject, isTimeZone, type Settings } from '#kernel/decider';
import { DEFAULT_SETTINGS, type TrainedInterviewer } from '#settings';
import { isCountry, isCurrency, isLanguage } from '#kernel/places';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

/**
 * For fields that the file leaves out, and without a file: the demo's people are at work, one of them trained for
 * interviews.
 */
const IN_DEVELOPMENT: Settings = {
  ...DEFAULT_SETTINGS,
  interviewers: [{ worker: 'kunthea', from: '2019-01-01' }],
  recordsPerHour: 10_000,
};

/**
 * The settings of an organisation, from the JSON file in HOMEWARD_SETTINGS. Fields that it leaves out have their
 * defaults.
 * @throws ConfigurationError that names the file and the key, and says what it should be.
 */
export const settingsFrom = ({ HOMEWARD_SETTINGS: named }: Environment): Settings => {
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

type ReadValue<Value> = (value: unknown, key: string, usual: Value) => Value;
type Fields<Of> = { readonly [Key in keyof Of]-?: ReadValue<Of[Key]> };

/** An object with these fields and no others; missing ones have their defaults. */
const object =
  <Of extends object>(fields: Fields<Of>): ReadValue<Of> =>
  (value, key, usual) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Wrong(`${key} is ${formatSetting(value)}: it must be an object.`);
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
  <Value>(is: (value: unknown) => boolean, should: string): ReadValue<Value> =>
  (value, key) => {
    if (!is(value)) throw new Wrong(`${key} is ${formatSetting(value)}: it must be ${should}.`);
    return value as Value;
  };

const listOf =
  <Value>(read: (value: unknown, key: string) => Value): ReadValue<readonly Value[]> =>
  (value, key) => {
    if (!Array.isArray(value)) throw new Wrong(`${key} is ${formatSetting(value)}: it must be a list.`);
    return value.map((one, index) => read(one, `${key}[${index}]`));
  };

const wholeNumber = (least: number, most: number): ReadValue<number> =>
  checked(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    `a whole number from ${least} to ${most}`,
  );

const day: ReadValue<string> = checked(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value),
  'a day that exists, written as 2020-06-30',
);

const worker: ReadValue<string> = checked(isSubject, 'the name with which a colleague signs in, such as sokha');

const months: ReadValue<readonly number[]> = (value, key, usual) => {
  const list = listOf((one, at) => wholeNumber(1, 120)(one, at, 1))(value, key, usual);
  if (new Set(list).size < list.length)
    throw new Wrong(`${key} is ${formatSetting(value)}: each month must be there once.`);
  return list;
};

const interviewer = (value: unknown, key: string): TrainedInterviewer => {
  const missing = { worker: '', from: '', until: '' };
  const given = object<typeof missing>({ worker, from: day, until: day })(value, key, missing);
  const { from, until } = given;
  if (given.worker === '') throw new Wrong(`${key}.worker is missing: it must be the name of a colleague.`);
  if (from === '') throw new Wrong(`${key}.from is missing: it must be the first day on which the training is valid.`);
  if (until !== '' && until < from)
    throw new Wrong(`${key}.until is "${until}": it must not be before from ("${from}").`);
  return { worker: given.worker, from, ...(until !== '' && { until }) };
};

const country = checked<string>(isCountry, 'the two letters of a country (ISO 3166), such as KH');
const language = checked<string>(isLanguage, 'the three letters of a language (ISO 639), such as khm');
const currency = checked<string>(isCurrency, 'the three letters of a currency (ISO 4217), such as USD');

const codes = (read: ReadValue<string>): ReadValue<readonly string[]> => listOf((one, at) => read(one, at, ''));

const timeZone = checked<string>(isTimeZone, 'a time zone of the IANA, such as Asia/Kathmandu');

const ownHome = object<Settings['home']>({
  country,
  timeZone,
  countries: codes(country),
  languages: codes(language),
  currencies: codes(currency),
});

/** The zone of another country is nobody's guess: a log that has begun keeps the one in which it began. */
const home: ReadValue<Settings['home']> = (value, key, usual) => {
  const read = ownHome(value, key, usual);
  if (read.country !== usual.country && !Object.hasOwn(value as object, 'timeZone'))
    throw new Wrong(
      `${key}.timeZone is missing: it must be the time zone in ${read.country}, such as Asia/Kathmandu, or ${USUAL_TIME_ZONE} for a log from before version 0.15.0.`,
    );
  return read;
};

const formatSetting = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const days = wholeNumber(1, 3_650);

const settingsOf = (contents: unknown): Settings =>
  object<Settings>({
    overrideWithinHours: wholeNumber(0, 8_760),
    reviewWithinHours: wholeNumber(1, 8_760),
    breakGlassMinutes: wholeNumber(1, 60),
    recordsPerHour: wholeNumber(1, 100_000),
    followUpDays: object<Settings['followUpDays']>({ High: days, Medium: days, Low: days }),
    makeUpWithinDays: days,
    indicatorsDue: wholeNumber(1, 100),
    closureFollowUpMonths: months,
    assignWithinDays: wholeNumber(0, 3_650),
    assessWithinDays: days,
    planWithinDays: days,
    appealWithinDays: days,
    authorityCoversDays: days,
    erasureAssentFromAge: wholeNumber(0, 18),
    interviewers: listOf(interviewer),
    home,
  })(contents, THE_FILE, DEFAULT_SETTINGS);
