import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { aggregates, policies as all, steps } from '#domain/aggregates';
import { StoreUnavailable } from '#kernel/event-store';
import { PREFIXES, readPolicyRefusals, type Policy, type Step } from '#nest';
import { BrokenWrapping } from '#security/keys';
import { checkpointIn, cutBeforeMoving, pollUntil } from '../testing/checkpoints.js';
import { PolicyRun } from '../testing/policy-run.js';

Logger.overrideLogger(false);

let run: PolicyRun;
beforeEach(async () => {
  run = await PolicyRun.open();
});
afterEach(() => run.close());

/** Sends a command that would take effect twice, were it not for its command id. */
const granting: Policy = {
  name: 'granting',
  of: 'survivor',
  decider: aggregates.survivor,
  on: {
    ProsecutionOpened: ({ prosecutionId, on }: { prosecutionId: string; on: string }, id) => [
      { of: 'survivor', id, name: 'GrantProtectiveMeasure', command: { prosecutionId, measure: 'Anonymity', on } },
    ],
  },
};

const answering = (answer: Policy['on'][string]): Policy => ({
  ...granting,
  name: 'odd',
  on: { ConsentGiven: answer },
});

describe('a policy', () => {
  it.each([1, 2, 3])('survives a crash between commands and checkpoint, %i in a row', async (crashes) => {
    const [prosecution, one, other] = [randomUUID(), await run.office.woman(), await run.office.woman()];
    await run.office.open(one, prosecution);
    await run.office.open(other, prosecution);
    for (let crash = 0; crash < crashes; crash++) {
      for (const policy of [...all, granting]) {
        let cut = () => {};
        const gone = new Promise<void>((resolve) => (cut = resolve));
        const over = cutBeforeMoving(run.db, () => cut());
        const follower = await run.start([policy], over);
        await gone;
        await follower.beforeApplicationShutdown();
        expect(await checkpointIn(run.db, `policy:${policy.name}`)).toMatchObject({ position: '-1' });
      }
    }
    await run.start([...all, granting]);
    await run.waitForPolicy();
    await run.waitForPolicy('policy:granting');
    expect(await run.typesIn(`survivor-${one}`)).toEqual([
      'ReferralReceived',
      'ConsentGiven',
      'ProsecutionOpened',
      'ProtectiveMeasureGranted',
    ]);
    expect(await run.typesIn(`prosecution-${prosecution}`)).toEqual([
      'ProsecutionCommenced',
      'SurvivorJoined',
      'SurvivorJoined',
    ]);
  });

  it('has not answered until the event store has accepted its command', async () => {
    const [prosecution, one] = [randomUUID(), await run.office.woman()];
    await run.office.open(one, prosecution);
    const away = jest.spyOn(run.store, 'append').mockRejectedValue(new StoreUnavailable('It is away.'));
    const follower = await run.start();
    await pollUntil(
      () => checkpointIn(run.db, 'policy:prosecution'),
      (row) => row?.reason?.endsWith('(ProsecutionOpened): StoreUnavailable.') ?? false,
    );
    await follower.beforeApplicationShutdown();
    away.mockRestore();
    await run.start();
    await run.waitForPolicy();
    expect(await run.typesIn(`prosecution-${prosecution}`)).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
    expect(await checkpointIn(run.db, 'policy:prosecution')).toMatchObject({ reason: null });
  });

  it('skips what a rule refuses, and continues', async () => {
    const command = { prosecutionId: randomUUID(), outcome: 'Convicted', on: '2020-11-19' };
    await run.start([answering((_, id) => [{ of: 'survivor', id, name: 'ConcludeProsecution', command }])]);
    await run.office.woman();
    await run.waitForPolicy('policy:odd');
    expect(await checkpointIn(run.db, 'policy:odd')).toMatchObject({ reason: null });
    expect(await readPolicyRefusals(run.db)).toEqual(new Map([['odd', { count: 1, last: 'NOT_FOUND' }]]));
  });

  it('parks the stream for a refusal that ends by itself, gives its other answers, and is released by an event', async () => {
    const prosecutionId = randomUUID();
    const conclude = { prosecutionId, outcome: 'Convicted', on: '2020-11-19' };
    const note = (id: string) => ({ duplicateSurvivorId: id, linked: true, held: false, duplicates: [], involved: [] });
    const odd = answering((_, id) => [
      { of: 'survivor', id, name: 'ConcludeProsecution', command: conclude, waitsOn: 'NOT_FOUND' },
      { of: 'survivor', id, name: 'NoteDuplicate', command: note(randomUUID()) },
    ]);
    await run.start([{ ...odd, releasedBy: 'ProsecutionOpened' }]);
    const one = await run.office.woman();
    await run.waitForPolicy('policy:odd');
    const readParked = () => run.db.query(`SELECT reason FROM parked WHERE name = 'policy:odd'`);
    expect(await readParked()).toEqual([{ reason: expect.stringMatching(/^NOT_FOUND: /) }]);
    expect(await readPolicyRefusals(run.db)).toEqual(new Map());
    expect(await run.typesIn(`survivor-${one}`)).toContain('DuplicateNoted');
    await run.office.open(one, prosecutionId);
    await run.waitForPolicy('policy:odd');
    expect(await readParked()).toEqual([]);
    expect(await run.typesIn(`survivor-${one}`)).toContain('ProsecutionConcluded');
  });

  it('parks the stream of a person whose key was damaged, and continues', async () => {
    const [damaged, other] = [await run.office.woman(), await run.office.woman()];
    const heard: string[] = [];
    const odd = answering((_, id) => {
      if (id === damaged) throw new BrokenWrapping();
      heard.push(id);
      return [];
    });
    await run.start([odd]);
    await run.waitForPolicy('policy:odd');
    expect(heard).toEqual([other]);
    const parked = await run.db.query(`SELECT stream, reason FROM parked WHERE name = 'policy:odd'`);
    expect(parked).toEqual([{ stream: `survivor-${damaged}`, reason: 'BrokenWrapping' }]);
  });

  it('receives a former event in its current form', async () => {
    const upcast: Step['upcast'] = {
      ConsentGiven: ({ on }: { on: string }) => ({ type: 'Agreed', data: { since: on } }),
    };
    const heard: object[] = [];
    const Agreed = (said: object) => {
      heard.push(said);
      return [];
    };
    const decider = { initial: null, evolve: { ReferralReceived: () => null, Agreed: () => null } };
    await run.start([{ ...granting, name: 'odd', decider, on: { Agreed } }], run.db, [{ ...steps[0]!, upcast }]);
    await run.office.woman();
    await run.waitForPolicy('policy:odd');
    expect(heard).toEqual([{ since: '2020-02-02' }]);
  });

  it('counts a refusal once, however often the command is repeated, with the last code', async () => {
    const prosecutionId = randomUUID();
    const conclude = { prosecutionId, outcome: 'Convicted', on: '2020-11-19' };
    const verdict = { outcome: 'Convicted', on: '2020-11-19' };
    const odd = answering((_, id) => [
      { of: 'survivor', id, name: 'ConcludeProsecution', command: conclude },
      { of: 'prosecution', id: prosecutionId, name: 'RecordVerdict', command: verdict },
      { of: 'survivor', id, name: 'CloseCase', command: {} },
    ]);
    await run.office.woman();
    for (let time = 0; time < 2; time++) {
      const follower = await run.start([odd]);
      await run.waitForPolicy('policy:odd');
      await follower.beforeApplicationShutdown();
      await run.db.query(`UPDATE checkpoint SET position = -1`);
    }
    expect(await readPolicyRefusals(run.db)).toEqual(new Map([['odd', { count: 3, last: 'CLOSURE_NOT_REQUESTED' }]]));
  });

  it('stops at a bug, reports why, and resumes there once it is fixed', async () => {
    const broken = await run.start([
      answering(() => {
        throw new TypeError('no such court');
      }),
    ]);
    const [id, prosecution] = [await run.office.woman(), randomUUID()];
    await pollUntil(
      () => checkpointIn(run.db, 'policy:odd'),
      (row) =>
        /^CannotAnswer: policy:odd cannot answer the event \S+ \(ConsentGiven\): TypeError\.$/.test(row?.reason ?? ''),
    );
    expect(BigInt((await checkpointIn(run.db, 'policy:odd'))!.position)).toBeLessThan(
      (await run.store.last(PREFIXES))!.position,
    );
    await broken.beforeApplicationShutdown();

    const command = { survivorId: id, on: '2020-03-09', court: 'Siem Reap Provincial Court', article: '15' };
    await run.start([answering(() => [{ of: 'prosecution', id: prosecution, name: 'JoinSurvivor', command }])]);
    await run.waitForPolicy('policy:odd');
    expect(await run.typesIn(`prosecution-${prosecution}`)).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
    expect(await checkpointIn(run.db, 'policy:odd')).toMatchObject({ reason: null });
  });
});
