import type { ViewSet } from './documents.js';

export type SetAction = 'rebuild' | 'switch' | 'rollback';

/** An action on the sets: its target set, or why it is not possible now. */
export interface Step {
  readonly doing: SetAction;
  readonly version?: number;
  /** The key of the reason. */
  readonly barred?: 'building' | 'noneReady' | 'noneBefore';
  /** The sets that it would drop. */
  readonly drops: readonly number[];
}

const versionsOf = (sets: readonly ViewSet[], ...states: readonly string[]): number[] =>
  sets.filter(({ state }) => states.includes(state)).map(({ version }) => version);

/** All actions; those that are not possible now carry the reason. */
export const stepsFor = (sets: readonly ViewSet[]): readonly Step[] => {
  const building = versionsOf(sets, 'BUILDING').length > 0;
  const ready = versionsOf(sets, 'READY').at(-1);
  const retired = versionsOf(sets, 'RETIRED').at(-1);
  return [
    {
      doing: 'rebuild',
      drops: versionsOf(sets, 'READY', 'RETIRED', 'FAILED'),
      ...(building && { barred: 'building' }),
    },
    { doing: 'switch', drops: [], ...(ready === undefined ? { barred: 'noneReady' } : { version: ready }) },
    { doing: 'rollback', drops: [], ...(retired === undefined ? { barred: 'noneBefore' } : { version: retired }) },
  ];
};
