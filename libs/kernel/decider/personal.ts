import type { EventMap, JsonObject } from './event.js';

/** How a personal value reads once its key is destroyed: a value, never an error, so that history stays readable. */
export const ERASED = { erased: true } as const;
export type ErasedMark = typeof ERASED;

/** A personal field. The union makes every reader handle an erased value. */
export type Personal<Value> = Value | ErasedMark;

/** The data as a command gives it: none of it is erased. */
export type WithoutErased<Data> = { [Field in keyof Data]: Exclude<Data[Field], ErasedMark> };

export const isErased = (value: unknown): value is ErasedMark =>
  typeof value === 'object' && value !== null && (value as Partial<ErasedMark>).erased === true;

/** The value, or nothing once it is erased. */
export const unlessErased = <Value>(value: Personal<Value> | undefined): Value | undefined =>
  isErased(value) ? undefined : value;

/** The kinds of personal data, each sealed with a key of its own. The names are stored forever. */
export const PERSONAL_CLASSES = ['identity', 'contact', 'location', 'health', 'testimony'] as const;
export type PersonalClass = (typeof PERSONAL_CLASSES)[number];

/** The class of every field of every event, or `open`: a field without one does not compile. */
export type ClassesOf<Events extends EventMap> = { readonly [Type in keyof Events]: FieldClasses<Events[Type]> };

type FieldClasses<Data> = { readonly [Key in keyof Required<Data>]: ClassOf<Exclude<Data[Key], undefined>> };

type ClassOf<Value> =
  HasErased<Value> extends true
    ? PersonalClass
    : Value extends readonly (infer Element)[]
      ? Element extends JsonObject
        ? FieldClasses<Element>
        : 'open'
      : Value extends JsonObject
        ? string extends keyof Value
          ? UnnamedFieldClasses
          : FieldClasses<Value>
        : 'open';

/** The classes of an object whose fields its type does not name. */
type UnnamedFieldClasses = { readonly [field: string]: PersonalClass | 'open' | UnnamedFieldClasses };

type HasErased<Value> = ErasedMark extends Value ? true : false;

/** What is left of a payload for a reader without keys: the open fields. */
export type OpenPart<Data> = {
  readonly [Key in keyof Data as HasErased<Data[Key]> extends true ? never : Key]: OpenValue<Data[Key]>;
};

type OpenValue<Value> = Value extends readonly (infer Element)[]
  ? Element extends JsonObject
    ? readonly OpenPart<Element>[]
    : Value
  : Value extends JsonObject
    ? OpenPart<Value>
    : Value;
