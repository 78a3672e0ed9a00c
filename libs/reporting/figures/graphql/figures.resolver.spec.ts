import type { DrillDown } from '../release/drill-down.js';
import type { FigureReader } from '../release/figure-reader.js';
import { FiguresResolver } from './figures.resolver.js';
import type { FigureType } from './figures.type.js';

const SUBJECT = '0190a7c4-0000-7000-8000-000000000001';
const supervisor = { id: 'chenda', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };

const behind = (kind: { readonly isCase: boolean; readonly isActivity: boolean }) => ({
  eventId: SUBJECT,
  subject: SUBJECT,
  happenedOn: '2020-03-05',
  ...kind,
});

const KINDS = [
  { isCase: true, isActivity: false },
  { isCase: false, isActivity: false },
  { isCase: false, isActivity: true },
];

describe('the events behind a figure, as they are answered', () => {
  it('have a case number where they are about a survivor, and null for a court case or an operation', async () => {
    const drillDown = { eventsFor: async () => ({ events: KINDS.map(behind), more: false, elsewhere: 0 }) };
    const resolver = new FiguresResolver(null as unknown as FigureReader, drillDown as unknown as DrillDown);
    const { edges } = await resolver.events(
      { cells: [] } as unknown as FigureType,
      { purpose: 'SUPERVISION' },
      supervisor,
    );
    expect(edges.map(({ node: { subjectKind, caseNumber } }) => [subjectKind, caseNumber])).toEqual([
      ['Survivor', expect.stringMatching(/\w/)],
      ['Prosecution', null],
      ['Operation', null],
    ]);
  });
});
