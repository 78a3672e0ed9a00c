import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDay, isInstant } from '#kernel/decider';
import { unseenIn } from './line.js';

export const IsDay = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: isDay,
        defaultMessage: () => '$property must be a day that exists, written as 2020-06-30',
      },
    },
    options,
  );

/** A control character other than tab and line feed, or half of a surrogate pair: no user means to enter these. */
const NO_TEXT =
  // oxlint-disable-next-line no-control-regex -- the characters to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A visible character: not only spaces, nor signs that a font draws as nothing, such as those between Khmer letters. */
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

const isText = (value: unknown): boolean => typeof value === 'string' && !NO_TEXT.test(value) && VISIBLE.test(value);

export const IsText = () =>
  ValidateBy({
    name: 'isText',
    validator: {
      validate: isText,
      defaultMessage: () => '$property must be a text without control characters, and not blank',
    },
  });

export const AreTexts = () =>
  ValidateBy({
    name: 'areTexts',
    validator: {
      validate: (value) => Array.isArray(value) && value.every(isText),
      defaultMessage: () => 'each of $property must be a text without control characters, and not blank',
    },
  });

const BLANK_LINE = 'must be a text of one line, and not blank';

const problemOfLine = (value: unknown): string | undefined => {
  const unseen = typeof value === 'string' ? unseenIn(value) : undefined;
  if (unseen === undefined) return isText(value) ? undefined : BLANK_LINE;
  const codePoint = unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `must be a text of one line without invisible, bidirectional or control characters: take out U+${codePoint}`;
};

export const IsLine = () =>
  ValidateBy({
    name: 'isLine',
    validator: {
      validate: (value) => problemOfLine(value) === undefined,
      defaultMessage: (at) => `$property ${problemOfLine(at?.value)}`,
    },
  });

const problemOfLines = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.map(problemOfLine).find(Boolean) : BLANK_LINE;

export const AreLines = () =>
  ValidateBy({
    name: 'areLines',
    validator: {
      validate: (value) => problemOfLines(value) === undefined,
      defaultMessage: (at) => `each of $property ${problemOfLines(at?.value)}`,
    },
  });

export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be an instant such as 2020-06-30T10:00:00Z',
    },
  });

const DAY_AND_ID = /^(\d{4}-\d{2}-\d{2})\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isDayAndId = (value: unknown): boolean => typeof value === 'string' && isDay(DAY_AND_ID.exec(value)?.[1]);

export const IsDayAndId = () =>
  ValidateBy({
    name: 'isDayAndId',
    validator: { validate: isDayAndId, defaultMessage: () => '$property must be the cursor of a case' },
  });

const isDayAndKey = (value: unknown, key: RegExp): boolean =>
  typeof value === 'string' && isDay(value.slice(0, 10)) && value[10] === '/' && key.test(value.slice(11));

/** @param key the whole of what follows the day */
export const IsDayAndKey = (key: RegExp, message: string) =>
  ValidateBy({
    name: 'matches',
    validator: { validate: (value) => isDayAndKey(value, key), defaultMessage: () => `$property ${message}` },
  });

/** @param before a pattern, without a group, of what stands before the instant */
export const IsInstantAndId = (message: string, before = '') => {
  const form = new RegExp(`^${before}(\\S{20,30})/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);
  const isCursor = (value: unknown) => typeof value === 'string' && isInstant(form.exec(value)?.[1]);
  return ValidateBy({
    name: 'matches',
    validator: { validate: isCursor, defaultMessage: () => `$property ${message}` },
  });
};

type Check = (code: unknown) => boolean;

/** A code of a list. */
export const IsListed = (isListed: Check, problem: string) =>
  ValidateBy({ name: 'isListed', validator: { validate: isListed, defaultMessage: () => `$property ${problem}` } });

/** Codes of a list. */
export const AreListed = (isListed: Check, problem: string) =>
  ValidateBy({
    name: 'areListed',
    validator: {
      validate: (value) => Array.isArray(value) && value.every(isListed),
      defaultMessage: () => `each of $property ${problem}`,
    },
  });

/** A place within the one that another field of the same input names. */
export const IsWithin = (outer: string, outerOf: (code: string) => string) =>
  ValidateBy({
    name: 'isWithin',
    validator: {
      validate: (value, at) =>
        typeof value === 'string' &&
        outerOf(value) === (at?.object as Readonly<Record<string, unknown>> | undefined)?.[outer],
      defaultMessage: () => `$property must lie in the ${outer} of the same entry`,
    },
  });
