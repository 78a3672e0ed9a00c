import { readFileSync } from 'node:fs';
import type { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import type { Actor } from '#kernel/decider';
import { StoreUnavailable } from '#kernel/event-store';
import { EXPORTED_PER_DAY, ExportBudget } from './export-budget.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { ListExports } from './list-exports.js';

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

/** Lists of one person, whose record opens only the first time. */
const exportsWithin = (budget: ExportBudget) => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  let asked = 0;
  schema.getQueryType()!.getFields().caseload!.resolve = () => {
    if (++asked > 1) throw new StoreUnavailable('The log does not answer.');
    const node = { caseNumber: 'ABC', status: 'REFERRED', referredOn: '2020-03-05', office: 'Poipet' };
    return { edges: [{ node }], pageInfo: { hasNextPage: false, endCursor: null } };
  };
  const [none, unused] = [{ note: async () => undefined }, {}] as unknown as never[];
  const installation = { configuration: { limits: { deadline: 10_000 } } } as never;
  const host = { schema } as unknown as GraphQLSchemaHost;
  return new ListExports(host, [], unused!, installation, budget, none!, unused!);
};

it('counts no rows as taken out if the list then fails', async () => {
  const budget = new ExportBudget();
  const asking = { by: sokha, locale: 'en', query: { purpose: 'CARE' } } as const;
  const failed = exportsWithin(budget).sheet(EXPORTED_LISTS.caseload!, asking);
  await expect(failed).rejects.toThrow('The log does not answer.');
  expect(() => budget.spend('sokha', EXPORTED_PER_DAY, new Date().toISOString())).not.toThrow();
});
