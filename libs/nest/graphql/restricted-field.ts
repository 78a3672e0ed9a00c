import type { Type } from '@nestjs/common';
import type { PersonalClass } from '#kernel/decider';
import type { SealedValue } from '#kernel/projections';
import type { Role } from '../role.js';

interface RestrictedField {
  readonly personalClass: PersonalClass;
  readonly field: string;
  readonly readableBy: readonly Role[];
}

const restricted = new Map<object, readonly RestrictedField[]>();

/** The fields of a view that only some roles may read; they apply also where the entries themselves are shown. */
export const restrictedFieldsOf = (view: Type): readonly RestrictedField[] =>
  restricted.get(view.prototype as object) ?? [];

export const restricts =
  (one: RestrictedField): PropertyDecorator =>
  (view) => {
    restricted.set(view, [...(restricted.get(view) ?? []), one]);
  };

/** By the type of an entry: the views that show it. */
const shownIn = new Map<string, Set<Type>>();

/** Notes which views of a step show an entry, so that what one of them keeps from a role stays hidden in every row. */
export const noteShownEntries = (
  projections: readonly { readonly view: Type; readonly on: Readonly<Record<string, unknown>> }[],
): void => {
  for (const { view, on } of projections)
    for (const type of Object.keys(on)) shownIn.set(type, (shownIn.get(type) ?? new Set()).add(view));
};

/** Whether a role may read a field of the entry that a value is from, whichever row somebody has put it into. */
export const isReadableTo = (role: string, sealed: SealedValue, shown: string): boolean => {
  const [type, field] = sourceOf(sealed, shown);
  return [...(shownIn.get(type) ?? [])]
    .flatMap(restrictedFieldsOf)
    .filter((one) => one.field === field && one.personalClass === sealed.personalClass)
    .every(({ readableBy }) => readableBy.some((one) => one === role));
};

/** The type of the entry, also inside its correction, and the field of it that has the value. */
const sourceOf = ({ type, within = [] }: SealedValue, shown: string): readonly [type: string, field: string] => {
  const [first, restated, inside] = [...within, shown];
  return first === 'replacement' && restated !== undefined && inside !== undefined ? [restated, inside] : [type, first];
};
