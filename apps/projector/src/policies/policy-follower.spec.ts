import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { policies as all, steps } from '#domain/aggregates';
import { readPolicyRefusals } from '#nest';
import { LaggingReads } from '../../../../libs/kernel/event-store/testing/lagging-reads.js';
import { PolicyRun } from '../testing/policy-run.js';

Logger.overrideLogger(false);

let run: PolicyRun;
beforeEach(async () => {
  run = await PolicyRun.open();
});
afterEach(() => run.close());

const RECORDED = ['ReferralReceived', 'ConsentGiven', 'ProsecutionOpened', 'ProsecutionConcluded'];

describe('the policy of prosecutions', () => {
  it('waits for the history that it answers if the node of its reads lags behind the node of its subscription', async () => {
    const lagging = new LaggingReads(run.store, 3);
    await run.start(all, run.db, steps, lagging);
    const [prosecution, one] = [randomUUID(), await run.office.woman()];
    await run.office.open(one, prosecution);
    await run.waitForPolicy();
    await run.office.convict(prosecution);
    await run.waitForPolicy();
    expect(await run.typesIn(`survivor-${one}`)).toEqual(RECORDED);
    expect(await run.typesIn(`prosecution-${prosecution}`)).toContain('SurvivorJoined');
    expect(lagging.stale).toBeGreaterThan(3);
  });

  it('joins survivors to their prosecution, and records for each of them how it ended', async () => {
    await run.start();
    const [prosecution, one, other] = [randomUUID(), await run.office.woman(), await run.office.woman()];
    const { eventIds } = await run.office.open(one, prosecution);
    await run.office.open(other, prosecution);
    await run.waitForPolicy();
    const verdict = await run.office.convict(prosecution);
    await run.waitForPolicy();

    expect(await run.typesIn(`survivor-${one}`)).toEqual(RECORDED);
    expect(await run.typesIn(`survivor-${other}`)).toEqual(RECORDED);
    const [commenced, joined] = await run.store.read(`prosecution-${prosecution}`);
    expect(commenced!.data).toEqual({ on: '2020-03-09', court: 'Siem Reap Provincial Court', article: '15' });
    expect(joined!.metadata.$causationId).toBe(eventIds[0]);
    const [, , opened, concluded] = await run.store.read(`survivor-${one}`);
    expect(joined!.metadata.$correlationId).toBe(opened!.metadata.$correlationId);
    expect(concluded).toMatchObject({
      data: { prosecutionId: prosecution, outcome: 'Convicted', on: '2020-11-19' },
      metadata: { actor: { id: 'policy:prosecution', role: 'POLICY' }, $causationId: verdict.eventIds[0] },
    });
  });

  it('also records the verdict for a survivor who joins after it', async () => {
    await run.start();
    const [prosecution, early, late] = [randomUUID(), await run.office.woman(), await run.office.woman()];
    await run.office.open(early, prosecution);
    await run.waitForPolicy();
    await run.office.convict(prosecution);
    await run.office.open(late, prosecution);
    await run.waitForPolicy();
    expect(await run.typesIn(`survivor-${late}`)).toEqual(RECORDED);
    expect(await run.typesIn(`survivor-${early}`)).toEqual(RECORDED);
  });

  const other = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };
  const acquit = { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } };
  const striking = { reason: 'another case' };
  /** Amends an entry as another colleague. */
  const amend = (of: 'prosecution' | 'survivor', id: string, name: string, said: object) =>
    run.office.ask(of, id, name, said, other);

  it('records a corrected or struck-out verdict for every survivor, however late and often it answers', async () => {
    const [prosecution, one, late] = [randomUUID(), await run.office.woman(), await run.office.woman()];
    const first = await run.start();
    await run.office.open(one, prosecution);
    await run.waitForPolicy();
    const { eventIds } = await run.office.convict(prosecution);
    const correcting = { eventId: eventIds[0], reason: 'misheard', replacement: acquit };
    const corrected = await amend('prosecution', prosecution, 'CorrectEntry', correcting);
    await run.waitForPolicy();
    await run.office.open(late, prosecution);
    await run.waitForPolicy();
    const [, , , concluded, amended] = await run.store.read(`survivor-${one}`);
    expect(amended).toMatchObject({
      type: 'EntryCorrected',
      data: {
        eventId: concluded!.id,
        replacement: { ProsecutionConcluded: { prosecutionId: prosecution, outcome: 'Acquitted', on: '2020-11-19' } },
      },
      metadata: { actor: { role: 'POLICY' }, $causationId: corrected.eventIds[0] },
    });
    expect((await run.store.read(`survivor-${late}`)).at(-1)).toMatchObject({ data: { outcome: 'Acquitted' } });

    const strike = { ...striking, eventId: eventIds[0] };
    await run.office.ask('prosecution', prosecution, 'StrikeOutEntry', strike);
    await run.waitForPolicy();
    const before = [await run.typesIn(`survivor-${one}`), await run.typesIn(`survivor-${late}`)];
    expect(before).toEqual([
      [...RECORDED, 'EntryCorrected', 'EntryStruckOut'],
      [...RECORDED, 'EntryStruckOut'],
    ]);

    await first.beforeApplicationShutdown();
    await run.db.query(`UPDATE checkpoint SET position = -1`);
    await run.start();
    await run.waitForPolicy();
    expect([await run.typesIn(`survivor-${one}`), await run.typesIn(`survivor-${late}`)]).toEqual(before);
    expect(await readPolicyRefusals(run.db)).toEqual(new Map());
  });

  it('removes a survivor from a case that was opened for them in error, with its events in their record', async () => {
    await run.start();
    const [prosecution, removed, other] = [randomUUID(), await run.office.woman(), await run.office.woman()];
    const { eventIds } = await run.office.open(removed, prosecution);
    await run.office.open(other, prosecution);
    await run.waitForPolicy();
    await run.office.convict(prosecution);
    await run.waitForPolicy();
    await amend('survivor', removed, 'StrikeOutEntry', { ...striking, eventId: eventIds[0] });
    await run.waitForPolicy();
    expect(await run.typesIn(`survivor-${removed}`)).toEqual([...RECORDED, 'EntryStruckOut', 'EntryStruckOut']);
    expect(await run.typesIn(`survivor-${other}`)).toEqual(RECORDED);
    expect((await run.typesIn(`prosecution-${prosecution}`)).at(-1)).toBe('EntryStruckOut');
  });
});
