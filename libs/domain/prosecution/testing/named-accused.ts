import { compose } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { byCaseWorker } from '../../testing/by-case-worker.js';
import { prosecution } from '../prosecution.decider.js';

export const given = specification(compose({ prosecution }), byCaseWorker);
export type Facts = Parameters<typeof given>;

export const running: Facts = [
  { type: 'ProsecutionCommenced', data: { on: '2020-03-09', court: 'Siem Reap', article: '15' } },
  { type: 'SurvivorJoined', data: { survivorId: 'one', on: '2020-03-09' } },
];
export const accusedNamed = (accusedId: string, input: object = {}) =>
  ({
    type: 'AccusedNamed',
    data: { accusedId, role: 'Recruiter', name: 'Sok Dara', on: '2020-02-20', ...input },
  }) as const;
export const verdict = (accusedId: string, outcome: 'Convicted' | 'Acquitted' = 'Convicted', on = '2020-11-19') =>
  ({ type: 'VerdictReached', data: { accusedId, outcome, on } }) as const;
export const chargesDropped = (accusedId: string) =>
  ({ type: 'ChargesDropped', data: { accusedId, on: '2020-10-01' } }) as const;
export const two: Facts = [
  ...running,
  accusedNamed('mother', { role: 'Exploiter', kin: 'Mother' }),
  accusedNamed('uncle'),
];
