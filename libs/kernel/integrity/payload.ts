import { isErased, type JsonObject, type PersonalClass } from '#kernel/decider';
import type { SealPlace, Sealing } from './sealing.js';
import { join, markedPart, separate, type Classes } from './separate.js';

/** A payload as it is stored: open fields as they are, and one ciphertext for each class of personal data. */
export type StoredPayload = JsonObject & { readonly sealed?: Readonly<Partial<Record<PersonalClass, string>>> };

export type Where = Omit<SealPlace, 'personalClass'>;

/** For the log: every personal value leaves the open part. Without a table of classes the payload has no personal data. */
export const sealPayload = async (
  sealing: Sealing,
  classes: Classes | undefined,
  where: Where,
  data: JsonObject,
): Promise<StoredPayload> => {
  if ('sealed' in data) throw new Error(`A field of ${where.type} is named sealed: that is where ciphertext is kept.`);
  if (!classes) return data;
  const { open, parts } = separate(data, classes);
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
  where: Where,
  { sealed, ...open }: StoredPayload,
  only?: readonly PersonalClass[],
): Promise<JsonObject> => {
  const entries = Object.entries(sealed ?? {}) as [PersonalClass, string][];
  const parts = await Promise.all(
    entries.map(async ([personalClass, text]) => {
      if (only && !only.includes(personalClass)) return markedPart(open, classes ?? {}, personalClass, WITHHELD);
      const part = await sealing.open({ ...where, personalClass }, text);
      return isErased(part) ? markedPart(open, classes ?? {}, personalClass, part) : part;
    }),
  );
  return join(open, parts);
};
