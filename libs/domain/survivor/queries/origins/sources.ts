import { isSamePayload } from '#kernel/decider';

/** Which entry gave a value: one for all of it, or another for each part of a list or an object. */
export type Sources = string | readonly Sources[] | { readonly [field: string]: Sources };

type Fields = Readonly<Record<string, unknown>>;

/** A part of a value, and the entry that gave it. */
export interface PartOrigin {
  /** Such as `goals/0/reachedOn`. */
  readonly path: string;
  readonly eventId: string;
}

/** Fields that describe the entries behind a value, not the value. */
const ABOUT_ENTRIES: ReadonlySet<string> = new Set(['sealed', 'settled', 'done']);

const isSame = (one: unknown, other: unknown): boolean => isSamePayload(one ?? null, other ?? null);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partOf = (sources: Sources | undefined, name: string | number): Sources | undefined =>
  typeof sources === 'string' ? sources : (sources as Readonly<Record<string, Sources>> | undefined)?.[name];

/** What changed keeps the id by which other entries name it. */
const isOfSameId = (one: unknown, other: unknown): boolean =>
  isFields(one) &&
  isFields(other) &&
  Object.entries(one).some(([field, id]) => field.endsWith('Id') && typeof id === 'string' && id === other[field]);

/** @param known the sources of the value as it was, before this entry gave what is different now */
export const sourcesAfter = (was: unknown, is: unknown, known: Sources | undefined, eventId: string): Sources => {
  if (known !== undefined && isSame(was, is)) return known;
  if (Array.isArray(is) && is.length > 0) return sourcesOfItems(was, is, known, eventId);
  if (!isFields(is) || Object.keys(is).length === 0) return eventId;
  const former = isFields(was) ? was : {};
  return Object.fromEntries(
    Object.entries(is).map(([field, value]) => [
      field,
      sourcesAfter(former[field], value, partOf(known, field), eventId),
    ]),
  );
};

/** An item keeps its sources wherever it stands by now: lists are sorted, and items are taken out. */
const sourcesOfItems = (
  was: unknown,
  is: readonly unknown[],
  known: Sources | undefined,
  eventId: string,
): readonly Sources[] => {
  const former = (Array.isArray(was) ? (was as readonly unknown[]) : []).map((value, index) => ({
    value,
    known: partOf(known, index),
  }));
  const take = (isSought: (value: unknown) => boolean) => {
    const at = former.findIndex(({ value }) => isSought(value));
    return at < 0 ? undefined : former.splice(at, 1)[0];
  };
  const kept = is.map((value) => take((one) => isSame(one, value)));
  return is.map((value, index) => {
    const before = kept[index] ?? take((one) => isOfSameId(one, value));
    return sourcesAfter(before?.value, value, before?.known, eventId);
  });
};

/** The parts of a value that say something, each with its entry; those of one entry together are one part. */
export const listSources = (value: unknown, sources: Sources, path = ''): readonly PartOrigin[] => {
  if (value === null || value === undefined) return [];
  if (typeof sources === 'string') return [{ path, eventId: sources }];
  const parts = Object.entries(value as Fields)
    .filter(([name]) => !ABOUT_ENTRIES.has(name))
    .flatMap(([name, one]) => listSources(one, partOf(sources, name)!, path === '' ? name : `${path}/${name}`));
  const [first] = parts;
  const isOfOne = path !== '' && first && parts.every(({ eventId }) => eventId === first.eventId);
  return isOfOne ? [{ path, eventId: first.eventId }] : parts;
};
