import { steps } from '#domain/aggregates';
import { ProsecutionView } from '#domain/prosecution';
import { JusticeView, RelationView } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import type { AggregateStores, Purpose } from '#nest';
import { openDoor } from '#security/access/testing';
import type { ReadingGate, ReadingRequest } from '#security/access';
import { RefusedReadings, type AccessLog } from '#security/access-log';
import { figuresOf } from '../definitions/figures.js';
import { figureArguments } from '../definitions/period.js';
import { FactTables, id } from '../testing/facts.js';
import { DrillDown, type SearchRequest } from './drill-down.js';

const by = (role: string): Actor => ({ id: 'sophea', role, organisation: 'A21', office: 'SiemReapCac' });
const ARGS = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2026-11-28T00:00:00Z', DEFAULT_SETTINGS);
const [INTERVIEWS, DEPENDANTS, ACCUSED] = figuresOf(['M1', 'M25', 'M26']);

let facts: FactTables;
/** The streams that the log has, with their entries. */
const inLog = new Map<string, readonly object[]>();
beforeAll(async () => {
  facts = await FactTables.empty([RelationView, ProsecutionView, JusticeView]);
});
beforeEach(() => {
  inLog.clear();
  return facts.clear();
});
afterAll(() => facts.drop());

/** A row as the projector writes it, or as somebody forges it. */
const insertRow = (table: string, row: object) =>
  facts.insertRows(table, [{ revision: 0, position: '0', lastEventId: id(1), ...row }]);

/** Interviews of so many survivors; the first ones are in the asker's office. */
const insertInterviews = async (own: number, all: number) => {
  for (let who = 1; who <= all; who++) {
    await facts.insert('record', who, `2020-03-${10 + who}`);
    await facts.insert('interview', who, `2020-03-${10 + who}`);
  }
  const readers = ['office:SiemReapCac'];
  const relation = { receivedBy: 'sokha', offices: [], interviewed: false, restricted: false, readers, told: [] };
  for (let who = 1; who <= own; who++)
    await facts.db.query(`INSERT INTO relation SELECT * FROM jsonb_populate_record(NULL::relation, $1)`, [
      JSON.stringify({
        survivorId: id(who),
        entrusted: null,
        revision: 0,
        position: '0',
        lastEventId: id(who),
        ...relation,
      }),
    ]);
};

const drill = (gate: ReadingGate) => {
  const refused: object[] = [];
  const log = { write: async (_: Actor, { data }: { data: object }) => refused.push(data) } as unknown as AccessLog;
  const asked: ReadingRequest[] = [];
  const watched = {
    ...gate,
    pass: (reading: ReadingRequest) => (asked.push(reading), gate.pass(reading)),
  } as ReadingGate;
  const store = { inspect: async (stream: string) => inLog.get(stream) ?? [] };
  const stores = { storeContext: { store } } as unknown as AggregateStores;
  const drillDown = new DrillDown(facts.db, watched, new RefusedReadings(log), stores, steps);
  const purposeOf = (role: string): Purpose => (role === 'AUDITOR' ? 'AUDIT' : 'SUPERVISION');
  const ask = (role: string, first = 50, purpose = purposeOf(role), request: SearchRequest = {}) =>
    drillDown.eventsFor(by(role), purpose, INTERVIEWS!, ARGS, { first }, request);
  const accused = () => drillDown.eventsFor(by('SUPERVISOR'), 'SUPERVISION', ACCUSED!, ARGS, { first: 50 });
  const births = () => drillDown.eventsFor(by('AUDITOR'), 'AUDIT', DEPENDANTS!, ARGS, { first: 50, cell: 'births' });
  return { accused, ask, asked, births, refused };
};

/** How many searches have begun, and how many at most at a time. */
const watchSearches = () => {
  const { db } = facts;
  const transaction = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  let now = 0;
  const seen = { begun: 0, most: 0, end: () => Reflect.deleteProperty(db, 'transaction') };
  const watched = (...args: unknown[]) => {
    seen.begun++;
    seen.most = Math.max(seen.most, ++now);
    return transaction(...args).finally(() => now--);
  };
  Object.assign(db, { transaction: watched });
  return seen;
};

