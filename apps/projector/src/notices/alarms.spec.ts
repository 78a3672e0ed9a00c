import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { NoticeQueue, NoticeRow } from '#notices';
import { freshTables } from '../testing/checkpoints.js';
import { Alarms } from './alarms.js';

Logger.overrideLogger(false);

const NOW = new Date('2026-03-01T09:00:00.000Z');
const MINUTE_MS = 60_000;
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * MINUTE_MS);

let db: DataSource;
let schema: string;
beforeEach(async () => {
  db = await freshTables([NoticeRow]);
  ({ schema } = db.options as { schema: string });
});
afterEach(() => db.destroy());

const parkStream = (name: string, reason: string, stream = `survivor-${randomUUID()}`) =>
  db.query(`INSERT INTO parked (name, stream, "eventId", type, position, reason) VALUES ($1, $2, $3, 'X', 1, $4)`, [
    name,
    stream,
    randomUUID(),
    reason,
  ]);

describe('the alarms of a service', () => {
  it('are raised for each parked record, and for an erasure that nobody proved, without naming whose', async () => {
    const stream = `survivor-${randomUUID()}`;
    await parkStream('caseload', 'TypeError', stream);
    await parkStream('eraser', 'ERASURE_UNPROVEN: nobody approved it');
    const raised = await new Alarms(db).findRaised([schema], undefined, NOW);
    expect(raised.map(({ item }) => item.about).toSorted()).toEqual(['ErasureUnproven', 'ParkedRecord']);
    expect(JSON.stringify(raised.map(({ item }) => item))).not.toContain(stream);
    const again = await new Alarms(db).findRaised([schema], undefined, later(1));
    expect(again.map(({ source }) => source)).toEqual(raised.map(({ source }) => source));
  });

  it('are raised for a reader that has stopped for ten minutes, not for one that recovers', async () => {
    const insert = `INSERT INTO checkpoint (name, position, origin, reason) VALUES ($1, 7, 'log', 'StoreUnavailable')`;
    await db.query(insert, ['policy:prosecution']);
    const alarms = new Alarms(db);
    expect(await alarms.findRaised([schema], undefined, NOW)).toEqual([]);
    expect(await alarms.findRaised([schema], undefined, later(9))).toEqual([]);
    expect(await alarms.findRaised([schema], undefined, later(10))).toMatchObject([
      { item: { about: 'StoppedReader' } },
    ]);
    await db.query('UPDATE checkpoint SET reason = NULL');
    expect(await alarms.findRaised([schema], undefined, later(11))).toEqual([]);
    await db.query(`UPDATE checkpoint SET reason = 'StoreUnavailable'`);
    expect(await alarms.findRaised([schema], undefined, later(12))).toEqual([]);
  });

  it('are raised for keys that do not open, and for notices that were not delivered, except alarms', async () => {
    const health = { epoch: 2, began: NOW, oldest: 2, bad: 1, lookedAt: NOW };
    expect(await new Alarms(db).findRaised([schema], health, NOW)).toMatchObject([{ item: { about: 'BadKeys' } }]);
    expect(await new Alarms(db).findRaised([schema], { ...health, bad: 0 }, NOW)).toEqual([]);
    const queue = new NoticeQueue(db, 0);
    const now = new Date();
    const one = { worker: 'sophea', channel: 'Email', items: [] };
    await queue.enqueue([{ ...one, id: randomUUID(), kind: 'Approval' }], now);
    await queue.enqueue([{ ...one, id: randomUUID(), kind: 'Alarm', worker: 'rachana' }], now);
    for (let batch; (batch = await queue.take(now));) await queue.markFailed(batch, 'ADDRESS_REFUSED', now, true);
    expect(await new Alarms(db).findRaised([schema], undefined, now)).toMatchObject([
      { item: { about: 'UndeliveredNotices', count: 1 } },
    ]);
  });
});
