import { restrictedIn, type Role, type Step } from '#kernel/nest';
import { WITHHELD } from '#kernel/integrity';
import { partsOf } from './tampered-events.js';

/** For each type of entry, the fields that only some roles may read. */
export type Restrictions = Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>;

/** The restrictions of the views that show these fields, applied to every entry that has them. */
export const restrictionsOf = (steps: readonly Step[]): Restrictions => {
  const classes = Object.assign({}, ...steps.map((step) => step.classes)) as Step['classes'];
  const found: Record<string, Record<string, readonly Role[]>> = {};
  for (const { view, on } of steps.flatMap(({ projections }) => projections))
    for (const { personalClass, field, readableBy } of restrictedIn(view))
      for (const type of Object.keys(on))
        if (classes[type]?.[field] === personalClass) (found[type] ??= {})[field] = readableBy;
  return found;
};

/** The content of an entry, and of a replacement in it, without the fields that this role may not read. */
export const withoutWithheld = (
  restrictions: Restrictions,
  role: string,
  type: string,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      const readableBy = restrictions[type]?.[field];
      if (readableBy && !readableBy.some((one) => one === role)) return [field, WITHHELD];
      if (type !== 'EntryCorrected' || field !== 'replacement') return [field, value];
      const replaced = Object.entries(partsOf(value)).map(([name, payload]) => [
        name,
        withoutWithheld(restrictions, role, name, partsOf(payload)),
      ]);
      return [field, Object.fromEntries(replaced)];
    }),
  );
