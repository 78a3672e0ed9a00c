import type { Actor } from '#decider';
import type { RiskEvents } from '../risk/risk.events.js';
import { fact } from './facts.js';

/** Facts of the care for her: what is usual in them, except for what a spec is about. */
export const assessed = fact<RiskEvents, 'RiskAssessed'>('RiskAssessed', {
  assessmentId: 'assessment',
  on: '2020-02-12',
  level: 'Medium',
  retraffickingIndicators: [],
});

export const reductionApproved = (
  said: Partial<RiskEvents['RiskReductionApproved']> = {},
  by: Partial<Actor> = { id: 'dara', role: 'SUPERVISOR' },
) =>
  fact<RiskEvents, 'RiskReductionApproved'>('RiskReductionApproved', {
    assessmentId: 'assessment',
    on: '2020-02-13',
    level: 'Medium',
  })(said, by);
