import { readFileSync } from 'node:fs';
import type { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import type { Actor } from '#kernel/decider';
import { caseNumberOf } from '#domain/survivor';
import { StoreUnavailable } from '#kernel/event-store';
import { PlainSealing } from '#kernel/integrity';
import type { AggregateStores } from '#nest';
import type { RefusedReadings } from '#security/access-log';
import { Pace } from '../hardening/pace.js';
import { EXPORTED_PER_DAY, EXPORT_MAX_ROWS, ExportBudget } from './export-budget.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { ListExports } from './list-exports.js';

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

interface ListPage {
  readonly edges: readonly { readonly node: object }[];
  readonly pageInfo: object;
}

type PageResolver = (...asked: Parameters<GraphQLFieldResolver<unknown, unknown>>) => ListPage | object[] | null;

/** What was noted as refused, of the exports that were made last. */
let noted: object[];

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

const exportsOf = (query: string, page: PageResolver, budget = new ExportBudget(), pace = new Pace(undefined)) => {
  schema.getQueryType()!.getFields()[query]!.resolve = page;
  noted = [];
  const refused: Pick<RefusedReadings, 'note'> = {
    note: async (_, reading) => {
      noted.push(reading);
    },
  };
  const stores = { of: () => ({ load: async () => ({ offices: {} }) }) } as unknown as AggregateStores;
  const installation = { configuration: { limits: { deadline: 10_000 } } } as never;
  const host = { schema } as unknown as GraphQLSchemaHost;
  return new ListExports(host, [], new PlainSealing(), installation, budget, pace, refused as RefusedReadings, stores);
};

/** A caseload of one person, whose record opens only the first time. */
const exportsWithin = (budget: ExportBudget) => {
  let asked = 0;
  const page = () => {
    if (++asked > 1) throw new StoreUnavailable('The log does not answer.');
    const node = { caseNumber: 'ABC', status: 'REFERRED', referredOn: '2020-03-05', office: 'Poipet' };
    return { edges: [{ node }], pageInfo: { hasNextPage: false, endCursor: null } };
  };
  return exportsOf('caseload', page, budget);
};

it('counts no rows as taken out if the list then fails', async () => {
  const budget = new ExportBudget();
  const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' } } as const;
  const failed = exportsWithin(budget).sheet(EXPORTED_LISTS.caseload!, asking);
  await expect(failed).rejects.toThrow('The log does not answer.');
  expect(() => budget.spend('sokha', EXPORTED_PER_DAY, new Date().toISOString())).not.toThrow();
});

it('counts each page as a reading of that list whenever it is read, so that files occupy a process no longer than screens', async () => {
  let asked = 0;
  const page = () => ({ edges: [], pageInfo: { hasNextPage: ++asked < 100, endCursor: 'on' } });
  const pace = new Pace({ commands: 1, readings: 40, reckonings: 1 });
  const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' } } as const;
  const spent = exportsOf('dueWork', page, new ExportBudget(), pace).sheet(EXPORTED_LISTS['due-work']!, asking);
  await expect(spent).rejects.toMatchObject({ originalError: { code: 'RATE_LIMITED' } });
  expect(asked).toBe(5);
});

describe('a file of people within the limit of readings', () => {
  const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' } } as const;
  const within = (readings: number) => {
    const opened: unknown[] = [];
    const page: PageResolver = (_, { after }, __, { variableValues }) => {
      opened.push(variableValues.opened);
      return { edges: [], pageInfo: { hasNextPage: after === null, endCursor: '0123abcd.1' } };
    };
    const pace = new Pace({ commands: 1, readings, reckonings: 1 });
    const sheet = exportsOf('caseload', page, new ExportBudget(), pace).sheet(EXPORTED_LISTS.caseload!, asking);
    return { opened, sheet };
  };

  it('opens no record if it exceeds the limit, so that nothing is logged', async () => {
    const { opened, sheet } = within(3);
    await expect(sheet).rejects.toMatchObject({ originalError: { code: 'RATE_LIMITED' } });
    expect(opened).toEqual([false]);
  });

  it('is complete if it stays within', async () => {
    const { opened, sheet } = within(4);
    await expect(sheet).resolves.toMatchObject({ rows: [] });
    expect(opened).toEqual([false, false, true, true]);
  });

  it('of one page is complete however low the limit is', async () => {
    const page = () => ({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    const pace = new Pace({ commands: 1, readings: 3, reckonings: 1 });
    const sheet = exportsOf('dueWork', page, new ExportBudget(), pace).sheet(EXPORTED_LISTS['due-work']!, asking);
    await expect(sheet).resolves.toMatchObject({ rows: [] });
  });
});

describe('a file of requests between offices', () => {
  const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' } } as const;
  const request = { kind: 'OPEN_IN_EMERGENCY', state: 'WAITING', office: 'Poipet', askedAt: '2020-03-05T06:00:00Z' };

  it('opens their reasons only once its rows are counted', async () => {
    const opened: unknown[] = [];
    const page: PageResolver = (_, __, ___, { variableValues }) => {
      opened.push(variableValues.opened);
      return {
        edges: [{ node: { ...request, askedBy: 'sokha', reason: { value: '=1+1' } } }],
        pageInfo: { hasNextPage: false, endCursor: null },
      };
    };
    const { columns, rows } = await exportsOf('officeRequests', page).sheet(EXPORTED_LISTS['office-requests']!, asking);
    expect(opened).toEqual([false, true]);
    expect(rows.map((row) => row[columns.findIndex(({ heading }) => heading === 'Reason')])).toEqual(['=1+1']);
  });

  it('is refused, and noted, for an emergency, in which nobody reads them', async () => {
    const exports = exportsOf('officeRequests', () => []);
    const query = { purpose: 'BREAK_GLASS' };
    const sheet = exports.sheet(EXPORTED_LISTS['office-requests']!, { ...asking, query });
    await expect(sheet).rejects.toMatchObject({ name: 'Forbidden' });
    expect(noted).toEqual([{ operation: 'exportOfficeRequests', purpose: 'BREAK_GLASS' }]);
  });

  it('has all pages of them', async () => {
    const exports = exportsOf('officeRequests', (_, { after }) => ({
      edges: [{ node: { ...request, askedBy: after ? 'makara' : 'sokha' } }],
      pageInfo: { hasNextPage: !after, endCursor: 'a' },
    }));
    const { rows } = await exports.sheet(EXPORTED_LISTS['office-requests']!, asking);
    expect(rows.map((row) => row.find((value) => /^(sokha|makara)$/.test(String(value))))).toEqual(['sokha', 'makara']);
  });
});

it('has all rows of a list whose query answers with rows alone', async () => {
  const alarm = { who: 'sokha', role: 'CASE_WORKER', at: '2020-03-05T06:00:00.000Z', records: 40 };
  const rowsOf = async (many: number) => {
    const all = Array.from({ length: many }, (_, at) => ({ ...alarm, cursor: String(at + 1) }));
    const page: PageResolver = (_, { first, after }) => all.slice(Number(after ?? 0)).slice(0, Number(first));
    const exports = exportsOf('recordAlarms', page);
    return (await exports.sheet(EXPORTED_LISTS['record-alarms']!, { by: sokha, locale: 'en', query: {} })).rows.length;
  };
  expect([await rowsOf(0), await rowsOf(50), await rowsOf(120)]).toEqual([0, 50, 120]);
});

describe('a file of who looked at a record', () => {
  const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };
  const survivorId = '3f2b8a10-5d1e-4c3a-9b7f-0a1b2c3d4e5f';
  const asking = { by: auditor, locale: 'en', query: { purpose: 'AUDIT', survivorId } } as const;
  const look = {
    day: '2020-03-05',
    manner: 'OPENED',
    who: 'sokha',
    role: 'CASE_WORKER',
    count: 2,
    first: '2020-03-05T06:00:00.000Z',
    last: '2020-03-05T07:00:00.000Z',
    classes: [],
  };
  const sheetOf = (page: PageResolver, query: object = asking.query) =>
    exportsOf('looksByDay', page).sheet(EXPORTED_LISTS['who-looked']!, { ...asking, query: { ...query } });
  const pageOf = (complete: boolean, stale = false) => {
    let asked = 0;
    const page: PageResolver = () => {
      asked += 1;
      return { edges: [{ node: look }], pageInfo: { hasNextPage: false, endCursor: null }, complete, stale };
    };
    return { page, count: () => asked };
  };

  it('asks once, because each request for it is logged', async () => {
    const { page, count } = pageOf(true);
    await expect(sheetOf(page)).resolves.toMatchObject({ rows: [expect.arrayContaining(['2020-03-05', 'sokha', 2])] });
    expect(count()).toBe(1);
  });

  it('is one request, however many pages are read for it, and the next file is another', async () => {
    const files: unknown[] = [];
    const page: PageResolver = (_, { after }, context) => {
      files.push((context as { readonly file: object }).file);
      const pageInfo = { hasNextPage: after === null, endCursor: '2020-03-05/1' };
      return { edges: [{ node: look }], pageInfo, complete: true, stale: false };
    };
    await sheetOf(page);
    await sheetOf(page);
    expect(files.map((one) => files.indexOf(one))).toEqual([0, 0, 2, 2]);
    expect(files[0]).toEqual({});
  });

  it('of some days asks for these days', async () => {
    const asked: unknown[] = [];
    const page: PageResolver = (_, { from, to }) => {
      asked.push([from, to]);
      return pageOf(true).page(...([] as unknown as Parameters<PageResolver>))!;
    };
    await sheetOf(page, { ...asking.query, from: '2020-03-01', to: '2020-03-31' });
    expect(asked).toEqual([['2020-03-01', '2020-03-31']]);
  });

  it('begins with the case number, so that nobody takes it for that of another record', async () => {
    const { columns, rows } = await sheetOf(pageOf(true).page);
    expect([columns[0]!.heading, rows[0]![0]]).toEqual(['Case number', caseNumberOf(survivorId)]);
  });

  it('says in its last row that entries may be missing', async () => {
    const { rows } = await sheetOf(pageOf(false).page);
    expect(rows.at(-1)![0]).toMatch(/^This list may lack entries/);
  });

  it('says in its last row that the views lag', async () => {
    const { rows } = await sheetOf(pageOf(true, true).page);
    expect(rows.map(([first]) => first)).toEqual([
      caseNumberOf(survivorId),
      expect.stringMatching(/^The latest entries may be missing/),
    ]);
  });

  it('ends with the newest of a record at which very many looked, and says so', async () => {
    const page = () => ({
      edges: Array.from({ length: 50 }, () => ({ node: look })),
      pageInfo: { hasNextPage: true, endCursor: '2020-03-05/1' },
      complete: true,
      stale: false,
    });
    const { rows } = await sheetOf(page);
    expect(rows).toHaveLength(EXPORT_MAX_ROWS + 1);
    expect(rows.at(-1)![0]).toMatch(/^These are the newest 1000 entries/);
  });

  it('leaves a trace at that record where it is refused for its purpose', async () => {
    const asked = { purpose: 'CARE', survivorId: survivorId.toUpperCase() };
    await expect(sheetOf(pageOf(true).page, asked)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(noted).toEqual([{ operation: 'exportLooks', purpose: 'CARE', survivorId }]);
    await expect(sheetOf(pageOf(true).page, { ...asked, survivorId: 'nobody' })).rejects.toMatchObject({
      name: 'Forbidden',
    });
    expect(noted).toEqual([{ operation: 'exportLooks', purpose: 'CARE' }]);
  });

  it('is refused without a purpose, and for a record of which the reader sees nothing', async () => {
    await expect(sheetOf(pageOf(true).page, { survivorId })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    await expect(sheetOf(() => null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
