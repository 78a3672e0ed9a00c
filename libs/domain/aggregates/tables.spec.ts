import { assertTablesFit } from '#kernel/projections';
import { tablesOf } from '#platform';
import { viewsDatabase } from '../../kernel/projections/testing/database.js';
import { steps } from './index.js';

it('the tables of all steps, made from nothing, fit their classes: a first start does not compare them', async () => {
  const database = await viewsDatabase();
  try {
    const tables = tablesOf(steps);
    const db = await database.connect(tables);
    expect(db.entityMetadatas.length).toBeGreaterThanOrEqual(tables.length);
    await assertTablesFit(db);
  } finally {
    await database.drop();
  }
});
