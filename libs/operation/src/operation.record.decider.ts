import { correctable, correction } from '#correction';
import { compose, recordable } from '#decider';
import { operation } from './operation.decider.js';

/** An operation or activity with its record, so that what is told of it can be corrected. */
export const recordedOperation = recordable(
  correctable(compose({ operation, correction }), { correctors: ['SUPERVISOR'] }),
);
