import { Codec } from '#kernel/event-store';
import { classesOf, readingOf, type Step } from '#nest';
import type { Sealing } from '#kernel/integrity';

/** The event definitions of all steps: sealed fields, and upcasts of former events. */
export const codecOf = (steps: readonly Step[], sealing: Sealing): Codec =>
  new Codec(sealing, classesOf(steps), readingOf(steps));
