import { correctable, correction } from '#kernel/correction';
import { compose, allowRuleOverride } from '#kernel/decider';
import { operation } from './operation.decider.js';

/** An operation or activity with its record, so that its entries can be corrected. */
export const recordedOperation = allowRuleOverride(
  correctable(compose({ operation, correction }), { correctors: ['SUPERVISOR'] }),
);
