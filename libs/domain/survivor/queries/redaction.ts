import type { ReadingGate } from '#security/access';
import type { Actor } from '#kernel/decider';
import { othersNamedIn, restrictedFieldsOf, type Role, type Step } from '#nest';
import { WITHHELD } from '#kernel/integrity';
import { partsOf } from './tampered-events.js';

type Data = Readonly<Record<string, unknown>>;

/** For each type of entry, the fields that only some roles may read. */
type Restrictions = Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>;

const fieldsOf = function* <Field extends { readonly personalClass: string; readonly field: string }>(
  steps: readonly Step[],
  fieldsIn: (view: Step['projections'][number]['view']) => readonly Field[],
): Generator<readonly [type: string, field: Field]> {
  const classes = Object.assign({}, ...steps.map((step) => step.classes)) as Step['classes'];
  for (const { view, on } of steps.flatMap(({ projections }) => projections))
    for (const field of fieldsIn(view))
      for (const type of Object.keys(on)) if (classes[type]?.[field.field] === field.personalClass) yield [type, field];
};

/** The restrictions of the views that show these fields, applied to every entry that has them. */
export const restrictionsOf = (steps: readonly Step[]): Restrictions => {
  const found: Record<string, Record<string, readonly Role[]>> = {};
  for (const [type, { field, readableBy }] of fieldsOf(steps, restrictedFieldsOf))
    (found[type] ??= {})[field] = readableBy;
  return found;
};

/** For each type of entry, the fields that name another survivor. */
export const othersNamedBy = (steps: readonly Step[]): Readonly<Record<string, readonly string[]>> => {
  const found: Record<string, readonly string[]> = {};
  for (const [type, { field }] of fieldsOf(steps, othersNamedIn)) found[type] = [...(found[type] ?? []), field];
  return found;
};

/**
 * The content of an entry, and of a replacement in it, without the fields that the reader's role may not read, and
 * without ids of other records that the reader may not open.
 */
export type Redaction = (by: Actor, type: string, data: Data) => Promise<Data>;

export const redactionOf = (steps: readonly Step[], gate: Pick<ReadingGate, 'mayOpen'>): Redaction => {
  const restrictions = restrictionsOf(steps);
  const naming = othersNamedBy(steps);

  const isHidden = async (by: Actor, type: string, field: string, value: unknown): Promise<boolean> => {
    const readableBy = restrictions[type]?.[field];
    if (readableBy && !readableBy.some((one) => one === by.role)) return true;
    return naming[type]?.includes(field) === true && typeof value === 'string' && !(await gate.mayOpen(by, value));
  };

  const redactField = async (by: Actor, type: string, field: string, value: unknown): Promise<unknown> => {
    if (await isHidden(by, type, field, value)) return WITHHELD;
    if (type !== 'EntryCorrected' || field !== 'replacement') return value;
    return eachOf(partsOf(value), (name, payload) => redact(by, name, partsOf(payload)));
  };

  const redact: Redaction = (by, type, data) => eachOf(data, (field, value) => redactField(by, type, field, value));
  return redact;
};

const eachOf = async (data: Data, change: (name: string, value: unknown) => Promise<unknown>): Promise<Data> =>
  Object.fromEntries(
    await Promise.all(Object.entries(data).map(async ([name, value]) => [name, await change(name, value)] as const)),
  );
