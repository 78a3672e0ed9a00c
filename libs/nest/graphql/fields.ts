import { ID, Int } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { SUBJECT } from '#kernel/decider';
import {
  isCountry,
  isCurrency,
  isDistrict,
  isDistrictOrProvince,
  isLanguage,
  isProvince,
  provinceOfDistrict,
} from '#kernel/places';
import { MAY_LIE_AHEAD, field, type Control, type Options } from './declare.js';
import { inOneForm } from './line.js';
import { DateScalar, DateTimeScalar, UuidScalar } from './scalars.js';
import {
  AreLines,
  AreListed,
  AreTexts,
  IsDay,
  IsDayAndId,
  IsDayAndKey,
  IsInstant,
  IsInstantAndId,
  IsLine,
  IsListed,
  IsText,
  IsWithin,
} from './validators.js';

/** The decorators of command fields: each one both describes a field in the schema and validates it. */

const oneForm = (value: unknown): unknown => (typeof value === 'string' ? inOneForm(value) : value);

const lowerCase = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value);

/** In lower case: stream names are case-sensitive and a uuid column is not, so one person could have two histories. */
export const Id = field('entry', () => UuidScalar, Transform(lowerCase), IsUUID());

/** The id of an uploaded document. */
export const FileId = field('file', () => UuidScalar, Transform(lowerCase), IsUUID());

/** An id, or one that a command made for a part of its entry: its own id and the number of the part. */
export const PartId = field(
  'entry',
  () => ID,
  Transform(lowerCase),
  Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/\d{1,2})?$/, { message: '$property must be a UUID' }),
);

/** The id of another survivor. People type a case number instead. */
export const OtherSurvivorId = field('survivor', () => UuidScalar, Transform(lowerCase), IsUUID());

export const OrganisationId = field('organisation', () => UuidScalar, Transform(lowerCase), IsUUID());

export const IdList = field(
  'entries',
  () => [UuidScalar],
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((one: unknown) => lowerCase({ value: one })) : value,
  ),
  IsArray(),
  ArrayMaxSize(50),
  IsUUID(undefined, { each: true }),
);

/** ISO 8601, in the time zone of the organisation. In a command, the day of what has happened. */
export const DateField = field('day', () => DateScalar, IsDay());

/** A day that may lie ahead: by when something is due, or until when it counts. */
export const DateAhead = field('day', () => DateScalar, IsDay({ context: MAY_LIE_AHEAD }));

export const IntField = (max: number, options?: Options): PropertyDecorator =>
  field('number', () => Int, IsInt(), Min(0), Max(max))(options);

/** How many items of a list a page has at most: a page of none would tell by `hasNextPage` what it does not show. */
export const PageSize = (max: number, options?: Options): PropertyDecorator =>
  field('number', () => Int, IsInt(), Min(1), Max(max))(options);

/** A whole number; its step checks that it is not negative, with a message of its own. */
export const Amount = (max: number, options?: Options, control: Control = 'number'): PropertyDecorator =>
  field(control, () => Int, IsInt(), Max(max))(options);

/** An amount of money in the smallest unit of its currency. People type dollars, so this is no help of a form. */
export const Money = (): PropertyDecorator =>
  Amount(2_000_000_000, { description: 'In the smallest unit of the currency: 18.00 USD is 1800.' }, 'money');

export const Flag = field('yesNo', () => Boolean, IsBoolean());

/** A name, or other text that people compare and search: without hidden characters. */
export const Line = (max: number, options?: Options, control: Control = 'line'): PropertyDecorator =>
  field(
    control,
    () => String,
    Transform(({ value }: { value: unknown }) => oneForm(value)),
    IsLine(),
    Length(1, max),
  )(options);

/** Running text of any number of lines. */
export const Text = (max: number, options?: Options): PropertyDecorator =>
  field('text', () => String, IsText(), Length(1, max))(options);

export const Pattern = (
  pattern: RegExp,
  message: string,
  options?: Options,
  control: Control = 'line',
): PropertyDecorator =>
  field(control, () => String, IsString(), Matches(pattern, { message: `$property ${message}` }))(options);

export const Code = (list: object, options?: Options): PropertyDecorator =>
  field('code', () => list, IsIn(Object.values(list)))(options);

export const CodeList = (list: object, options?: Options): PropertyDecorator =>
  field('codes', () => [list], IsArray(), ArrayMaxSize(50), IsIn(Object.values(list), { each: true }))(options);

