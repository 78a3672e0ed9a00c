import { applyDecorators, type Type } from '@nestjs/common';
import { Extensions, Field, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import { isErased, type Actor, type JsonObject, type PersonalClass } from '#kernel/decider';
import type { SealedValue } from '#kernel/projections';
import type { Sealing } from '#kernel/integrity';
import { MissingDisclosure, type OpenableClasses, type ShowsPersonal } from './reader.js';
import { isReadableTo, restricts } from './restricted-field.js';
import { UuidScalar } from './scalars.js';
import { keySubjectOf } from '../streams.js';
import type { Role } from '../role.js';

/** The description of `withheld` in every type that shows a personal value. */
export const WITHHELD_DESCRIPTION = 'True when there may be a value that your role may not see.';

const SAID_BY = 'The entry that said it; null if it was erased or is withheld.';

@ObjectType({ description: 'A personal value, or the mark that it was erased.' })
export class PersonalText {
  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => Boolean, { nullable: true, description: WITHHELD_DESCRIPTION })
  withheld?: boolean;

  @Field(() => Boolean)
  erased!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: SAID_BY })
  eventId?: string;
}

@ObjectType({ description: 'A list of personal values, or the mark that it was erased.' })
export class PersonalTexts {
  @Field(() => [String], { nullable: true })
  values!: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: WITHHELD_DESCRIPTION })
  withheld?: boolean;

  @Field(() => Boolean)
  erased!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: SAID_BY })
  eventId?: string;
}

interface Source {
  readonly sealed: readonly SealedValue[];
  /** What was disclosed of this row alone: of what it shows, nothing opens elsewhere in the same request. */
  readonly disclosed?: OpenableClasses;
}

interface OpenedValue {
  /** A value, or `Erased`. */
  readonly value: unknown;
  /** The entry that said it. */
  readonly eventId: string;
}

/** The latest entry of each field that has one. A seal is opened once, however many fields it has. */
const openLatestEntries = async (
  sealing: Sealing,
  sealed: readonly SealedValue[],
  personalClass: PersonalClass,
  fields: readonly string[],
  type?: string,
): Promise<ReadonlyMap<string, OpenedValue>> => {
  const found = new Map<string, OpenedValue>();
  for (const { text, within = [], ...place } of sealed.toReversed()) {
    if (place.personalClass !== personalClass || (type !== undefined && place.type !== type)) continue;
    const missing = fields.filter((field) => !found.has(field));
    if (missing.length === 0) break;
    const part = await sealing.open(place, text);
    for (const field of missing) {
      const value = isErased(part) ? part : valueIn(part, [...within, field]);
      if (value !== undefined) found.set(field, { value, eventId: place.eventId });
    }
  }
  return found;
};

const valueIn = (part: JsonObject, path: readonly string[]): unknown =>
  path.reduce<unknown>((inside, name) => (inside as JsonObject | undefined)?.[name], part);

interface OwnFields {
  /** Whose values they are: what a row has of others is passed over, unopened. */
  readonly owner: string;
  readonly personalClass: PersonalClass;
  readonly fields: readonly string[];
}

/** The latest value of each field: undefined, a value, or `Erased`. */
export const openLatest = async (
  sealing: Sealing,
  sealed: readonly SealedValue[],
  { owner, personalClass, fields }: OwnFields,
): Promise<Readonly<Record<string, unknown>>> => {
  const own = sealed.filter((one) => keySubjectOf(one) === owner);
  const found = await openLatestEntries(sealing, own, personalClass, fields);
  return Object.fromEntries([...found].map(([field, { value }]) => [field, value]));
};

/** The context of a request that shows personal values. */
export interface PersonalRequest {
  readonly sealing: Sealing;
  readonly by: Actor;
  readonly disclosed?: OpenableClasses;
}

const ownersOf = (sealed: readonly SealedValue[]): string[] => [...new Set(sealed.map(keySubjectOf))];

