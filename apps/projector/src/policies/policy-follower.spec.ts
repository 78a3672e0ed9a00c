import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { aggregates, policies as all, steps } from '#domain/aggregates';
import { InMemoryEventStore, StoreUnavailable } from '#kernel/event-store';
import { PREFIXES, refusedByPolicy, type Policy, type Step } from '#kernel/nest';
import { LaggingReads } from '../../../../libs/kernel/event-store/testing/lagging-reads.js';
import { PolicyFollower } from './policy-follower.js';
import { checkpointIn, cutBeforeMoving, freshTables, until } from '../testing/checkpoints.js';
import { Office, aggregateStoresOver } from '../testing/office.js';

Logger.overrideLogger(false);

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

describe('a policy', () => {
  let db: DataSource;
  let store: InMemoryEventStore;
  let office: Office;
  let running: PolicyFollower[];

  beforeEach(async () => {
    db = await freshTables();
    store = new InMemoryEventStore();
    office = new Office(await aggregateStoresOver(store));
    running = [];
  });

  afterEach(async () => {
    for (const follower of running) await follower.beforeApplicationShutdown();
    await db.destroy();
  });

  const start = async (policies = all, over: DataSource = db, told = steps): Promise<PolicyFollower> => {
    const follower = new PolicyFollower(store, over, await aggregateStoresOver(store), policies, told);
    running.push(follower);
    await follower.onApplicationBootstrap();
    return follower;
  };

  /** Waits until nothing is left to answer, its own answers included. */
  const settled = (name = 'policy:prosecution') =>
    until(
      async () => [(await checkpointIn(db, name))?.position, String((await store.last(PREFIXES))?.position)],
      ([position, head]) => position === head,
    );

  const told = async (stream: string) => (await store.read(stream)).map(({ type }) => type);
  const HEARD = ['ReferralReceived', 'ConsentGiven', 'ProsecutionOpened', 'ProsecutionConcluded'];

  it('waits for the history that it answers if the node of its reads lags behind the node of its subscription', async () => {
    const lagging = new LaggingReads(store, 3);
    const follower = new PolicyFollower(lagging, db, await aggregateStoresOver(store), all, steps);
    running.push(follower);
    await follower.onApplicationBootstrap();
    const [prosecution, one] = [randomUUID(), await office.woman()];
    await office.open(one, prosecution);
    await settled();
    await office.convict(prosecution);
    await settled();
    expect(await told(`survivor-${one}`)).toEqual(HEARD);
    expect(await told(`prosecution-${prosecution}`)).toContain('SurvivorJoined');
    expect(lagging.stale).toBeGreaterThan(3);
  });

  it('joins survivors to their prosecution, and records for each of them how it ended', async () => {
    await start();
    const [prosecution, one, other] = [randomUUID(), await office.woman(), await office.woman()];
    const { eventIds } = await office.open(one, prosecution);
    await office.open(other, prosecution);
    await settled();
    const verdict = await office.convict(prosecution);
    await settled();

    expect(await told(`survivor-${one}`)).toEqual(HEARD);
    expect(await told(`survivor-${other}`)).toEqual(HEARD);
    const [commenced, joined] = await store.read(`prosecution-${prosecution}`);
    expect(commenced!.data).toEqual({ on: '2020-03-09', court: 'Siem Reap Provincial Court', article: '15' });
    expect(joined!.metadata.$causationId).toBe(eventIds[0]);
    const [, , opened, concluded] = await store.read(`survivor-${one}`);
    expect(joined!.metadata.$correlationId).toBe(opened!.metadata.$correlationId);
    expect(concluded).toMatchObject({
      data: { prosecutionId: prosecution, outcome: 'Convicted', on: '2020-11-19' },
      metadata: { actor: { id: 'policy:prosecution', role: 'POLICY' }, $causationId: verdict.eventIds[0] },
    });
  });

  it('also records the verdict for a survivor who joins after it', async () => {
    await start();
    const [prosecution, early, late] = [randomUUID(), await office.woman(), await office.woman()];
    await office.open(early, prosecution);
    await settled();
    await office.convict(prosecution);
    await office.open(late, prosecution);
    await settled();
    expect(await told(`survivor-${late}`)).toEqual(HEARD);
    expect(await told(`survivor-${early}`)).toEqual(HEARD);
  });

  const other = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };
  const acquit = { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } };
  const striking = { reason: 'another case' };
  /** Amends an entry as another colleague. */
  const amend = (of: 'prosecution' | 'survivor', id: string, name: string, said: object) =>
    office.ask(of, id, name, said, other);

  it('records a corrected or struck-out verdict for every survivor, however late and often it answers', async () => {
    const [prosecution, one, late] = [randomUUID(), await office.woman(), await office.woman()];
    const first = await start();
    await office.open(one, prosecution);
    await settled();
    const { eventIds } = await office.convict(prosecution);
    const correcting = { eventId: eventIds[0], reason: 'misheard', replacement: acquit };
    const corrected = await amend('prosecution', prosecution, 'CorrectEntry', correcting);
    await settled();
    await office.open(late, prosecution);
    await settled();
    const [, , , concluded, amended] = await store.read(`survivor-${one}`);
    expect(amended).toMatchObject({
      type: 'EntryCorrected',
      data: {
        eventId: concluded!.id,
        replacement: { ProsecutionConcluded: { prosecutionId: prosecution, outcome: 'Acquitted', on: '2020-11-19' } },
      },
      metadata: { actor: { role: 'POLICY' }, $causationId: corrected.eventIds[0] },
    });
    expect((await store.read(`survivor-${late}`)).at(-1)).toMatchObject({ data: { outcome: 'Acquitted' } });

    const strike = { ...striking, eventId: eventIds[0] };
    await office.ask('prosecution', prosecution, 'StrikeOutEntry', strike);
    await settled();
    const before = [await told(`survivor-${one}`), await told(`survivor-${late}`)];
    expect(before).toEqual([
      [...HEARD, 'EntryCorrected', 'EntryStruckOut'],
      [...HEARD, 'EntryStruckOut'],
    ]);

    await first.beforeApplicationShutdown();
    await db.query(`UPDATE checkpoint SET position = -1`);
    await start();
    await settled();
    expect([await told(`survivor-${one}`), await told(`survivor-${late}`)]).toEqual(before);
    expect(await refusedByPolicy(db)).toEqual(new Map());
  });

  it('removes a survivor from a case that was opened for them in error, with its events in their record', async () => {
    await start();
    const [prosecution, removed, other] = [randomUUID(), await office.woman(), await office.woman()];
    const { eventIds } = await office.open(removed, prosecution);
    await office.open(other, prosecution);
    await settled();
    await office.convict(prosecution);
    await settled();
    await amend('survivor', removed, 'StrikeOutEntry', { ...striking, eventId: eventIds[0] });
    await settled();
    expect(await told(`survivor-${removed}`)).toEqual([...HEARD, 'EntryStruckOut', 'EntryStruckOut']);
    expect(await told(`survivor-${other}`)).toEqual(HEARD);
    expect((await told(`prosecution-${prosecution}`)).at(-1)).toBe('EntryStruckOut');
  });

  it.each([1, 2, 3])('survives a crash between commands and checkpoint, %i in a row', async (crashes) => {
    const [prosecution, one, other] = [randomUUID(), await office.woman(), await office.woman()];
    await office.open(one, prosecution);
    await office.open(other, prosecution);
    for (let crash = 0; crash < crashes; crash++) {
      for (const policy of [...all, granting]) {
        let cut = () => {};
        const gone = new Promise<void>((resolve) => (cut = resolve));
        const over = cutBeforeMoving(db, () => cut());
        const follower = await start([policy], over);
        await gone;
        await follower.beforeApplicationShutdown();
        expect(await checkpointIn(db, `policy:${policy.name}`)).toMatchObject({ position: '-1' });
      }
    }
    await start([...all, granting]);
    await settled();
    await settled('policy:granting');
    expect(await told(`survivor-${one}`)).toEqual([...HEARD.slice(0, 3), 'ProtectiveMeasureGranted']);
    expect(await told(`prosecution-${prosecution}`)).toEqual([
      'ProsecutionCommenced',
      'SurvivorJoined',
      'SurvivorJoined',
    ]);
  });

  it('has not answered until the event store has accepted its command', async () => {
    const [prosecution, one] = [randomUUID(), await office.woman()];
    await office.open(one, prosecution);
    const away = jest.spyOn(store, 'append').mockRejectedValue(new StoreUnavailable('It is away.'));
    const follower = await start();
    await until(
      () => checkpointIn(db, 'policy:prosecution'),
      (row) => row?.reason?.endsWith('(ProsecutionOpened): StoreUnavailable.') ?? false,
    );
    await follower.beforeApplicationShutdown();
    away.mockRestore();
    await start();
    await settled();
    expect(await told(`prosecution-${prosecution}`)).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
    expect(await checkpointIn(db, 'policy:prosecution')).toMatchObject({ reason: null });
  });

  const asking = (answer: Policy['on'][string]): Policy => ({ ...granting, name: 'odd', on: { ConsentGiven: answer } });

  it('skips what a rule refuses, and continues', async () => {
    const command = { prosecutionId: randomUUID(), outcome: 'Convicted', on: '2020-11-19' };
    await start([asking((_, id) => [{ of: 'survivor', id, name: 'ConcludeProsecution', command }])]);
    await office.woman();
    await settled('policy:odd');
    expect(await checkpointIn(db, 'policy:odd')).toMatchObject({ reason: null });
    expect(await refusedByPolicy(db)).toEqual(new Map([['odd', { count: 1, last: 'NOT_FOUND' }]]));
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
    await start([{ ...granting, name: 'odd', decider, on: { Agreed } }], db, [{ ...steps[0]!, upcast }]);
    await office.woman();
    await settled('policy:odd');
    expect(heard).toEqual([{ since: '2020-02-02' }]);
  });

  it('counts a refusal once, however often the command is repeated, with the last code', async () => {
    const prosecutionId = randomUUID();
    const conclude = { prosecutionId, outcome: 'Convicted', on: '2020-11-19' };
    const verdict = { outcome: 'Convicted', on: '2020-11-19' };
    const odd = asking((_, id) => [
      { of: 'survivor', id, name: 'ConcludeProsecution', command: conclude },
      { of: 'prosecution', id: prosecutionId, name: 'RecordVerdict', command: verdict },
      { of: 'survivor', id, name: 'CloseCase', command: {} },
    ]);
    await office.woman();
    for (let time = 0; time < 2; time++) {
      const follower = await start([odd]);
      await settled('policy:odd');
      await follower.beforeApplicationShutdown();
      await db.query(`UPDATE checkpoint SET position = -1`);
    }
    expect(await refusedByPolicy(db)).toEqual(new Map([['odd', { count: 3, last: 'CLOSURE_NOT_REQUESTED' }]]));
  });

  it('stops at a bug, reports why, and resumes there once it is fixed', async () => {
    const broken = await start([
      asking(() => {
        throw new TypeError('no such court');
      }),
    ]);
    const [id, prosecution] = [await office.woman(), randomUUID()];
    await until(
      () => checkpointIn(db, 'policy:odd'),
      (row) =>
        /^CannotAnswer: policy:odd cannot answer the event \S+ \(ConsentGiven\): TypeError\.$/.test(row?.reason ?? ''),
    );
    expect(BigInt((await checkpointIn(db, 'policy:odd'))!.position)).toBeLessThan(
      (await store.last(PREFIXES))!.position,
    );
    await broken.beforeApplicationShutdown();

    const command = { survivorId: id, on: '2020-03-09', court: 'Siem Reap Provincial Court', article: '15' };
    await start([asking(() => [{ of: 'prosecution', id: prosecution, name: 'JoinSurvivor', command }])]);
    await settled('policy:odd');
    expect(await told(`prosecution-${prosecution}`)).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
    expect(await checkpointIn(db, 'policy:odd')).toMatchObject({ reason: null });
  });
});
