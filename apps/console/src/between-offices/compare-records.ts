import type { TFunction } from 'i18next';
import { dayInWords } from '../language/days.js';
import type { LabelOf } from '../language/labels.js';
import type { Pair } from './documents.js';

/** What a record says of a person, by the name of the fact; empty where it says nothing. */
export type Facts = Readonly<Record<string, string>>;

interface Comparison {
  /** What all records say alike. */
  readonly alike: readonly string[];
  /** What each record says otherwise than the others, in their order. */
  readonly own: readonly (readonly string[])[];
}

type Person = Pick<Pair['records'][number], 'name' | 'localName' | 'birthDate' | 'birthYear' | 'sex'>;

export const factsOf = (
  { name, localName, birthDate, birthYear, sex }: Person,
  { label, t }: { readonly label: LabelOf; readonly t: TFunction },
): Facts => {
  // a year is no amount, which a text would write as 2,018
  const born = birthDate ? dayInWords(birthDate) : birthYear?.toString();
  return {
    name: name ?? '',
    localName: localName ?? '',
    born: born ? t('offices.born', { when: born }) : '',
    sex: label(sex, 'Sex'),
  };
};

/** One record alone says everything by itself. */
export const compareFacts = (records: readonly Facts[]): Comparison => {
  const [first = {}, ...others] = records;
  const isAlike = (name: string) => others.length > 0 && others.every((one) => one[name] === first[name]);
  const named = Object.keys(first);
  return {
    alike: named.filter(isAlike).flatMap((name) => first[name] || []),
    own: records.map((one) => named.filter((name) => !isAlike(name)).flatMap((name) => one[name] || [])),
  };
};

export interface Entry {
  readonly type: string;
  readonly on: string;
}

interface ComparedEntries<One extends Entry> {
  readonly shared: readonly One[];
  readonly own: readonly (readonly One[])[];
}

/** The entries with their keys, which differ also for the second one of a kind and day. */
const toKeyed = <One extends Entry>(entries: readonly One[]): readonly (readonly [key: string, entry: One])[] => {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const kind = `${entry.on} ${entry.type}`;
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return [`${kind} ${nth}`, entry] as const;
  });
};

/** The entries that stand in all records on the same day, and those of each one alone. */
export const compareEntries = <One extends Entry>(records: readonly (readonly One[])[]): ComparedEntries<One> => {
  const keyed = records.map(toKeyed);
  const keys = keyed.map((entries) => new Set(entries.map(([key]) => key)));
  const isShared = ([key]: readonly [string, One]) => keys.length > 1 && keys.every((some) => some.has(key));
  return {
    shared: (keyed[0] ?? []).filter(isShared).map(([, entry]) => entry),
    own: keyed.map((entries) => entries.filter((one) => !isShared(one)).map(([, entry]) => entry)),
  };
};
