import { randomUUID } from 'node:crypto';
import { tablesDatabase } from '../../../kernel/projections/testing/database.js';
import { SuspicionView } from '../duplicates/duplicates.view.js';

/** The table of suspected pairs, for the specs of one file. */
export const suspicionTable = () => {
  let views: Awaited<ReturnType<typeof tablesDatabase>>;
  beforeAll(async () => {
    views = await tablesDatabase('suspicions', [SuspicionView]);
  });
  afterAll(() => views.database.drop());
  return {
    get db() {
      return views.db;
    },
    /** Puts rows in the place of what the table has. */
    replace: async (rows: readonly object[]): Promise<void> => {
      const table = views.db.getRepository(SuspicionView);
      await table.clear();
      const reflects = { revision: 0, position: '0' };
      await table.insert(rows.map((one) => ({ ...reflects, lastEventId: randomUUID(), ...one })));
    },
  };
};
