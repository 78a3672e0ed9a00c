import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { checkpointIn, pollUntil } from './testing/checkpoints.js';
import { IndexRun } from './testing/index-run.js';

Logger.overrideLogger(false);

let index: IndexRun;
beforeEach(async () => {
  index = await IndexRun.open();
  await index.start();
});
afterEach(() => index.close());

const meet = (name: string) => index.tell(`survivor-${randomUUID()}`, 'Met', { name });

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