describe('the events behind a figure', () => {
  it('are of cases that the asker may open; the others are a number', async () => {
    await insertInterviews(2, 5);
    const { ask, asked } = drill(openDoor());
    const { events, elsewhere, more } = await ask('SUPERVISOR');
    expect(events.map(({ subject }) => subject)).toEqual([id(1), id(2)]);
    expect([elsewhere, more]).toEqual([3, false]);
    expect(asked.map(({ survivorId, purpose, operation }) => [survivorId, purpose, operation])).toEqual([
      [id(1), 'SUPERVISION', 'figures'],
      [id(2), 'SUPERVISION', 'figures'],
    ]);
  });

  it('are of all cases for an auditor, and each is logged', async () => {
    await insertInterviews(0, 5);
    const { ask, asked } = drill(openDoor());
    const { events, elsewhere } = await ask('AUDITOR');
    expect([events.length, elsewhere, asked.length]).toEqual([5, 0, 5]);
  });

  it('are left out where the gate is closed, though the views are not', async () => {
    await insertInterviews(2, 5);
    const { ask } = drill({
      ...openDoor(),
      pass: async ({ survivorId }) => (survivorId === id(1) ? undefined : { basis: 'Supervision', classes: [] }),
    } as ReadingGate);
    const { events, elsewhere } = await ask('SUPERVISOR');
    expect([events.map(({ subject }) => subject), elsewhere]).toEqual([[id(2)], 4]);
  });

  it('are behind the gate also where a row that calls them a case is gone from the views', async () => {
    await insertInterviews(2, 2);
    await facts.db.query('DELETE FROM record_fact');
    inLog.set(`survivor-${id(1)}`, [{}]);
    const { ask, asked } = drill(Object.assign(openDoor(), { pass: async () => undefined }));
    for (const role of ['SUPERVISOR', 'AUDITOR']) {
      const { events, elsewhere } = await ask(role);
      expect([events.map(({ subject }) => subject), elsewhere]).toEqual([[id(2)], 1]);
    }
    expect(asked.map(({ survivorId }) => survivorId)).toEqual([id(1), id(1)]);
  });

  it('that tell of a birth are a reading of health, and are left out where the reader may see none', async () => {
    const eventId = await facts.insert('birth', 1, '2020-05-04');
    await facts.insert('record', 1, '2020-05-04');
    inLog.set(`survivor-${id(1)}`, [{ id: eventId, type: 'BirthRecorded' }]);
    const open = drill(openDoor());
    expect((await open.births()).events.map((one) => one.eventId)).toEqual([eventId]);
    expect(open.asked.map(({ classes }) => classes)).toEqual([['health']]);
    const { events, elsewhere } = await drill(openDoor(['identity'])).births();
    expect([events, elsewhere]).toEqual([[], 1]);
  });

  it('are left out of a court case where the log has no survivor in it whose record opens, and a row has', async () => {
    await insertInterviews(1, 1);
    const [court, listed, another] = [id(90), id(1), id(2)];
    await facts.insert('accused', 90, '2020-05-04');
    const since = { openedOn: '2020-05-01', commencedOn: '2020-05-01', court: 'Takeo', article: '10' };
    const lists = { measures: [], hearings: [], complaints: [], investigations: [], accused: [], charges: [] };
    const results = { planned: [], sentences: [], appeals: [], compensation: [], payments: [], corrections: [] };
    const row = {
      prosecutionId: court,
      role: 'Complainant',
      legalHold: true,
      survivors: 1,
      ...since,
      ...lists,
      ...results,
    };
    await insertRow('justice', { survivorId: listed, ...row });
    await insertRow('prosecution', row);
    const joined = { id: id(91), stream: `prosecution-${court}`, type: 'SurvivorJoined', revision: 0, metadata: {} };
    inLog.set(joined.stream, [{ ...joined, data: { survivorId: another, on: '2020-05-01' } }]);
    const permitting = (survivorId: string) =>
      drill({
        ...openDoor(),
        permits: async (reading: ReadingRequest) => (reading.survivorId === survivorId ? [] : undefined),
      } as ReadingGate).accused();
    expect(await permitting(another)).toMatchObject({ events: [{ subject: court }], elsewhere: 0 });
    expect(await permitting(listed)).toMatchObject({ events: [], elsewhere: 1 });
  });

  it('fill a page whatever lies between them, and count the rest only once', async () => {
    await insertInterviews(5, 9);
    const { ask } = drill(openDoor());
    const { events, more, elsewhere } = await ask('SUPERVISOR', 3);
    expect([events.length, more, elsewhere]).toEqual([3, true, 4]);
  });

  it('open each record once in a request, however often they are asked for', async () => {
    await insertInterviews(2, 5);
    const { ask, asked } = drill(openDoor());
    const request = {};
    const all = await Promise.all([1, 2, 3].map(() => ask('SUPERVISOR', 50, 'SUPERVISION', request)));
    expect(all.map(({ events }) => events.length)).toEqual([2, 2, 2]);
    expect(asked).toHaveLength(2);
    await ask('SUPERVISOR', 50, 'SUPERVISION', {});
    expect(asked).toHaveLength(4);
  });

  it('are searched two at a time, and no more once the answer was cut off', async () => {
    await insertInterviews(2, 5);
    const { ask } = drill(openDoor());
    const searches = watchSearches();
    const request = { isLate: () => searches.begun === 3 };
    const asking = Array.from({ length: 12 }, () => ask('SUPERVISOR', 50, 'SUPERVISION', request));
    const all = await Promise.allSettled(asking);
    searches.end();
    const timeout = { status: 'rejected', reason: expect.objectContaining({ code: 'TIMEOUT' }) };
    expect(all.slice(2)).toEqual(Array(10).fill(timeout));
    expect([searches.most, searches.begun]).toEqual([2, 3]);
  });

  it('are refused once for a purpose that the role has not, and nothing is read', async () => {
    await insertInterviews(5, 5);
    const { ask, asked, refused } = drill(openDoor());
    await expect(ask('SUPERVISOR', 50, 'AUDIT')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(asked).toEqual([]);
    expect(refused).toEqual([{ operation: 'figures', purpose: 'AUDIT', figure: 'M1' }]);
  });

  it('leave one trace where the gate is closed to all of them', async () => {
    await insertInterviews(5, 5);
    const { ask, asked, refused } = drill(Object.assign(openDoor(), { pass: async () => undefined }));
    expect((await ask('SUPERVISOR')).events).toEqual([]);
    expect(asked.every(({ amongOthers }) => amongOthers)).toBe(true);
    expect(refused).toEqual([{ operation: 'figures', purpose: 'SUPERVISION', figure: 'M1' }]);
  });

  it.each(['ANALYST', 'ADMINISTRATOR'])('are refused to the role %s, which leaves a trace', async (role) => {
    await insertInterviews(5, 5);
    const { ask, asked, refused } = drill(openDoor());
    await expect(ask(role)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(asked).toEqual([]);
    expect(refused).toEqual([{ operation: 'figures', purpose: 'SUPERVISION', figure: 'M1' }]);
  });
});
