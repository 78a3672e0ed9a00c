import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DUPLICATE_MATCHER, pairIdOf } from '#domain/between-offices';
import { keepBusy } from './testing/busy-views.js';
import { checkpointIn, pollUntil } from './testing/checkpoints.js';
import { MatcherRun, sokha, sophea } from './testing/matcher-run.js';
import { keepClockMoving } from './testing/moving-clock.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

let run: MatcherRun;
MatcherRun.forEachTest((opened) => (run = opened));
beforeEach(() => void keepClockMoving());

const named = { givenName: 'Bopha', familyName: 'Meas' };
const another = { givenName: 'Chenda', familyName: 'Sok' };
const pairOffices = [sokha.office, sophea.office];
const born = { birthDate: '1990-06-01' };

const moveToBattambang = async (survivorId: string): Promise<void> => {
  const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
  await run.office.ask('survivor', survivorId, 'AssignCaseWorker', assignment, sophea);
};

const types = async (ids: readonly string[]) => (await run.suspicions(ids)).map(({ type }) => type);

const receivePair = async (): Promise<readonly string[]> => {
  const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
  expect(await types(ids)).toEqual(['DuplicateSuspected']);
  return ids;
};

/** The two records have nothing in common any more. */
const setApart = (survivorId: string) =>
  run.office.ask('survivor', survivorId, 'RevisePersonDetails', { givenName: 'Chenda', familyName: 'Sok' }, sophea);

describe('the reader that compares records, when a case of a suspected pair moves to another office', () => {
  it('gives the pair to that office, also where the two records are no longer alike', async () => {
    await run.start();
    const ids = await receivePair();
    await setApart(ids[1]!);
    await moveToBattambang(ids[1]!);
    expect(await types(ids)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
    const { offices } = (await run.suspicions(ids))[1]!.data as { offices: readonly string[] };
    expect(offices.toSorted()).toEqual(['Battambang', 'Poipet']);
  });

  it('knows what it has suspected itself before the views do', async () => {
    await run.start();
    await run.receiveReferral(sokha, { givenName: 'Nary' });
    await Promise.all([run.waitUntilRead(), run.waitUntilRead('suspicion')]);
    await run.stopViews();
    const ids = await receivePair();
    await setApart(ids[1]!);
    await moveToBattambang(ids[1]!);
    expect(await types(ids)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
  });

  it('waits after a stop for views that do not have yet what was suspected before', async () => {
    await run.stopViews();
    await run.start();
    const ids = await receivePair();
    await run.stop();
    await setApart(ids[1]!);
    await moveToBattambang(ids[1]!);
    const moved = (await run.store.read(`survivor-${ids[1]!}`)).at(-1)!.position;
    const queries = jest.spyOn(run.db, 'query');
    await run.start();
    // it either asks where the views are, or has passed the move
    await pollUntil(
      async () =>
        queries.mock.calls.some(([, values]) => values?.includes('suspicion')) || (await run.position()) >= moved,
      (is) => is,
    );
    run.startViews();
    expect(await types(ids)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
  });

  it('records first who is alike, and says that it waits, where no views of this version are live', async () => {
    await run.start();
    const ids = await receivePair();
    await run.stop();
    const others = [await run.receiveReferral(sokha, another), await run.receiveReferral(sophea, another)];
    await moveToBattambang(ids[1]!);
    let now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
    await run.start(undefined, run.db, 'building');
    const reason = async () => (await checkpointIn(run.db, DUPLICATE_MATCHER))?.reason ?? null;
    expect(await pollUntil(reason, (said) => said !== null)).toBe(
      'ReaderBehind: This reader waits for the views (suspicion), of which no set of this version is live yet. It goes on by itself once one is: npx homeward projections sets says how far it is.',
    );
    expect((await run.store.read(`duplicate-${pairIdOf(others)}`)).map(({ type }) => type)).toEqual([
      'DuplicateSuspected',
    ]);
    expect(await run.store.read(`duplicate-${pairIdOf(ids)}`)).toHaveLength(1);
    jest.restoreAllMocks();
    await run.start();
    expect(await types(ids)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
  });

  it('leaves a pair alone of which both offices have decided', async () => {
    await run.start();
    const ids = await receivePair();
    const judge = (by: typeof sokha) =>
      run.office.ask('duplicate', pairIdOf(ids), 'JudgeDuplicate', { isSame: false, offices: pairOffices }, by);
    await judge(sokha);
    await judge(sophea);
    await moveToBattambang(ids[1]!);
    expect(await types(ids)).toEqual([
      'DuplicateSuspected',
      'DuplicateJudged',
      'DuplicateJudged',
      'DuplicateDismissed',
    ]);
  });
});

describe('the reader that compares records, when a record begins and is moved at once', () => {
  it('looks for no pair with those who are not alike after all', async () => {
    const viewsFirst = new ViewsFirst();
    viewsFirst.longestWaitMs = Infinity;
    const { end, writing } = keepBusy(viewsFirst);
    const waits = jest.spyOn(viewsFirst, 'untilAtRest');
    await run.start(viewsFirst);
    await run.receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' });
    await pollUntil(
      async () => waits.mock.calls.length,
      (calls) => calls > 0,
    );
    await run.receiveReferral(sokha, named);
    await moveToBattambang(await run.receiveReferral(sophea, { familyName: named.familyName }));
    const read = jest.spyOn(run.store, 'read');
    end();
    await writing;
    await run.waitUntilRead();
    expect(read.mock.calls.map(([stream]) => stream).filter((stream) => stream.startsWith('duplicate-'))).toEqual([]);
  });

  it('looks for each pair after a stop, since it may have compared the record before', async () => {
    await run.start();
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, { ...named, ...born })];
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    await run.stop();
    await run.db.query('DELETE FROM checkpoint WHERE name = $1', [DUPLICATE_MATCHER]); // as if it had not been kept yet
    for (let likelier = 0; likelier < 3; likelier += 1) await run.receiveReferral(sophea, { ...named, ...born });
    await moveToBattambang(ids[1]!);
    await run.start();
    expect(await types(ids)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
  });
});
