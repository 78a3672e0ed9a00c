import { Codec, type AnyUpcast } from '#kernel/event-store';
import type { Step } from '#nest';
import type { Classes, Sealing } from '#kernel/integrity';

/** The event definitions of all steps: sealed fields, and upcasts of former events. */
export const codecOf = (steps: readonly Step[], sealing: Sealing): Codec =>
  new Codec(
    sealing,
    mergeTables<Classes>(steps.map((step) => step.classes)),
    mergeTables(steps.map((step) => step.upcast)) as AnyUpcast,
  );

/** @throws if two steps define the same event: one definition would silently hide the other. */
const mergeTables = <Value>(tables: readonly Readonly<Record<string, Value>>[]): Record<string, Value> => {
  const all: Record<string, Value> = {};
  for (const [name, value] of tables.flatMap((table) => Object.entries(table))) {
    if (name in all) throw new Error(`Two steps name the event ${name}.`);
    all[name] = value;
  }
  return all;
};
