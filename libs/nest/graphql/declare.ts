import { applyDecorators, type Type } from '@nestjs/common';
import { Field, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import { IS_LENGTH, IsOptional, getMetadataStorage } from 'class-validator';

export type Options = Pick<FieldOptions, 'nullable' | 'description'>;
type FieldDecorator = (options?: Options) => PropertyDecorator;

/** What a form shows for a field. */
export type Control =
  | 'line'
  | 'lines'
  | 'text'
  | 'number'
  | 'day'
  /** A day and a time of day where the organisation works. */
  | 'instant'
  /** A month of a year. */
  | 'month'
  | 'yesNo'
  | 'code'
  | 'codes'
  /** A reference to an item of the record. */
  | 'entry'
  | 'entries'
  /** A file, which is uploaded before the form is sent: the field holds its id. */
  | 'file'
  | 'country'
  /** In the order in which they are chosen. */
  | 'countries'
  | 'province'
  | 'language'
  | 'languages'
  | 'office'
  /** A colleague, by the name with which they sign in. */
  | 'worker'
  /** A partner organisation, by its id. */
  | 'organisation'
  /** A partner organisation, by its name. */
  | 'organisationName'
  | 'organisationNames'
  /** Colleagues and partner organisations, by their names. */
  | 'attendees'
  /** Another record, which people name by its case number. */
  | 'survivor'
  | 'districts'
  /** Within the province beside it. */
  | 'district'
  /** In the smallest unit of the currency beside it. */
  | 'money'
  | 'currency'
  /** A group of fields, single or repeated. */
  | 'part'
  | 'parts';

/** What a field of an input class holds: its control, its type in the schema, and whether it may be left out. */
export interface DeclaredField {
  readonly control: Control;
  readonly type: ReturnTypeFunc;
  readonly isOptional: boolean;
}

interface Declaration extends DeclaredField {
  readonly declare: PropertyDecorator;
}

/** The fields of each class, without inherited ones. */
const DECLARED = new WeakMap<object, Map<string | symbol, Declaration>>();

/** A decorator that describes a field in the schema, validates it, and says how a form asks for it. */
export const field =
  (control: Control, type: ReturnTypeFunc, ...guards: PropertyDecorator[]): FieldDecorator =>
  (options = {}) => {
    const declare: PropertyDecorator = applyDecorators(
      Field(type, options),
      ...(options.nullable ? [IsOptional()] : []),
      ...guards,
    );
    return (prototype, name) => {
      DECLARED.set(
        prototype,
        (DECLARED.get(prototype) ?? new Map()).set(name, {
          declare,
          control,
          type,
          isOptional: Boolean(options.nullable),
        }),
      );
      declare(prototype, name);
    };
  };

/** Declares the fields of one class in another, except some. */
export const declareAsIn = (prototype: object, into: object, without: readonly string[]): void => {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  if (parent) declareAsIn(parent, into, without);
  for (const [name, { declare }] of DECLARED.get(prototype) ?? []) {
    if (without.includes(String(name))) continue;
    Reflect.defineMetadata('design:type', Reflect.getMetadata('design:type', prototype, name), into, name);
    declare(into, name);
  }
};

/** The fields of an input class by name, with inherited ones. */
export const declaredFieldsOf = (input: Type): ReadonlyMap<string, DeclaredField> => {
  const parent = Object.getPrototypeOf(input.prototype) as { readonly constructor: Type } | null;
  const inherited = parent && parent !== Object.prototype ? declaredFieldsOf(parent.constructor) : [];
  const own = [...(DECLARED.get(input.prototype as object) ?? [])].map(([name, one]) => [String(name), one] as const);
  return new Map([...inherited, ...own]);
};

/** The control for a field of an input class. */
export const controlOf = (input: Type, name: string): Control => {
  const declared = declaredFieldsOf(input).get(name);
  if (declared) return declared.control;
  throw new Error(`${input.name}.${name} is not declared as a field.`);
};

const checkOf = (input: Type, field: string, check: string) =>
  getMetadataStorage()
    .getTargetValidationMetadatas(input, '', false, false)
    .find(({ propertyName, name }) => propertyName === field && name === check);

/** The most characters that a text may have: the form says it before it is sent. */
export const maxLengthOf = (input: Type, field: string): number | undefined =>
  (checkOf(input, field, IS_LENGTH)?.constraints as readonly number[] | undefined)?.[1];

/** Whether a list has running text, which takes signs that a name must not have. */
export const areRunningTexts = (input: Type, field: string): boolean => checkOf(input, field, 'areTexts') !== undefined;

/** Marks the check of a day that may lie ahead. */
export const MAY_LIE_AHEAD = { mayLieAhead: true } as const;

/** Whether a day may lie ahead; the rules refuse any other one that does. */
export const mayLieAhead = (input: Type, field: string): boolean =>
  checkOf(input, field, 'isDay')?.context === MAY_LIE_AHEAD;
