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

const warned = (values: Values, command = 'RequestClosure') =>
  warningsFor(command, {
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

describe('a name', () => {
  const aged = { birthYear: '2012' };

  it.each([
    { given: 'Khmer letters in the field for Latin ones', name: { familyName: 'សុខ Sok' } },
    { given: 'Latin letters in the field for Khmer ones', name: { localGivenName: 'Sreymom' } },
  ])('is warned of with $given', ({ name }) => {
    expect(warned({ ...aged, ...name }, 'ReceiveReferral')).toEqual(['warning.otherScript']);
    expect(warned(name, 'RevisePersonDetails')).toEqual(['warning.otherScript']);
  });

  it('is not warned of in its own letters, also if it is marked as invented', () => {
    const name = { familyName: 'Sok (SYNTHETIC)', localFamilyName: 'សុខ (SYNTHETIC)' };
    expect(warned({ ...aged, ...name }, 'ReceiveReferral')).toEqual([]);
  });
});
