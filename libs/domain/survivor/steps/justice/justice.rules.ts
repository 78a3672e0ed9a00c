import { Refusal, requireAfter, type Day } from '#kernel/decider';
import type { Justice, PartInProsecution } from './justice.state.js';

/**
 * Rule 11: an open prosecution is a legal hold. Returns the prosecutions that hold the record; none when it is not
 * held.
 */
export const prosecutionsHolding = ({ prosecutions }: Justice): readonly string[] =>
  Object.entries(prosecutions)
    .filter(([, { outcome }]) => outcome === undefined)
    .map(([prosecutionId]) => prosecutionId);

export const noPart = (): Refusal =>
  new Refusal(
    'NOTHING_HERE',
    'The survivor has no part in a prosecution: open one first (openProsecution).',
    'OpenProsecution',
  );

export const requireAfterOpening = ({ payload }: Pick<PartInProsecution, 'payload'>, on: Day): void =>
  requireAfter(on, { 'the prosecution': payload.on });