interface ShownField {
  readonly personalClass: PersonalClass;
  readonly field: string;
  /** Which field of its type holds it. */
  readonly as?: 'value' | 'values';
  readonly readableBy?: readonly Role[] | undefined;
  /** For a row of several events: the type of the one that has it. */
  readonly eventType?: string;
}

/** Opens only what was disclosed and logged for this request. */
const opened =
  ({ personalClass, field, as = 'value', readableBy, eventType }: ShownField) =>
  async ({ source: { sealed, disclosed: ofRow }, context }: { source: Source; context: PersonalRequest }) => {
    const { sealing, by } = context;
    const disclosed = ofRow ?? context.disclosed;
    if (!disclosed) throw new MissingDisclosure();
    const readable = !readableBy || readableBy.some((role) => role === by.role);
    const withheld = { [as]: null, erased: false, withheld: true };
    if (!disclosed.includes(personalClass, ownersOf(sealed)) || !readable) return withheld;
    const shown = sealed.filter((one) => isReadableTo(by.role, one, field));
    const latest = (await openLatestEntries(sealing, shown, personalClass, [field], eventType)).get(field);
    if (latest === undefined) return shown.length < sealed.length ? withheld : null;
    const { value, eventId } = latest;
    return isErased(value) ? { [as]: null, erased: true } : { [as]: value, erased: false, eventId };
  };

const personal = (type: Type, shown: ShownField): PropertyDecorator => {
  const { personalClass, field, readableBy } = shown;
  return applyDecorators(
    Field(() => type, { nullable: true, middleware: [opened(shown) as FieldMiddleware<Source>] }),
    Extensions({ personal: [personalClass], readableBy } satisfies ShowsPersonal),
    ...(readableBy ? [restricts({ personalClass, field, readableBy })] : []),
  );
};

/**
 * A field of a view that is opened for the reader, if the role may read it. The row keeps it in `sealed`, as the log does.
 */
export const PersonalField = (
  personalClass: PersonalClass,
  field: string,
  type: Type<{ value: unknown; erased: boolean }> = PersonalText,
  readableBy?: readonly Role[],
): PropertyDecorator => personal(type, { personalClass, field, readableBy });

/** A `PersonalField` of one type of event, for a row of several events that have a field of that name. */
export const PersonalFieldOf = (eventType: string, personalClass: PersonalClass, field: string): PropertyDecorator =>
  personal(PersonalText, { personalClass, field, eventType });

/** A `PersonalField` with a list: of texts, or of values of a type with `values` and `erased`. */
export const PersonalListField = (
  personalClass: PersonalClass,
  field: string,
  type: Type<{ values: unknown; erased: boolean }> = PersonalTexts,
): PropertyDecorator => personal(type, { personalClass, field, as: 'values' });

/** A text of a view, for a resolver that decides further whether the reader may see it. */
export const openFor = async (
  context: PersonalRequest,
  sealed: readonly SealedValue[],
  personalClass: PersonalClass,
  field: string,
): Promise<PersonalText | null> =>
  (await opened({ personalClass, field })({ source: { sealed }, context })) as PersonalText | null;

interface NamingField {
  readonly personalClass: PersonalClass;
  readonly field: string;
}

const naming = new Map<object, readonly NamingField[]>();

/** The fields of a view that name another survivor; they are redacted also where the entries themselves are shown. */
export const othersNamedIn = (view: Type): readonly NamingField[] => naming.get(view.prototype as object) ?? [];

/**
 * A field that names another survivor. A resolver of the view shows it to readers who may open that record too: without
 * one, it is null.
 */
export const OtherSurvivorField = (
  personalClass: PersonalClass,
  field: string,
  description: string,
): PropertyDecorator =>
  applyDecorators(
    Field(() => PersonalText, { nullable: true, description }),
    Extensions({ personal: [personalClass] } satisfies ShowsPersonal),
    (view: object) => {
      naming.set(view, [...(naming.get(view) ?? []), { personalClass, field }]);
    },
  );
