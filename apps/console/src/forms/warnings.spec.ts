import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';
import { warningsFor } from './warnings.js';

const goal = (more: object) => ({ reachedOn: null, droppedOn: null, ...more });

const survivor = {
  activePlan: { planId: 'now' },
  casePlans: [
    { planId: 'before', goals: [goal({})] },
    { planId: 'now', goals: [goal({}), goal({ reachedOn: '2026-02-01' }), goal({ droppedOn: '2026-02-02' })] },
  ],
} as unknown as FormRecord;

const warned = (values: Values) =>
  warningsFor('RequestClosure', {
    values,
    survivor,
    today: '2026-03-01',
    person: { id: 'sokha', role: 'CASE_WORKER', until: 0 },
    label: (code) => code ?? '',
    t: ((key: string, { count }: { count?: number } = {}) => [key, count].filter(Boolean).join(' ')) as never,
  });

describe('the request to close a case', () => {
  it('is warned of what would be refused to the supervisor weeks later', () => {
    expect(warned({ reason: 'GOALS_REACHED' })).toEqual(['warning.noAssessment', 'warning.openGoals 1']);
    expect(warned({ reason: 'MOVED_AWAY', finalAssessment: 'They live with an aunt.' })).toEqual([]);
  });
});
