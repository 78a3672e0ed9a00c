import { PERSONAL_CLASSES, type PersonalClass } from '#decider';
import { Disclosed, type Reader } from '#step';
import type { ReadingGate } from './reading-gate.js';

/** Where a spec is about something else: everybody is let in, and sees these. */
export const openDoor = (classes: readonly PersonalClass[] = PERSONAL_CLASSES): ReadingGate => ({
  pass: async ({ classes: asked }) => ({ basis: 'Audit', classes: asked.filter((one) => classes.includes(one)) }),
  compare: async () => undefined,
});

export const aReader = (operation: string): Reader => ({
  by: { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' },
  operation,
  classes: PERSONAL_CLASSES,
  disclosed: new Disclosed(),
});