export const LineList = (max: number, options?: Options, control: Control = 'lines'): PropertyDecorator =>
  field(
    control,
    () => [String],
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(oneForm) : value)),
    IsArray(),
    ArrayMaxSize(50),
    AreLines(),
    Length(1, max, { each: true }),
  )(options);

export const TextList = (max: number, options?: Options): PropertyDecorator =>
  field('lines', () => [String], IsArray(), ArrayMaxSize(50), AreTexts(), Length(1, max, { each: true }))(options);

type Listing = readonly [isListed: (code: unknown) => boolean, problem: string];

/** A code of a list that is too long to be an enum. */
const Listed =
  (control: Control, ...[isListed, problem]: Listing) =>
  (options?: Options): PropertyDecorator =>
    field(control, () => String, IsString(), IsListed(isListed, problem))(options);

const ListedCodes =
  (control: Control, ...[isListed, problem]: Listing) =>
  (options?: Options): PropertyDecorator =>
    field(control, () => [String], IsArray(), ArrayMaxSize(50), AreListed(isListed, problem))(options);

export const Nested = (part: () => new () => object, options?: Options): PropertyDecorator =>
  field('part', part, ValidateNested(), Type(part))(options);

/** All of a list would be validated before its length refuses it: one more than may be is enough for that. */
const NESTED_MAX = 50;
const cutOff = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? value.slice(0, NESTED_MAX + 1) : value,
);

export const NestedList = (part: () => new () => object, options?: Options): PropertyDecorator =>
  field(
    'parts',
    () => [part()],
    IsArray(),
    ArrayMaxSize(NESTED_MAX),
    ValidateNested({ each: true }),
    Type(part),
    cutOff,
  )(options);

/** Codes from well-known lists. */
const A_COUNTRY = [isCountry, 'must be an ISO 3166 code such as KH'] as const;
const A_LANGUAGE = [isLanguage, 'must be an ISO 639 code such as khm'] as const;
const A_PROVINCE = [
  isProvince,
  'must be the two digits of a province of Cambodia, such as 17, or an ISO 3166-2 code of another country, such as TH-10',
] as const;
const A_DISTRICT = 'must be the four digits of a district of Cambodia, such as 1710';

export const Country = Listed('country', ...A_COUNTRY);
export const CountryList = ListedCodes('countries', ...A_COUNTRY);
export const Currency = Listed('currency', isCurrency, 'must be an ISO 4217 code such as USD');
export const Language = Listed('language', ...A_LANGUAGE);
export const LanguageList = ListedCodes('languages', ...A_LANGUAGE);
export const Province = Listed('province', ...A_PROVINCE);
/** Districts of Cambodia. For other countries, which have no district list, a province code is accepted. */
export const DistrictList = ListedCodes(
  'districts',
  isDistrictOrProvince,
  `${A_DISTRICT}, or an ISO 3166-2 code of another country, such as TH-10`,
);
/** A district of the province in the field beside it. */
export const District = (options?: Options): PropertyDecorator =>
  field(
    'district',
    () => String,
    IsString(),
    IsListed(isDistrict, A_DISTRICT),
    IsWithin('province', provinceOfDistrict),
  )(options);
/** A command that creates an office passes the control `line`, since its code is typed, not chosen. */
export const Office = (options?: Options, control: Control = 'office') =>
  Pattern(/^[A-Z][A-Za-z]{1,40}$/, 'must be the name of an office such as SiemReapCac', options, control);
export const Worker = (options?: Options, control: Control = 'worker') =>
  Pattern(SUBJECT, 'must be the name with which a colleague signs in, such as sokha', options, control);

/** A month of a year, such as 2020-06. */
export const Month = (options?: Options): PropertyDecorator =>
  Pattern(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'must be a year and a month such as 2020-06', options, 'month');

/** ISO 8601 with its zone. */
export const Instant = field('instant', () => DateTimeScalar, IsInstant());

/** The cursor of a list of survivors in the order of days. */
export const DayAndId = field('line', () => String, IsDayAndId());

/** The cursor of another list in the order of days. */
export const DayAndKey = (key: RegExp, message: string): PropertyDecorator =>
  field('line', () => String, IsDayAndKey(key, message))({ nullable: true });

/**
 * The cursor of a list in the order of instants.
 * @param before a pattern, without a group, of what stands before the instant
 */
export const InstantAndId = (message: string, before?: string): PropertyDecorator =>
  field('line', () => String, IsInstantAndId(message, before))({ nullable: true });
