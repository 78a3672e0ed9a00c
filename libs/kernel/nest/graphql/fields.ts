import { applyDecorators } from '@nestjs/common';
import { Field, ID, Int, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { inOneForm, unseenIn } from './line.js';
import { DateScalar, DateTimeScalar, UuidScalar } from './scalars.js';

/** The decorators of command fields: each one both describes a field in the schema and validates it. */
type Options = Pick<FieldOptions, 'nullable' | 'description'>;
type FieldDecorator = (options?: Options) => PropertyDecorator;

/** The fields of each class, without inherited ones. */
const DECLARED = new WeakMap<object, Map<string | symbol, PropertyDecorator>>();

const field =
  (type: ReturnTypeFunc, ...guards: PropertyDecorator[]): FieldDecorator =>
  (options = {}) => {
    const declare: PropertyDecorator = applyDecorators(
      Field(type, options),
      ...(options.nullable ? [IsOptional()] : []),
      ...guards,
    );
    return (prototype, name) => {
      DECLARED.set(prototype, (DECLARED.get(prototype) ?? new Map()).set(name, declare));
      declare(prototype, name);
    };
  };

/** Declares the fields of one class in another, except some. */
export const declareAsIn = (prototype: object, into: object, without: readonly string[]): void => {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  if (parent) declareAsIn(parent, into, without);
  for (const [name, declare] of DECLARED.get(prototype) ?? []) {
    if (without.includes(String(name))) continue;
    Reflect.defineMetadata('design:type', Reflect.getMetadata('design:type', prototype, name), into, name);
    declare(into, name);
  }
};

const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return value >= '1900-01-01' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

const IsDay = () =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: () => '$property must be a day that exists, written as 2020-06-30',
    },
  });

/** A control character other than tab and line feed, or half of a surrogate pair: no user means to enter these. */
const NO_TEXT =
  // oxlint-disable-next-line no-control-regex -- the characters to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A visible character: not only spaces, nor the signs that Khmer and right-to-left text have between the letters. */
const VISIBLE = /[^\s\p{Cf}]/u;

const isText = (value: unknown): boolean => typeof value === 'string' && !NO_TEXT.test(value) && VISIBLE.test(value);

const IsText = () =>
  ValidateBy({
    name: 'isText',
    validator: {
      validate: isText,
      defaultMessage: () => '$property must be a text without control characters, and not blank',
    },
  });

const AreTexts = () =>
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

const IsLine = () =>
  ValidateBy({
    name: 'isLine',
    validator: {
      validate: (value) => problemOfLine(value) === undefined,
      defaultMessage: (at) => `$property ${problemOfLine(at?.value)}`,
    },
  });

const problemOfLines = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.map(problemOfLine).find(Boolean) : BLANK_LINE;

const AreLines = () =>
  ValidateBy({
    name: 'areLines',
    validator: {
      validate: (value) => problemOfLines(value) === undefined,
      defaultMessage: (at) => `each of $property ${problemOfLines(at?.value)}`,
    },
  });

const oneForm = (value: unknown): unknown => (typeof value === 'string' ? inOneForm(value) : value);

const lowerCase = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value);

/** In lower case: stream names are case-sensitive and a uuid column is not, so one person could have two histories. */
export const Id = field(() => UuidScalar, Transform(lowerCase), IsUUID());

/** An id, or one that a command made for a part of its entry: its own id and the number of the part. */
export const PartId = field(
  () => ID,
  Transform(lowerCase),
  Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/\d{1,2})?$/, { message: '$property must be a UUID' }),
);

export const IdList = field(
  () => [UuidScalar],
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((one: unknown) => lowerCase({ value: one })) : value,
  ),
  IsArray(),
  ArrayMaxSize(50),
  IsUUID(undefined, { each: true }),
);

/** ISO 8601, in the time of Cambodia. */
export const DateField = field(() => DateScalar, IsDay());

export const IntField = (max: number, options?: Options): PropertyDecorator =>
  field(() => Int, IsInt(), Min(0), Max(max))(options);

