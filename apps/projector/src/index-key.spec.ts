import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { marksOf } from '#kernel/projections';
import { checkpointIn, pollUntil } from './testing/checkpoints.js';
import { GuestToken, IndexRun } from './testing/index-run.js';

Logger.overrideLogger(false);

let index: IndexRun;
beforeEach(async () => {
  index = await IndexRun.open();
  await index.start();
});
afterEach(() => index.close());

const meet = async (name: string): Promise<string> => {
  const stream = `survivor-${randomUUID()}`;
  await index.tell(stream, 'Met', { name });
  return stream;
};

describe('a blind index', () => {
  it('is filled again with another key, without which no search would find anything, and only then', async () => {
    await meet('Sophea');
    const former = await index.tokens();
    for (const [key, isSame] of [
      ['a key', true],
      ['another key', false],
    ] as const) {
      await index.stop();
      await index.start({ key });
      await meet('Dara');
      expect((await index.tokens())[0] === former[0]).toBe(isSame);
    }
    expect(await index.tokens()).toHaveLength(3);
  });

  it('gets no token from a process that resumes with a former key, and says why that one has stopped', async () => {
    await meet('Sophea');
    const [former] = await index.tokens();
    const loseSubscription = index.store.drop;
    const other = await index.start({ key: 'another key' });
    const filled = await pollUntil(
      () => index.tokens(),
      ([token]) => token !== undefined && token !== former,
    );
    // otherwise it would take the next entry itself
    await other.beforeApplicationShutdown();

    loseSubscription(new Error('It went away.'));
    await index.append(`survivor-${randomUUID()}`, 'Met', { name: 'Dara' });
    const reason = async () => (await checkpointIn(index.db, 'guest_token'))?.reason ?? '';
    await pollUntil(reason, (text) => text.startsWith('IndexOfAnotherKey:'));
    expect(await index.tokens()).toEqual(filled);
  });
});

const marks = () => marksOf(index.db, [GuestToken]);

/** As a version before 0.33 left it. */
const stopWithoutMark = async () => {
  await index.stop();
  const [key] = await index.db.query<{ name: string }[]>(
    `SELECT conname AS name FROM pg_constraint WHERE contype = 'p' AND conrelid = 'guest_token'::regclass`,
  );
  await index.db.query(`COMMENT ON CONSTRAINT "${key!.name}" ON guest_token IS NULL`);
  expect(await marks()).toEqual([null]);
};

/** Of each row, the transaction that wrote it. */
const written = () => index.db.query<object[]>(`SELECT subject, xmin::text FROM guest_token ORDER BY 1`);

describe('an index whose key was not noted', () => {
  it('stays as it is and is marked, where its rows show that it was this key', async () => {
    const [revised] = [await meet('Sophea'), await meet('Dara')];
    await index.tell(revised, 'Renamed', { name: 'Nary' });
    const [before, mark] = [await written(), await marks()];
    await stopWithoutMark();
    await index.start();
    await index.tell(`survivor-${randomUUID()}`, 'Seen', { name: 'Sophea' });
    expect([await written(), await marks()]).toEqual([before, mark]);
  });

  it('is empty where only its oldest rows were made with another key, which was lost meanwhile', async () => {
    for (const name of ['Sophea', 'Dara', 'Nary']) await meet(name);
    const [oldest] = await index.tokens();
    await stopWithoutMark();
    await index.db.query(`UPDATE guest_token SET token = 'of a lost key' WHERE token = $1`, [oldest]);
    await index.prepare({});
    expect(await index.tokens()).toEqual([]);
  });

  it('is empty before anybody reads the log, where no row was made with this key', async () => {
    await meet('Sophea');
    await stopWithoutMark();
    const follower = await index.prepare({ key: 'another key' });
    expect([await index.tokens(), await checkpointIn(index.db, 'guest_token')]).toEqual([[], null]);
    await follower.onApplicationBootstrap();
    await meet('Dara');
    expect(await index.tokens()).toHaveLength(2);
  });

  it('is marked again after it was dropped', async () => {
    await meet('Sophea');
    const mark = await marks();
    await index.db.query('DROP TABLE guest_token');
    await meet('Dara');
    expect([await index.tokens(), await marks()]).toEqual([[expect.any(String), expect.any(String)], mark]);
  });
});
