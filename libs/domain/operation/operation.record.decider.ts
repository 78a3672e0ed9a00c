import { correction, corrections } from '#kernel/correction';
import { compose, ruleOverride, surround } from '#kernel/decider';
import { SUPERVISOR_IN_WORDS, mayOverride } from '../supervisor.rules.js';
import { operation } from './operation.decider.js';
import { operationResult } from './result/result.decider.js';

/** An operation or activity with its record, so that its entries can be corrected. */
export const recordedOperation = surround(compose({ operation, operationResult, correction }), [
  corrections({ correctors: ['SUPERVISOR'], reviewers: ['SUPERVISOR'], inWords: SUPERVISOR_IN_WORDS }),
  ruleOverride(mayOverride, SUPERVISOR_IN_WORDS.one),
]);