/** A whole number; its step checks that it is not negative, with a message of its own. */
export const Amount = (max: number, options?: Options): PropertyDecorator =>
  field(() => Int, IsInt(), Max(max))(options);

export const Flag = field(() => Boolean, IsBoolean());

/** A name, or other text that people compare and search: without hidden characters. */
export const Line = (max: number, options?: Options): PropertyDecorator =>
  field(
    () => String,
    Transform(({ value }: { value: unknown }) => oneForm(value)),
    IsLine(),
    Length(1, max),
  )(options);

/** Running text of any number of lines. */
export const Text = (max: number, options?: Options): PropertyDecorator =>
  field(() => String, IsText(), Length(1, max))(options);

export const Pattern = (pattern: RegExp, message: string, options?: Options): PropertyDecorator =>
  field(() => String, IsString(), Matches(pattern, { message: `$property ${message}` }))(options);

export const Code = (list: object, options?: Options): PropertyDecorator =>
  field(() => list, IsIn(Object.keys(list)))(options);

export const CodeList = (list: object, options?: Options): PropertyDecorator =>
  field(() => [list], IsArray(), ArrayMaxSize(50), IsIn(Object.keys(list), { each: true }))(options);

export const LineList = (max: number, options?: Options): PropertyDecorator =>
  field(
    () => [String],
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(oneForm) : value)),
    IsArray(),
    ArrayMaxSize(50),
    AreLines(),
    Length(1, max, { each: true }),
  )(options);

export const TextList = (max: number, options?: Options): PropertyDecorator =>
  field(() => [String], IsArray(), ArrayMaxSize(50), AreTexts(), Length(1, max, { each: true }))(options);

export const PatternList = (pattern: RegExp, message: string, options?: Options): PropertyDecorator =>
  field(
    () => [String],
    IsArray(),
    ArrayMaxSize(50),
    Matches(pattern, { each: true, message: `each of $property ${message}` }),
  )(options);

export const Nested = (part: () => new () => object, options?: Options): PropertyDecorator =>
  field(part, ValidateNested(), Type(part))(options);

export const NestedList = (part: () => new () => object, options?: Options): PropertyDecorator =>
  field(() => [part()], IsArray(), ArrayMaxSize(50), ValidateNested({ each: true }), Type(part))(options);

/** Codes from well-known lists that are too long to repeat here. */
export const Country = (options?: Options) => Pattern(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as KH', options);
export const CountryList = (options?: Options) =>
  PatternList(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as KH', options);
export const Province = (options?: Options) =>
  Pattern(/^(0[1-9]|1\d|2[0-5])$/, 'must be the two digits of a province, such as 17', options);
export const Language = (options?: Options) => Pattern(/^[a-z]{3}$/, 'must be an ISO 639-2 code such as khm', options);
export const LanguageList = (options?: Options) =>
  PatternList(/^[a-z]{3}$/, 'must be an ISO 639-2 code such as khm', options);
export const Office = (options?: Options) =>
  Pattern(/^[A-Z][A-Za-z]{1,40}$/, 'must be the name of an office such as SiemReapCac', options);
export const Worker = (options?: Options) =>
  Pattern(/^[a-z0-9][a-z0-9._-]{0,60}$/, 'must be the name with which a colleague signs in, such as sokha', options);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const isInstant = (value: unknown): boolean => typeof value === 'string' && isDay(INSTANT.exec(value)?.[1]);

/** ISO 8601 with its zone. */
export const Instant = field(
  () => DateTimeScalar,
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be an instant such as 2020-06-30T10:00:00Z',
    },
  }),
);

const DAY_AND_ID = /^(\d{4}-\d{2}-\d{2})\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isDayAndId = (value: unknown): boolean => typeof value === 'string' && isDay(DAY_AND_ID.exec(value)?.[1]);

/** The cursor of a list of survivors in the order of days. */
export const DayAndId = field(
  () => String,
  ValidateBy({
    name: 'isDayAndId',
    validator: { validate: isDayAndId, defaultMessage: () => '$property must be the cursor of a case' },
  }),
);
