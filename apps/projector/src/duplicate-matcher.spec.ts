import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { pairIdOf } from '#domain/between-offices';
import { FlawedStream } from '#kernel/event-store';
import { REGISTRY } from '#platform/metrics';
import { BrokenWrapping } from '#security/keys';
import { MatcherRun, referral, sokha, sophea } from './testing/matcher-run.js';

Logger.overrideLogger(false);

const forged = (stream: string) => new FlawedStream(stream, 0, randomUUID(), { kind: 'unproven', reason: 'forged' });

let run: MatcherRun;
MatcherRun.forEachTest((opened) => (run = opened));
beforeEach(() => run.start());

/** How many comparisons left somebody out, as the metric says. */
const countCut = async () =>
  (await REGISTRY.getSingleMetric('homeward_duplicates_cut_total')?.get())?.values[0]?.value ?? 0;

const named = { givenName: 'Bopha', familyName: 'Meas' };

describe('the reader that compares records', () => {
  it('suspects two records of one name once, and says which office has got one of them since', async () => {
    const ids = [
      await run.receiveReferral(sokha, { ...named, birthYear: 2004 }),
      await run.receiveReferral(sophea, named),
    ];
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected', data: { reasons: ['SAME_NAME'] } }]);
    const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
    await run.office.ask('survivor', ids[1]!, 'AssignCaseWorker', assignment, sophea);
    expect((await run.suspicions(ids)).map(({ type }) => type)).toEqual([
      'DuplicateSuspected',
      'DuplicateOfficesChanged',
    ]);
    const { offices } = (await run.suspicions(ids))[1]!.data as { offices: readonly string[] };
    expect(offices.toSorted()).toEqual(['Battambang', 'Poipet']);
    await run.office.ask('survivor', ids[1]!, 'RevisePersonDetails', { birthYear: 2004 }, sophea);
    expect(await run.suspicions(ids)).toHaveLength(2);
    const [first] = await run.store.read(`survivor-${ids[1]!}`);
    const replacement = { receiveReferral: referral({ ...named, office: 'SiemReapCac', birthYear: 2004 }) };
    const correction = { eventId: first!.id, reason: 'x', replacement };
    await run.office.ask('survivor', ids[1]!, 'CorrectEntry', correction, { ...sophea, id: 'dara' });
    expect(await run.suspicions(ids)).toHaveLength(2);
  });

  it('goes on with the others where a pair cannot be relied on', async () => {
    const ids = [
      await run.receiveReferral(sokha, { ...named, birthYear: 2004 }),
      await run.receiveReferral(sophea, named),
    ];
    expect(await run.suspicions(ids)).toHaveLength(1);
    run.store.unreadable.set(`duplicate-${pairIdOf(ids)}`, forged('a pair'));
    const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
    await run.office.ask('survivor', ids[1]!, 'AssignCaseWorker', assignment, sophea);
    await run.office.ask('survivor', ids[1]!, 'RevisePersonDetails', { birthYear: 2004 }, sophea);
    const others = [await run.receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' })];
    others.push(await run.receiveReferral(sophea, { givenName: 'Chenda', familyName: 'Sok' }));
    expect(await run.suspicions(others)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('goes on with the others where the key of a record was damaged', async () => {
    const damaged = await run.receiveReferral(sokha, named);
    await run.suspicions([damaged]);
    run.store.unreadable.set(`survivor-${damaged}`, new BrokenWrapping());
    const alike = [await run.receiveReferral(sophea, named), await run.receiveReferral(sokha, named)];
    expect(await run.suspicions(alike)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(await run.suspicions([damaged, alike[0]!])).toEqual([]);
  });

  it('compares a record again when the revision that set it apart was struck out', async () => {
    const ids = [await run.receiveReferral(sokha, named)];
    await run.office.ask('survivor', ids[0]!, 'RevisePersonDetails', { givenName: 'Chenda' }, sokha);
    ids.push(await run.receiveReferral(sophea, named));
    expect(await run.suspicions(ids)).toEqual([]);
    const [, revised] = await run.store.read(`survivor-${ids[0]!}`);
    const slip = { eventId: revised!.id, reason: 'another person' };
    await run.office.ask('survivor', ids[0]!, 'StrikeOutEntry', slip, { ...sokha, id: 'dara' });
    expect(await run.suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('suspects nobody by a telephone number or a birthday alone, since it may be shared, or guessed', async () => {
    const contact = { kind: 'Phone', value: '012 345 678' };
    const ids = [
      await run.receiveReferral(sokha, { givenName: 'Bopha', contact, birthDate: '1990-06-01' }),
      await run.receiveReferral(sophea, { givenName: 'Chenda', contact }),
      await run.receiveReferral(sophea, { givenName: 'Nary', birthDate: '1990-06-01' }),
    ];
    expect(await run.suspicions([ids[0]!, ids[1]!])).toEqual([]);
    expect(await run.suspicions([ids[0]!, ids[2]!])).toEqual([]);
  });

  it('suspects nobody by a name that many have, unless something else agrees', async () => {
    const contact = { kind: 'Phone', value: '012 345 678' };
    const first = await run.receiveReferral(sokha, { ...named, contact });
    const born = await run.receiveReferral(sokha, { ...named, birthYear: 2004 });
    const namesakes: string[] = [];
    for (let count = 0; count < 11; count += 1) namesakes.push(await run.receiveReferral(sophea, named));
    const last = await run.receiveReferral(sophea, { ...named, contact });
    expect(await run.suspicions([namesakes[10]!, first])).toEqual([]);
    expect(await run.suspicions([last, namesakes[10]!])).toEqual([]);
    expect(await run.suspicions([last, first])).toMatchObject([{ type: 'DuplicateSuspected' }]);
    const ofThatYear = await run.receiveReferral(sophea, { ...named, birthYear: 2004 });
    expect(await run.suspicions([ofThatYear, born])).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('counts a comparison with nobody where others share a name, and none with all of them', async () => {
    const before = await countCut();
    const [first, second] = [await run.receiveReferral(sokha, named), await run.receiveReferral(sophea, named)];
    expect(await run.suspicions([first, second])).toHaveLength(1);
    expect(await countCut()).toBe(before);
    for (let count = 0; count < 11; count += 1) await run.receiveReferral(sophea, named);
    await run.waitUntilRead();
    expect(await countCut()).toBeGreaterThan(before);
  });
});
