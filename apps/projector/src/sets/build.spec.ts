import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InMemoryEventStore, type SubscribeOptions } from '#kernel/event-store';
import { TablesOwner, type Filling } from '#kernel/projections';
import { BuildRun, Guest, GuestOfToday, onServer } from '../testing/build-run.js';

Logger.overrideLogger(false);

let run: BuildRun;
beforeEach(async () => {
  run = await BuildRun.start();
});
afterEach(() => run.stop());

/** A log whose subscriptions deliver each event by itself, as a slow network does. */
class TricklingLog extends InMemoryEventStore {
  override async *subscribe(following: SubscribeOptions) {
    for await (const batch of super.subscribe(following)) for (const event of batch) yield [event];
  }
}

/** Somebody else leaves a table in a set before its end. */
class VisitedOwner extends TablesOwner {
  override async finishSet(version: number): Promise<void> {
    await super.finishSet(version);
    const visitor = await new DataSource({ type: 'postgres', url: run.url.href }).initialize();
    await visitor.query(`CREATE TABLE views_${this.hash}_${version}.notes ()`);
    await visitor.destroy();
  }
}

/** Another builder finishes the set before this one begins. */
class LateOwner extends TablesOwner {
  override async beginSet(version: number, filling: Filling): Promise<boolean> {
    await super.beginSet(version, filling);
    await super.finishSet(version);
    await super.markReady(version);
    return super.beginSet(version, filling);
  }
}

describe('a set that is built', () => {
  it('is ready, with the rows of every event', async () => {
    for (const on of ['2020-03-01', '2020-03-02']) await run.met(on);
    const { schema, state } = await run.built();
    expect(state).toBe('ready');
    expect(await run.kept!.query(`SELECT met::text FROM ${schema}.guest ORDER BY 1`)).toEqual([
      { met: '2020-03-01' },
      { met: '2020-03-02' },
    ]);
  });

  it('is written in few large transactions, however the events arrive', async () => {
    await run.readFrom(new TricklingLog());
    for (let day = 10; day < 30; day++) await run.met(`2020-03-${day}`);
    const { schema } = await run.built();
    expect(
      await run.kept!.query(`SELECT count(*)::int, count(DISTINCT xmin::text)::int AS commits FROM ${schema}.guest`),
    ).toEqual([{ count: 20, commits: 1 }]);
  });

  it('fails at an event that a table cannot apply, names the event only, and leaves the live set alone', async () => {
    await run.met('2020-03-01');
    const poison = await run.met('Sophea');
    await run.met('2020-03-02');
    const { version, schema, ...failed } = await run.built();
    expect(failed).toEqual({
      state: 'failed',
      reason: `ProjectionError: guest cannot apply the event ${poison} (Met): QueryFailedError 22007.`,
    });
    expect(await run.kept!.query('SELECT state FROM view_set WHERE version <> $1', [version])).toEqual([
      { state: 'live' },
    ]);
    expect(await run.kept!.query(`SELECT * FROM ${schema}.parked`)).toEqual([]);
  });

  it('fails beside a table of somebody else, logs what to do, and is ready once that was done', async () => {
    const role = `builder_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE ROLE ${role}; GRANT CREATE ON DATABASE ${run.database} TO ${role}`);
    const errors = jest.spyOn(Logger.prototype, 'error');
    try {
      const { schema, state, reason } = await run.built(Guest, { Owner: VisitedOwner, as: role });
      expect([state, reason]).toEqual(['failed', expect.stringMatching(/^FOREIGN_TABLE: .*\.notes of /)]);
      expect(reason).toMatch(/another schema\. Then rebuild: npx homeward projections rebuild\.$/);
      expect(errors.mock.calls).toEqual([[reason]]);
      await run.kept!.query(`DROP TABLE ${schema}.notes`);
      expect((await run.built(Guest, { as: role })).state).toBe('ready');
    } finally {
      errors.mockRestore();
      await run.kept!.query(`DROP OWNED BY ${role}`);
      await onServer(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it('is left alone by a builder that starts after another one has finished it', async () => {
    await run.met('2020-03-01');
    const { schema, state } = await run.built(Guest, { Owner: LateOwner });
    expect(state).toBe('ready');
    expect(await run.kept!.query(`SELECT FROM ${schema}.checkpoint`)).toEqual([]);
  });

  it('has the tables of the program that builds it, beside a live set with the former ones', async () => {
    await run.met('2020-03-01');
    const former = await run.built();
    const { schema, state } = await run.built(GuestOfToday);
    expect(state).toBe('ready');
    expect(await run.kept!.query(`SELECT met::text, year FROM ${schema}.guest`)).toEqual([
      { met: '2020-03-01', year: 2020 },
    ]);
    expect(schema.slice(0, -2)).not.toBe(former.schema.slice(0, -2));
    expect(await run.kept!.query(`SELECT state FROM view_set WHERE version = 1`)).toEqual([{ state: 'live' }]);
  });
});
