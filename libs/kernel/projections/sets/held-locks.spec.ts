import { tablesWith, SetsOfLibrary } from '../testing/view-sets.js';
import { LockHeld } from '../access/advisory-lock.js';
import { TABLES } from '../testing/library.js';
import { TablesOwner } from './tables-owner.js';

let at: SetsOfLibrary;
beforeEach(async () => {
  at = await SetsOfLibrary.upToDate();
});
afterEach(() => at.stop());

/** A login of the database needs no right for it. */
const holding = async (lock: string, work: () => Promise<void>): Promise<void> => {
  const elsewhere = at.kept.createQueryRunner();
  await elsewhere.query(`SELECT pg_advisory_lock(hashtext('${lock}'))`);
  try {
    await work();
  } finally {
    await elsewhere.query('SELECT pg_advisory_unlock_all()');
    await elsewhere.release();
  }
};

describe('an owner of the tables', () => {
  it.each(['tables of homeward', 'walls of homeward'])(
    'waits no longer than its time limit for the lock %s, and names who holds it',
    async (lock) => {
      const { url } = at.database;
      const owner = new TablesOwner({ type: 'postgres', url }, tablesWith(TABLES), undefined, 200);
      await holding(lock, async () => {
        const refused = await owner.bringUpToDate().catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(LockHeld);
        expect((refused as LockHeld).message).toMatch(new RegExp(`holds the lock '${lock}': \\w+ \\(process \\d+`));
      });
      await owner.bringUpToDate();
    },
  );
});
