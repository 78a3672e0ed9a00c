import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DUPLICATE_MATCHER, pairIdOf } from '#domain/between-offices';
import { bareEvent } from '#kernel/event-store/testing';
import { NeverAtRest, keepBusy } from './testing/busy-views.js';
import { checkpointIn, pollUntil } from './testing/checkpoints.js';
import { MatcherRun, sokha, sophea } from './testing/matcher-run.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

let run: MatcherRun;
MatcherRun.forEachTest((opened) => (run = opened));

const named = { givenName: 'Bopha', familyName: 'Meas' };

describe('the reader that compares records, while the views are at work', () => {
  it('compares nothing, passes nothing by, and does all of it afterwards, also over a stop', async () => {
    const busy = new NeverAtRest();
    await run.start(busy);
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    await pollUntil(
      async () => busy.asked,
      (asked) => asked > 0,
    );
    const [referral] = await run.store.read(`survivor-${ids[0]!}`);
    expect(await run.store.read(`duplicate-${pairIdOf(ids)}`)).toEqual([]);
    expect(await run.position()).toBeLessThan(referral!.position);
    await run.start();
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('goes on by and by where they never rest', async () => {
    const viewsFirst = new ViewsFirst();
    viewsFirst.longestWaitMs = 50;
    const { end, writing } = keepBusy(viewsFirst);
    await run.start(viewsFirst);
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    end();
    await writing;
  });

  it('moves on at once past entries with nothing to compare', async () => {
    await run.start(new NeverAtRest());
    const stream = `access-${randomUUID()}`;
    await run.store.append(stream, [bareEvent('PersonalDataRead')], -1);
    expect(await run.suspicions([randomUUID(), randomUUID()])).toEqual([]);
  });

  it('waits for the index of those who are compared, and of nothing that came later', async () => {
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    await run.waitUntilRead('person_key');
    await run.stopIndex();
    await run.store.append(`access-${randomUUID()}`, [bareEvent('PersonalDataRead')], -1);
    await run.start();
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('needs no index to say which office has got a case', async () => {
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    await run.start();
    expect(await run.suspicions(ids)).toHaveLength(1);
    await run.stopIndex();
    const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
    await run.office.ask('survivor', ids[1]!, 'AssignCaseWorker', assignment, sophea);
    await run.emptyIndex();
    expect((await run.suspicions(ids)).map(({ type }) => type)).toEqual([
      'DuplicateSuspected',
      'DuplicateOfficesChanged',
    ]);
  });

  it('says for what it waits, and what to do, where the index does not move', async () => {
    await run.stopIndex();
    await run.receiveReferral(sokha, named);
    let now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
    await run.start();
    const reason = async () => (await checkpointIn(run.db, DUPLICATE_MATCHER))?.reason ?? null;
    expect(await pollUntil(reason, (said) => said !== null)).toBe(
      'ReaderBehind: This reader waits for the search index (person_key), which did not move for 5 s. It goes on once that does: npx homeward projections says what holds it up.',
    );
  });

  it('opens each record once, however many people are like it', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await run.receiveReferral(sophea, named));
    await run.waitUntilRead('person_key');
    const read = jest.spyOn(run.store, 'read');
    await run.start();
    await run.waitUntilRead();
    const opened = read.mock.calls.map(([stream]) => stream).filter((stream) => stream.startsWith('survivor-'));
    expect(opened.toSorted()).toEqual(ids.map((id) => `survivor-${id}`).toSorted());
  });

  it('records what it suspects once everybody of a part was compared, so that it comes together', async () => {
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    const last = `survivor-${await run.receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' })}`;
    const [read, append, order] = [run.store.read.bind(run.store), run.store.append.bind(run.store), [] as string[]];
    jest.spyOn(run.store, 'read').mockImplementation(async (stream, from) => {
      if (stream !== last) return read(stream, from);
      // the part comes again once whatever was done about the others has ended
      const fails = order.length === 0;
      order.push(fails ? 'failed' : 'compared');
      if (fails) throw new Error('The store is away.');
      return read(stream, from);
    });
    jest.spyOn(run.store, 'append').mockImplementation(async (stream, ...events) => {
      if (stream.startsWith('duplicate-')) order.push('suspected');
      return append(stream, ...events);
    });
    await run.start();
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(order).toEqual(['failed', 'compared', 'suspected']);
  });

  it('reads the records of several people side by side', async () => {
    const ids = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, { givenName: 'Chenda' })];
    const [read, reading] = [run.store.read.bind(run.store), new Set<string>()];
    let meet = () => {};
    const both = new Promise<void>((resolve) => (meet = resolve));
    jest.spyOn(run.store, 'read').mockImplementation(async (stream, from) => {
      if (!stream.startsWith('survivor-')) return read(stream, from);
      if (reading.add(stream).size === ids.length) meet();
      await both;
      return read(stream, from);
    });
    await run.start();
    expect(await run.suspicions(ids).finally(() => meet())).toEqual([]);
  });
});
