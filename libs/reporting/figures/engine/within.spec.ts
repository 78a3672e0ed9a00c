import type { Refusal } from '#kernel/decider';
import { filterableBy } from '../definitions/filter.js';
import { FIGURES, figuresOf } from '../definitions/figures.js';
import { FactTables, id } from '../testing/facts.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';
import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from './events-behind.js';
import { factTablesOf } from './incomplete.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const DAY = '2020-03-01';

/** Somebody who was referred to an office, and interviewed. */
const insertInterview = async (who: number, office: string, province = '17', more: object = {}): Promise<string> => {
  await facts.insert('referral', who, '2020-01-02', { office, province });
  return facts.insert('interview', who, DAY, more);
};

const total = async (figure: string, part: FigurePeriod) => (await facts.values(figure, part)).total;

const behind = async (figure: string, part: FigurePeriod) => {
  const args = figureArguments(
    { from: '2020-01-01', to: '2020-12-31', ...part },
    new Date().toISOString(),
    DEFAULT_SETTINGS,
  );
  const { events } = await eventsBehind(facts.db, figuresOf([figure])[0]!, args, { first: 50 });
  return events.map(({ eventId }) => eventId).toSorted();
};

describe('a figure of one office', () => {
  it('counts the people in its care at the end, and the events behind them', async () => {
    const own = await insertInterview(1, 'SiemReapCac');
    await insertInterview(2, 'Poipet');
    const moved = await insertInterview(3, 'Poipet');
    await facts.insert('entry', 3, '2020-04-01', { office: 'SiemReapCac' });
    expect(await total('M1', {})).toBe(3);
    expect(await total('M1', { office: 'SiemReapCac' })).toBe(2);
    expect(await total('M1', { office: 'Poipet' })).toBe(1);
    expect(await behind('M1', { office: 'SiemReapCac' })).toEqual([own, moved].toSorted());
  });

  it('counts a person from when the case was given to a case worker of its own, though they were received elsewhere', async () => {
    const held = await insertInterview(1, 'Poipet');
    await facts.insert('entry', 1, '2020-04-01', { office: 'Poipet' });
    const given = { office: 'SiemReapCac', assignmentId: id(91), recordedFrom: '2020-06-02T10:00:00Z' };
    await facts.insert('assignment', 1, '2020-06-01', { ...given, recordedTo: '2020-08-01T10:00:00Z' });
    // the entry was corrected since: now of July
    await facts.insert('assignment', 1, '2020-07-01', { ...given, recordedFrom: '2020-08-01T10:00:00Z' });
    // another role, and the end of an assignment, after which the office keeps the case
    await facts.insert('assignment', 1, '2020-09-01', { assignmentId: id(92), worker: 'dara' });
    await facts.insert('assignment', 1, '2020-10-01', { assignmentId: id(91), worker: null, revision: 1 });
    const whose = async (part: FigurePeriod) =>
      Promise.all(['Poipet', 'SiemReapCac'].map((office) => total('M1', { ...part, office })));
    expect(await whose({})).toEqual([0, 1]);
    expect(await whose({ asOf: '2020-06-30' })).toEqual([1, 0]);
    expect(await whose({ asOf: '2020-07-01' })).toEqual([0, 1]);
    expect(await whose({ asOf: '2020-06-30', knownAt: '2020-07-31T00:00:00Z' })).toEqual([0, 1]);
    expect(await whose({ asOf: '2020-06-30', knownAt: '2020-06-02T09:00:00Z' })).toEqual([1, 0]);
    expect(await behind('M1', { office: 'SiemReapCac' })).toEqual([held]);
    expect(await behind('M1', { office: 'Poipet' })).toEqual([]);
  });

  it('leaves a person to the last of two offices of one day, by the log', async () => {
    await facts.insert('interview', 1, DAY);
    const assigned = { position: '300', office: 'SiemReapCac' };
    await facts.insert('assignment', 1, '2020-02-01', { ...assigned, recordedTo: '2020-05-01T00:00:00Z' });
    await facts.insert('assignment', 1, '2020-02-01', { ...assigned, recordedFrom: '2020-05-01T00:00:00Z' });
    await facts.insert('entry', 1, '2020-02-01', { position: '301', office: 'Poipet' });
    await facts.insert('referral', 1, '2020-02-01', { position: '302', office: 'Kampot' });
    expect(await total('M1', { office: 'Poipet' })).toBe(1);
    expect(await total('M1', { office: 'SiemReapCac' })).toBe(0);
  });

  it('judges by the day: the office that became responsible later is not yet', async () => {
    await insertInterview(1, 'Poipet');
    await facts.insert('entry', 1, '2020-09-01', { office: 'SiemReapCac' });
    expect(await total('M1', { office: 'Poipet', to: '2020-06-30' })).toBe(1);
    expect(await total('M1', { office: 'Poipet' })).toBe(0);
  });

  it('counts a person once, in whichever of two linked records they were interviewed', async () => {
    await insertInterview(1, 'SiemReapCac');
    await facts.insert('referral', 2, '2020-01-01', { office: 'Poipet' });
    await facts.insert('identification', 2, DAY);
    await facts.insert('link', 2, '2020-01-03', { keptSurvivorId: id(1) });
    expect(await total('M5', { office: 'SiemReapCac' })).toBe(1);
    expect(await total('M5', { office: 'Poipet' })).toBe(0);
  });

  it('counts its own operations, and an interview wherever the operation was held', async () => {
    await facts.insert('operation', 11, DAY, { office: 'Poipet' });
    await insertInterview(1, 'SiemReapCac', '17', { operationId: id(11), streetChild: true, forcedByFamily: true });
    const of = (office: string, figure: string) => facts.values(figure, { office });
    expect(await of('SiemReapCac', 'M4')).toMatchObject({ fromOperations: 1, operations: 0 });
    expect(await of('Poipet', 'M4')).toMatchObject({ fromOperations: 0, operations: 1 });
    expect(await of('SiemReapCac', 'M16')).toMatchObject({ forcedByFamily: 1 });
  });
});

