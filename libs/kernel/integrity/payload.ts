import { ERASED, isErased, type JsonObject, type PersonalClass } from '#kernel/decider';
import type { SealPlace, Sealing } from './sealing.js';

/** A table of field classes, without its types: a field is in a class, open, or has fields of its own. */
export type Classes = { readonly [field: string]: PersonalClass | 'open' | Classes };

/** A payload as it is stored: open fields as they are, and one ciphertext for each class of personal data. */
export type StoredPayload = JsonObject & { readonly sealed?: Readonly<Partial<Record<PersonalClass, string>>> };

export type PartPlace = Omit<SealPlace, 'personalClass'>;

/** For the log: every personal value leaves the open part. Without a table of classes the payload has no personal data. */
export const sealPayload = async (
  sealing: Sealing,
  classes: Classes | undefined,
  where: PartPlace,
  data: JsonObject,
): Promise<StoredPayload> => {
  if ('sealed' in data) throw new Error(`A field of ${where.type} is named sealed: that is where ciphertext is kept.`);
  if (!classes) return data;
  const { open, parts } = separateParts(data, classes);
  const entries = Object.entries(parts) as [PersonalClass, JsonObject][];
  if (entries.length === 0) return open;
  const sealed = await Promise.all(
    entries.map(async ([personalClass, part]) => [
      personalClass,
      await sealing.seal({ ...where, personalClass }, part),
    ]),
  );
  return { ...open, sealed: Object.fromEntries(sealed) as Record<string, string> };
};

/** What a value reads as that the reader may not see. */
export const WITHHELD = { withheld: true } as const;

/** For a reader who may see it, or only some of its classes: the payload as recorded, with erased values as `Erased`. */
export const openPayload = async (
  sealing: Sealing,
  classes: Classes | undefined,
  where: PartPlace,
  { sealed, ...open }: StoredPayload,
  only?: readonly PersonalClass[],
): Promise<JsonObject> => {
  const entries = Object.entries(sealed ?? {}) as [PersonalClass, string][];
  const parts = await Promise.all(
    entries.map(async ([personalClass, text]) => {
      if (only && !only.includes(personalClass)) return markPart(open, classes ?? {}, personalClass, WITHHELD);
      const part = await sealing.open({ ...where, personalClass }, text);
      return isErased(part) ? markPart(open, classes ?? {}, personalClass, part) : part;
    }),
  );
  return join(open, parts);
};

/** The personal values of a payload, one object for each class, with the structure of the payload. */
export type Parts = Partial<Record<PersonalClass, JsonObject>>;

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Splits a payload into the open part and, by class, the parts to be sealed. A field without a class is a bug. */
export const separateParts = (data: JsonObject, classes: Classes): { open: JsonObject; parts: Parts } => {
  const parts: Record<string, Loose> = {};
  const open = splitFields(data, classes, [], parts);
  return { open: open as JsonObject, parts: parts as Parts };
};

const splitFields = (data: Loose, classes: Classes, path: readonly string[], parts: Record<string, Loose>): Loose => {
  const open: Loose = {};
  for (const [field, value] of Object.entries(data)) {
    // own fields only: `constructor` is in no class either
    const named = Object.hasOwn(classes, field) ? classes[field] : undefined;
    if (value === undefined) continue;
    if (named === undefined)
      throw new Error(`The field ${[...path, field].join('.')} is in no class of personal data.`);
    if (named === 'open') open[field] = value;
    else if (typeof named === 'string') place((parts[named] ??= {}), [...path, field], value);
    else if (Array.isArray(value))
      open[field] = value.map((item, index) =>
        splitFields(item as Loose, named, [...path, field, String(index)], parts),
      );
    else open[field] = isObject(value) ? splitFields(value, named, [...path, field], parts) : value;
  }
  return open;
};

/** Lists become objects keyed by index, so that a gap stays a gap. */
const place = (part: Loose, path: readonly string[], value: unknown): void => {
  const [field, ...rest] = path;
  if (rest.length === 0) part[field!] = value;
  else place((part[field!] ??= {}) as Loose, rest, value);
};

/** Merges the parts back into the payload. */
export const join = (open: JsonObject, parts: readonly JsonObject[]): JsonObject => parts.reduce(merge, open);

const merge = (into: JsonObject, part: JsonObject): JsonObject => {
  const merged = (Array.isArray(into) ? [...into] : { ...into }) as Loose;
  for (const [field, value] of Object.entries(part)) {
    const present = merged[field];
    merged[field] =
      isObject(value) && typeof present === 'object' && present !== null
        ? merge(present as JsonObject, value as JsonObject)
        : value;
  }
  return merged as JsonObject;
};

/** The part of a class that is not opened: each of its fields reads as the mark that says why. */
export const markPart = (
  open: JsonObject,
  classes: Classes,
  personalClass: PersonalClass,
  mark: JsonObject = ERASED,
): JsonObject => {
  const part: Loose = {};
  for (const [field, named] of Object.entries(classes)) {
    const value = open[field];
    if (named === personalClass) part[field] = mark;
    else if (typeof named === 'object' && Array.isArray(value))
      part[field] = Object.fromEntries(
        value.map((item, index) => [index, markPart(item as JsonObject, named, personalClass, mark)]),
      );
    else if (typeof named === 'object' && isObject(value))
      part[field] = markPart(value as JsonObject, named, personalClass, mark);
  }
  return part as JsonObject;
};
