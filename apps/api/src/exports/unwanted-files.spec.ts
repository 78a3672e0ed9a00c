import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import type { Actor } from '#kernel/decider';
import { PlainSealing } from '#kernel/integrity';
import type { AggregateStores } from '#nest';
import type { RefusedReadings } from '#security/access-log';
import { Pace } from '../hardening/pace.js';
import { ExportBudget } from './export-budget.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { ListExports } from './list-exports.js';

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

let noted: object[];
const exportsOf = (page: () => object) => {
  schema.getQueryType()!.getFields().caseload!.resolve = page;
  noted = [];
  const [host, refused, stores, installation] = [
    { schema },
    { note: async (_: Actor, reading: object) => noted.push(reading) },
    { of: () => ({ load: async () => ({ offices: {} }) }) },
    { configuration: { limits: { deadline: 10_000 } } },
  ] as unknown as [GraphQLSchemaHost, RefusedReadings, AggregateStores, never];
  const [budget, pace] = [new ExportBudget(), new Pace(undefined)];
  return new ListExports(host, [], new PlainSealing(), installation, budget, pace, refused, stores);
};

describe('a file that nobody would receive', () => {
  const begun = Date.now();
  afterEach(() => void jest.restoreAllMocks());

  /** How many pages are read before it ends, and how it ends. */
  const pagesOf = async (leavesAfter: number, eachMs: number) => {
    let pages = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => begun + pages * eachMs);
    const page = () => ({ edges: [], pageInfo: { hasNextPage: ++pages < 30, endCursor: '0123abcd.1' } });
    const hasLeft = () => pages >= leavesAfter;
    const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' }, hasLeft } as const;
    const ended = await exportsOf(page)
      .sheet(EXPORTED_LISTS.caseload!, asking)
      .then(
        () => 'whole',
        ({ code }: { readonly code: string }) => code,
      );
    return [ended, pages, noted];
  };

  it('ends before the next page once the client has left, and before any record is opened', async () => {
    expect(await pagesOf(3, 0)).toEqual(['TIMEOUT', 3, []]);
    expect(await pagesOf(30, 0)).toEqual(['TIMEOUT', 30, []]);
  });

  it('ends where its pages together take too long, though none of them does', async () => {
    expect(await pagesOf(Infinity, 9_000)).toEqual(['TIMEOUT', 14, []]);
  });
});
