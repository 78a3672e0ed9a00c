import { classesOf, enumNameOf, type Step } from '#nest';
import { isErased, type PersonalClass } from '#kernel/decider';
import type { Classes } from '#kernel/integrity';
import { partsOf } from '../queries/tampered-events.js';
import { fieldKindsOf } from './field-kinds.js';
import type { TimelineValue } from './timeline.type.js';

/** An entry whose values are listed; its command is known to record them so. */
interface RecordedEntry {
  readonly type: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The values of an entry as they were recorded, in the order of its fields. */
type ListValues = (recorded: RecordedEntry, shown: ShownValues) => TimelineValue[];

/** Without opened values, whatever stands in the place of a personal one is left out. */
export type ShownValues = 'open' | 'opened';

/** The mark of an entry against a rule is shown beside it. */
const MARK = 'irregular';
/** A correction has the fields of the entry that it corrects. */
const REPLACEMENT = 'replacement';

interface Place {
  readonly within: readonly string[];
  readonly part?: number;
}

const toPlace = (field: string, { within, part }: Place) => ({
  field,
  ...(within.length > 0 && { within: within.join('.') }),
  ...(part !== undefined && { part }),
});

const isHidden = (value: unknown): boolean => partsOf(value).withheld === true;

export const listValuesOf = (steps: readonly Step[]): ListValues => {
  const classes = classesOf(steps);
  const kindOf = fieldKindsOf(steps);

  return ({ type, command, data }, shown) => {
    /** The value of a field, or the values of its parts. */
    const listField = (field: string, value: unknown, at: Place): TimelineValue[] => {
      if (value === undefined || value === null || isHidden(value)) return [];
      if (isErased(value)) return [{ ...toPlace(field, at), kind: 'Text', values: [], erased: true }];
      const inside = { ...at, within: [...at.within, field] };
      if (!Array.isArray(value))
        return typeof value === 'object' ? listParts(value, inside) : listSimple(field, [value], at);
      return value.some((one) => typeof one === 'object')
        ? value.flatMap((one, part) => listParts(one, { ...inside, part }))
        : listSimple(field, value, at);
    };

    const listParts = (value: unknown, inside: Place): TimelineValue[] =>
      Object.entries(partsOf(value)).flatMap(([name, each]) => listField(name, each, inside));

    const listSimple = (field: string, recorded: readonly unknown[], at: Place): TimelineValue[] => {
      if (recorded.length === 0) return [];
      const { kind, list } = kindOf(type, command, [...at.within, field].join('.'), recorded[0]);
      const values = recorded.map((one) => (list === undefined ? String(one) : enumNameOf(String(one))));
      return [{ ...toPlace(field, at), kind, ...(list !== undefined && { list }), values, erased: false }];
    };

    const walk = (table: Classes, payload: Readonly<Record<string, unknown>>, place: Place): TimelineValue[] =>
      Object.entries(table).flatMap(([field, named]) => {
        if (!Object.hasOwn(payload, field)) return [];
        const value = payload[field];
        if (named === 'open') return field === 'code' && place.within[0] === MARK ? [] : listField(field, value, place);
        if (typeof named === 'string') return shown === 'opened' ? listField(field, value, place) : [];
        const inside = { ...place, within: [...place.within, field] };
        return Array.isArray(value)
          ? value.flatMap((one, part) => walk(named, partsOf(one), { ...inside, part }))
          : walk(named, partsOf(value), inside);
      });

    return walk(classes[type] ?? {}, data, { within: [] });
  };
};

/** The personal fields of each class, with those of nested tables; without what only a marked entry has. */
export const personalFieldsIn = (table: Classes): ReadonlyMap<PersonalClass, readonly string[]> => {
  const found = new Map<PersonalClass, readonly string[]>();
  const add = (field: string, named: PersonalClass | 'open' | Classes): void => {
    if (typeof named === 'object') for (const [name, inside] of Object.entries(named)) add(name, inside);
    else if (named !== 'open') found.set(named, [...(found.get(named) ?? []), field]);
  };
  for (const [field, named] of Object.entries(table)) if (field !== MARK && field !== REPLACEMENT) add(field, named);
  return found;
};
