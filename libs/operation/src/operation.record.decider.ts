import { correctable, correction } from '#correction';
import { compose, allowRuleOverride } from '#decider';
import { operation } from './operation.decider.js';

/** An operation or activity with its record, so that its entries can be corrected. */
export const recordedOperation = allowRuleOverride(
  correctable(compose({ operation, correction }), { correctors: ['SUPERVISOR'] }),
);
