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
  ValidateNested,
} from 'class-validator';
import { inOneForm } from './line.js';
import { DateScalar, DateTimeScalar, UuidScalar } from './scalars.js';
import { AreLines, AreTexts, IsDay, IsDayAndId, IsInstant, IsLine, IsText } from './validators.js';

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

/** ISO 8601 with its zone. */
export const Instant = field(() => DateTimeScalar, IsInstant());

/** The cursor of a list of survivors in the order of days. */
export const DayAndId = field(() => String, IsDayAndId());
