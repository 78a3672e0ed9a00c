import type { PersonalClass } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import type { Step } from '#kernel/nest';
import { partsOf } from './tampered-events.js';

/** Whether these disclosed classes let a reader see that the entry, or a replacement in it, is there. */
export type Shows = (classes: readonly PersonalClass[]) => (event: Pick<RecordedEvent, 'type' | 'data'>) => boolean;

export const showsOf = (steps: readonly Step[]): Shows => {
  const revealing = Object.assign({}, ...steps.map((step) => step.revealing)) as NonNullable<Step['revealing']>;
  return (classes) =>
    ({ type, data }) =>
      [type, ...Object.keys(partsOf(partsOf(data).replacement))].every(
        (name) => revealing[name] === undefined || classes.includes(revealing[name]),
      );
};
