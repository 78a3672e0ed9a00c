import type { ViewSet } from './documents.js';

export type Doing = 'rebuild' | 'switch' | 'rollback';

/** One thing that an operator may do with the sets: which set it is about, or why it cannot be now. */
export interface Step {
  readonly doing: Doing;
  readonly version?: number;
  /** The key of a sentence. */
  readonly barred?: 'building' | 'noneReady' | 'noneBefore';
  /** Sets that would be dropped. */
  readonly drops: readonly number[];
}

const versionsOf = (sets: readonly ViewSet[], ...states: readonly string[]): number[] =>
  sets.filter(({ state }) => states.includes(state)).map(({ version }) => version);

/** What may be done now; what may not says why before anybody tries. */
export const stepsFor = (sets: readonly ViewSet[]): readonly Step[] => {
  const building = versionsOf(sets, 'building').length > 0;
  const ready = versionsOf(sets, 'ready').at(-1);
  const retired = versionsOf(sets, 'retired').at(-1);
  return [
    {
      doing: 'rebuild',
      drops: versionsOf(sets, 'ready', 'retired', 'failed'),
      ...(building && { barred: 'building' }),
    },
    { doing: 'switch', drops: [], ...(ready === undefined ? { barred: 'noneReady' } : { version: ready }) },
    { doing: 'rollback', drops: [], ...(retired === undefined ? { barred: 'noneBefore' } : { version: retired }) },
  ];
};
