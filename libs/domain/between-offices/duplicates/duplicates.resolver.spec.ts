import { randomUUID } from 'node:crypto';
import { relationsFrom } from '#security/access';
import { LoggedGate, RecordBudget, RefusedReadings, type AccessLog } from '#security/access-log';
import { relationInLog } from '#domain/survivor';
import { PERSONAL_CLASSES, type Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { FlawedStream, POLICY_ROLE } from '#kernel/event-store';
import { OpenableClasses, readingOf, type AggregateStores, type Purpose } from '#nest';
import { steps } from '../../aggregates/index.js';
import { suspicionTable } from '../testing/suspicion-table.js';
import { makara, sokha, bopha, sophea, twoOffices } from '../testing/two-offices.js';
import { DuplicatesResolver } from './duplicates.resolver.js';
import type { SuspectedDuplicatesArgs } from './duplicates.type.js';
import { pairIdOf } from './likeness.js';
import { Suspicions } from './suspicions.js';

const { world, file } = twoOffices();
const POLICY: Actor = { id: 'policy', role: POLICY_ROLE, organisation: 'A21' };

let written: { type: string; data: { survivorId: string } }[];
/** Records that hold an entry which cannot be relied on. */
const flawed = new Set<string>();
let rows: object[];
const table = suspicionTable();

let ours: string;
let theirs: string;
beforeEach(async () => {
  [written, rows] = [[], []];
  flawed.clear();
  [ours, theirs] = [randomUUID(), randomUUID()];
  await file('Poipet', sokha, { survivorId: ours, givenName: 'Sothun' });
  await file('SiemReapCac', bopha, { survivorId: theirs, givenName: 'Sothun' });
});

const stores: AggregateStores = {
  get storeContext() {
    return world.stores.storeContext;
  },
  of: (category) => {
    const all = world.stores.of(category);
    const load = async (id: string) => {
      if (category === 'survivor' && flawed.has(id))
        throw new FlawedStream(`survivor-${id}`, 0, id, { kind: 'unproven', reason: 'it has no code' });
      return all.load(id);
    };
    return { load, transact: all.transact.bind(all) } as unknown as typeof all;
  },
};

const recorded = (category: 'duplicate' | 'survivor', id: string, name: string, command: object, by = POLICY) =>
  world.stores
    .of(category)
    .transact(id, name, command as never, { by, now: new Date().toISOString(), commandId: randomUUID() });

const suspected = async (survivorIds = [ours, theirs], offices = ['Poipet', 'SiemReapCac']): Promise<string> => {
  const duplicateId = pairIdOf(survivorIds);
  await recorded('duplicate', duplicateId, 'SuspectDuplicate', { survivorIds, offices, reasons: ['SAME_NAME'] });
  return duplicateId;
};

/** A row as the views have it, or as somebody forged it there. */
const row = (duplicateId: string, more: object = {}) => ({
  duplicateId,
  survivorIds: [ours, theirs],
  offices: ['Poipet', 'SiemReapCac'],
  reasons: ['SAME_NAME'],
  state: 'Waiting',
  since: '2026-03-01T00:00:00.000Z',
  judgements: [],
  ...more,
});

/** @param earlier the records that the person has opened within this hour */
const asking = (
  by = makara,
  purpose: Purpose = 'DATA_QUALITY',
  recordsPerHour = 60,
  earlier: readonly string[] = [],
) => {
  const log = { write: async (_: Actor, event: (typeof written)[number]) => written.push(event) };
  const settings = { ...DEFAULT_SETTINGS, recordsPerHour };
  const entries = { ...log, writeOnce: async () => undefined } as unknown as AccessLog;
  const gate = new LoggedGate(
    relationsFrom(relationInLog({ ...readingOf(steps), store: world.stores.storeContext.store })),
    entries,
    new RefusedReadings(entries),
    new RecordBudget(entries, { storeContext: { settings } } as AggregateStores, {
      since: async () => new Map(earlier.map((one) => [one, Date.now()])),
    }),
  );
  const resolver = new DuplicatesResolver(table.db, new Suspicions(stores), gate, stores);
  const reader = { by, operation: 'suspectedDuplicates', classes: PERSONAL_CLASSES, disclosed: new OpenableClasses() };
  return async (page: Omit<SuspectedDuplicatesArgs, 'purpose'> = {}) => {
    await table.replace(rows);
    return resolver.suspectedDuplicates({ purpose, ...page }, reader);
  };
};

const asked = async (...how: Parameters<typeof asking>) => {
  const { edges } = await asking(...how)();
  return edges.map(({ node: { state, records } }) => [
    state,
    records.map(({ survivorId, name }) => [survivorId, name]),
  ]);
};
const read = () => written.map(({ type, data }) => [type, data.survivorId]);

describe('a row of the views', () => {
  it('opens no record where the log suspects nothing', async () => {
    rows = [row(randomUUID(), { state: 'Agreed', offices: ['Poipet', 'Poipet'] })];
    expect(await asked()).toEqual([]);
    expect(read()).toEqual([]);
  });

  it('opens only what the pair in the log opens, whatever else it says', async () => {
    const another = randomUUID();
    expect(await file('SiemReapCac', bopha, { survivorId: another })).toBe('');
    const more = { state: 'Agreed', offices: ['Poipet', 'Poipet'], survivorIds: [ours, another] };
    rows = [row(await suspected(), more)];
    expect(await asked()).toEqual([['Waiting', [[ours, 'Sothun']]]]);
    expect(read()).toEqual([['PersonalDataRead', ours]]);
    expect(await asked({ ...makara, office: 'Battambang' })).toEqual([]);
  });
});

describe('the record of the other office', () => {
  const agreed = async () => {
    const duplicateId = await suspected();
    for (const by of [makara, sophea]) await new Suspicions(stores).judge({ duplicateId, isSame: true }, by);
    rows = [row(duplicateId, { state: 'Agreed' })];
  };

  it('opens once both agreed and it is in the record itself that this office has a part in it', async () => {
    await agreed();
    expect(await asked()).toEqual([['Agreed', [[ours, 'Sothun']]]]);
    await recorded('survivor', theirs, 'AddOffice', { office: 'Poipet' });
    const both = [
      [ours, 'Sothun'],
      [theirs, 'Sothun'],
    ];
    expect(await asked()).toEqual([['Agreed', both]]);
  });

  it('opens for a purpose of supervisors only', async () => {
    await agreed();
    expect(await asked(makara, 'AUDIT')).toEqual([]);
    expect(await asked(makara, 'BREAK_GLASS')).toEqual([]);
    expect(read()).toEqual([]);
  });
});

describe('a record that cannot be relied on', () => {
  it('hides only itself, and is not logged as read', async () => {
    const whole = randomUUID();
    expect(await file('Poipet', sokha, { survivorId: whole, givenName: 'Bunna' })).toBe('');
    rows = [row(await suspected()), row(await suspected([whole, theirs]), { since: '2026-03-02T00:00:00.000Z' })];
    flawed.add(ours);
    expect(await asked()).toEqual([
      ['Waiting', []],
      ['Waiting', [[whole, 'Bunna']]],
    ]);
    expect(read()).toEqual([['PersonalDataRead', whole]]);
  });

  it('is named to those who judge the pair, and to nobody else', async () => {
    const duplicateId = await suspected();
    flawed.add(theirs);
    const judged = (by: Actor) =>
      new Suspicions(stores).judge({ duplicateId, isSame: true }, by).catch((error: Error) => error);
    expect(await judged(makara)).toMatchObject({ name: 'FlawedStream' });
    expect(await judged({ ...makara, id: 'nary', office: 'Battambang' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the budget of records', () => {
  it('ends the list where it is spent, and refuses it only where nothing was shown', async () => {
    const next = randomUUID();
    expect(await file('Poipet', sokha, { survivorId: next })).toBe('');
    const last = row(await suspected([ours, next], ['Poipet', 'Poipet']), { since: '2026-03-03T00:00:00.000Z' });
    rows = [row(await suspected()), row(await suspected([next, theirs]), { since: '2026-03-02T00:00:00.000Z' }), last];
    const { edges, pageInfo } = await asking(makara, 'DATA_QUALITY', 1)();
    expect(edges.map(({ node }) => node.records.map(({ survivorId }) => survivorId))).toEqual([[ours]]);
    expect(pageInfo).toMatchObject({ hasNextPage: true, endCursor: edges[0]!.cursor });
    expect(read()).toEqual([['PersonalDataRead', ours]]);
    const following = await asking()({ after: pageInfo.endCursor! });
    expect(following.edges.map(({ node }) => node.duplicateId)).toEqual([
      (rows[1] as { duplicateId: string }).duplicateId,
      last.duplicateId,
    ]);
    expect(following.pageInfo.hasNextPage).toBe(false);
    await expect(asked(makara, 'DATA_QUALITY', 1, [randomUUID()])).rejects.toMatchObject({
      code: 'RECORD_BUDGET_SPENT',
    });
  });
});

describe('a page of pairs', () => {
  it('opens the records of its own pairs only, those that the office has not judged before the others', async () => {
    const names = ['Bunna', 'Chenda', 'Dara'];
    const [judged, late, early] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [index, survivorId] of [judged, late, early].entries())
      expect(await file('Poipet', sokha, { survivorId, givenName: names[index]! })).toBe('');
    const pairs = new Map<string, string>();
    for (const one of [judged, late, early]) pairs.set(one, await suspected([one, theirs]));
    const judgements = [{ office: 'Poipet', by: 'makara', isSame: true }];
    rows = [
      row(pairs.get(judged)!, { judgements, since: '2026-01-01T00:00:00.000Z' }),
      row(pairs.get(late)!, { since: '2026-02-02T00:00:00.000Z' }),
      row(pairs.get(early)!, { since: '2026-02-01T00:00:00.000Z' }),
    ];
    const page = asking();
    const opened: (readonly [string, boolean])[] = [];
    for (let after: string | undefined; ;) {
      const { edges, pageInfo } = await page({ first: 1, ...(after && { after }) });
      opened.push([edges[0]!.node.records[0]!.survivorId, pageInfo.hasNextPage]);
      expect(read()).toHaveLength(opened.length);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor!;
    }
    expect(opened).toEqual([
      [early, true],
      [late, true],
      [judged, false],
    ]);
  });

  it('is found behind a thousand pairs that the office has judged, and says how many there are', async () => {
    const judgements = [{ office: 'Poipet', by: 'makara', isSame: true }];
    const judged = Array.from({ length: 1_000 }, () => row(randomUUID(), { judgements }));
    rows = [...judged, row(await suspected(), { since: '2026-03-02T00:00:00.000Z' })];
    const { edges, totalCount } = await asking()({ first: 1 });
    expect(edges.map(({ node }) => node.records.map(({ survivorId }) => survivorId))).toEqual([[ours]]);
    expect(await totalCount).toBe(1_001);
  });

  it('goes on behind its last pair, also when that was judged since', async () => {
    const others = [randomUUID(), randomUUID()];
    for (const survivorId of others) expect(await file('Poipet', sokha, { survivorId })).toBe('');
    const [first, second] = [await suspected([others[0]!, theirs]), await suspected([others[1]!, theirs])];
    rows = [row(first), row(second, { since: '2026-03-02T00:00:00.000Z' })];
    const page = asking();
    const { pageInfo } = await page({ first: 1 });
    rows[0] = row(first, { judgements: [{ office: 'Poipet', by: 'makara', isSame: true }] });
    const { edges } = await page({ first: 1, after: pageInfo.endCursor! });
    expect(edges.map(({ node }) => node.duplicateId)).toEqual([second]);
  });
});
