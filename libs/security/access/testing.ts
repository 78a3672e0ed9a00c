import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { OpenableClasses, type Reader } from '#nest';
import type { ReadingGate } from './reading-gate.js';

/** A gate for specs about something else: it admits everybody, with these classes. */
export const openDoor = (classes: readonly PersonalClass[] = PERSONAL_CLASSES): ReadingGate => ({
  permits: async ({ classes: requested }) => requested.filter((one) => classes.includes(one)),
  pass: async ({ classes: requested }) => ({
    basis: 'Audit',
    classes: requested.filter((one) => classes.includes(one)),
  }),
  compare: async () => undefined,
  mayOpen: async () => true,
});

export const aReader = (operation: string): Reader => ({
  by: { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' },
  operation,
  classes: PERSONAL_CLASSES,
  disclosed: new OpenableClasses(),
});
