import { Logger } from '@nestjs/common';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { keepBusy } from './testing/busy-views.js';
import { MatcherRun, sokha, sophea } from './testing/matcher-run.js';
import { keepClockMoving, setClock } from './testing/moving-clock.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

const NAMED = { givenName: 'Bopha', familyName: 'Meas' };
/** From this many people on, a name is common. */
const MANY = 11;
const MINUTE_MS = 60_000;

let run: MatcherRun;
MatcherRun.forEachTest((opened) => (run = opened));

/** Two people of one name, and then many more: the name was not common when the second one came. */
const recordNamesakes = async (): Promise<{ readonly ids: readonly string[]; readonly last: string }> => {
  const ids = [await run.receiveReferral(sokha, NAMED), await run.receiveReferral(sophea, NAMED)];
  let last = '';
  for (let count = 0; count < MANY; count += 1) last = await run.receiveReferral(sophea, NAMED);
  return { ids, last };
};

const compareSomebody = async (): Promise<void> => {
  await run.receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' });
  await run.waitUntilRead();
};

describe('the reader that compares records late', () => {
  it('suspects what it would have suspected at once, however many have the name by then', async () => {
    keepClockMoving();
    const viewsFirst = new ViewsFirst();
    viewsFirst.longestWaitMs = Infinity;
    await run.start(viewsFirst);
    const { end, writing } = keepBusy(viewsFirst);
    const { ids, last } = await recordNamesakes();
    end();
    await writing;
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(await run.suspicions([ids[0]!, last])).toEqual([]);
  });

  it('does so after a restart, too', async () => {
    keepClockMoving();
    await run.start();
    await compareSomebody();
    await run.stop();
    const { ids, last } = await recordNamesakes();
    await run.start();
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(await run.suspicions([ids[0]!, last])).toEqual([]);
  });

  it('does so where its row names an instant that no clock allows', async () => {
    keepClockMoving();
    await run.start();
    await compareSomebody();
    await run.stop();
    await run.db.query(`UPDATE checkpoint SET "recordedAt" = '2999-01-01' WHERE name = $1`, [DUPLICATE_MATCHER]);
    const { ids } = await recordNamesakes();
    await run.start();
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });
});

describe('the reader that compares records by clocks that differ', () => {
  const recordAhead = async (): Promise<string> => {
    const ahead = new Date(Date.now() + 4 * MINUTE_MS).toISOString();
    const clock = setClock(() => ahead);
    const id = await run.receiveReferral(sokha, NAMED);
    clock.mockRestore();
    expect((await run.store.read(`survivor-${id}`))[0]!.recordedAt).toBe(ahead);
    await run.waitUntilRead(); // compared before the other comes
    return id;
  };

  it('misses no pair of which the earlier entry has the later instant', async () => {
    await run.start();
    const one = await recordAhead();
    const other = await run.receiveReferral(sophea, NAMED);
    expect(await run.suspicions([one, other])).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('misses none after a restart, when others have come in between', async () => {
    await run.start();
    const one = await recordAhead();
    await compareSomebody();
    await run.start();
    const other = await run.receiveReferral(sophea, NAMED);
    expect(await run.suspicions([one, other])).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });
});