describe('a figure of one province, or of one programme', () => {
  it('counts people who were referred there, operations, and prevention in its districts', async () => {
    await insertInterview(1, 'Poipet', '01');
    await insertInterview(2, 'Poipet', '17');
    await facts.insert('prevention', 21, DAY, { attendees: 7, districts: ['0103', '1710'] });
    await facts.insert('prevention', 22, DAY, { attendees: 5, districts: ['1710'], programme: 'ParentGuide' });
    expect(await total('M1', { province: '01' })).toBe(1);
    expect([await total('P1', { province: '01' }), await total('P1', { province: '17' })]).toEqual([7, 12]);
    expect(await total('P1', { programme: 'ParentGuide' })).toBe(5);
  });
});

describe('a filter', () => {
  const ids = (filter: object) => filterableBy(filter, FIGURES, factTablesOf).map(({ id: figure }) => figure);

  it('leaves out the figures that it cannot part, rather than show a zero', () => {
    expect(ids({ office: 'Poipet' })).toContain('M1');
    expect(ids({ office: 'Poipet' })).toContain('P6');
    for (const figure of ['P1', 'P7', 'M23']) expect(ids({ office: 'Poipet' })).not.toContain(figure);
    expect(ids({ province: '17' })).toContain('P1');
    expect(ids({ programme: 'ParentGuide' })).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P7']);
  });

  it('is refused where none of the figures has such a part', () => {
    const refusalCode = (): string | undefined => {
      try {
        return filterableBy({ programme: 'ParentGuide' }, figuresOf(['M1']), factTablesOf).join();
      } catch (error) {
        return (error as Refusal).code;
      }
    };
    expect(refusalCode()).toBe('FILTER_NOT_COUNTED');
  });
});
