import { randomUUID } from 'node:crypto';
import { startPostgres } from '#embedded/postgres';
import { onEmbeddedStore } from '../harness/embedded-only.js';
import { Homeward, auditor, caseWorker, receiptOf, supervisor, type Answer } from '../harness/homeward.js';
import { referralOf } from '../harness/command-outcomes.js';
import { inDatabase } from '../harness/database-url.js';

/** Every row of the keys, as in a backup of their schema. */
const KEY_TABLES = ['data_key', 'epoch', 'erasure'] as const;
type Backup = Readonly<Record<(typeof KEY_TABLES)[number], string>>;

const backedUp = async (homeward: Homeward): Promise<Backup> => {
  const tables = KEY_TABLES.map(async (table) => {
    const rows = `SELECT json_agg(to_json(kept))::text AS rows FROM keys.${table} kept`;
    return [table, (await inDatabase(homeward, 'homeward_keys', rows))[0]!.rows];
  });
  return Object.fromEntries(await Promise.all(tables)) as Backup;
};

const putBack = async (homeward: Homeward, backup: Backup): Promise<void> => {
  for (const table of KEY_TABLES) {
    await inDatabase(homeward, 'homeward_keys', `DELETE FROM keys.${table}`);
    const insert = `INSERT INTO keys.${table} SELECT * FROM json_populate_recordset(NULL::keys.${table}, $1::json)`;
    await inDatabase(homeward, 'homeward_keys', insert, [backup[table]]);
  }
};

describe('the running service', () => {
  let homeward: Homeward;
  const survivorId = randomUUID();
  const historyOf = async (what: string) => {
    const { data } = await homeward.ask(
      `{ history(survivorId: "${survivorId}", purpose: AUDIT) ${what} }`,
      {},
      auditor,
    );
    return data!.history;
  };

  beforeAll(async () => {
    homeward = await Homeward.start();
    await homeward.command('receiveReferral', referralOf(survivorId));
    await homeward.caughtUp();
  });
  afterAll(() => homeward.stop());

  const erasedId = randomUUID();
  const nameOf = (id: string): Promise<Answer> =>
    homeward.ask(
      `query ($id: UUID!) { survivor(id: $id, purpose: SUBJECT_REQUEST) { referral { givenName { value erased } } } }`,
      { id },
      supervisor,
    );
  const nameIn = ({ data }: Answer) =>
    (data?.survivor as { referral: { givenName: object | null } | null } | null | undefined)?.referral?.givenName;
  const openKeysOf = async (subject: string): Promise<number> => {
    const keys = `SELECT id FROM keys.data_key WHERE subject = $1 AND wrapped IS NOT NULL`;
    return (await inDatabase(homeward, 'homeward_keys', keys, [subject])).length;
  };
  let backup: Backup;

  onEmbeddedStore('erases a survivor whose keys are in a backup', async () => {
    await homeward.command('receiveReferral', referralOf(erasedId, { givenName: 'Sreyleak' }));
    await homeward.until('the survivor is there', async () => nameIn(await nameOf(erasedId)));
    expect(nameIn(await nameOf(erasedId))).toEqual({ value: 'Sreyleak', erased: false });
    backup = await backedUp(homeward);
    const about = { survivorId: erasedId, requestId: randomUUID(), on: '2020-03-12' };
    receiptOf(await homeward.command('requestErasure', { ...about, askedBy: 'SURVIVOR' }, caseWorker));
    receiptOf(await homeward.command('approveErasure', about, supervisor));
    await homeward.until(
      'the survivor is erased',
      async () => (nameIn(await nameOf(erasedId)) as { erased: boolean }).erased,
    );
    expect(await openKeysOf(erasedId)).toBe(0);
  });

  onEmbeddedStore(
    'recovers by itself after a kill of all processes; the backup opens nothing of the erased survivor',
    async () => {
      for (const part of ['supervisor', 'api', 'projector', 'eventstore', 'postgres'] as const) homeward.kill(part);
      const postgres = await startPostgres({ folder: homeward.data });
      await putBack(homeward, backup);
      expect(await openKeysOf(erasedId)).toBeGreaterThan(0);
      await postgres.stop();

      await homeward.begin();
      const answers: string[] = [];
      await homeward.until('the erasure is repeated', async () => {
        const answer = await nameOf(erasedId);
        answers.push(JSON.stringify(answer));
        return (nameIn(answer) as { erased?: boolean } | null | undefined)?.erased;
      });
      expect(answers.filter((one) => one.includes('Sreyleak'))).toEqual([]);
      expect(nameIn(await nameOf(erasedId))).toEqual({ value: null, erased: true });
      expect(await openKeysOf(erasedId)).toBe(0);
      await homeward.caughtUp();
      expect(await historyOf('{ chain { sound checked } }')).toEqual({ chain: { sound: true, checked: 1 } });
    },
  );

  it('recovers after a kill of only the process that was started by hand', async () => {
    homeward.kill('supervisor');
    await homeward.begin();
    await homeward.caughtUp();
  });
});
