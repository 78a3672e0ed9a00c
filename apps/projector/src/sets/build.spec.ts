import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { InMemoryEventStore, type SubscribeOptions } from '#kernel/event-store';
import { bareEvent, openTestLog } from '#kernel/event-store/testing';
import {
  Checkpoint,
  ParkedStream,
  SetRequest,
  Sets,
  TablesOwner,
  StaleSubject,
  View,
  ViewSet,
  rows,
  type Filling,
  type RowPolicy,
} from '#kernel/projections';
import type { Step } from '#nest';
import { build } from './build.js';

Logger.overrideLogger(false);

@Entity('guest')
class Guest extends View {
  static readonly rowPolicy: RowPolicy = { own: 'FALSE' };

  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
}

/** The table as the next version of the program defines it. */
@Entity('guest')
class GuestOfToday extends View {
  static readonly rowPolicy: RowPolicy = { own: 'FALSE' };

  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
  @Column('int') year!: number;
}

const v1 = rows<{ Met: { on: string } }, Guest>({
  view: Guest,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on }) },
});
const v2 = rows<{ Met: { on: string } }, GuestOfToday>({
  view: GuestOfToday,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on, year: Number(on.slice(0, 4)) }) },
});
const stepsOf = (projection: unknown) =>
  [{ projections: [projection], upcast: {}, amends: {} }] as unknown as readonly Step[];

const name = `build_${randomUUID().replaceAll('-', '')}`;
const url = new URL(process.env.TEST_POSTGRES_URL!);
url.pathname = `/${name}`;
const connection = {
  type: 'postgres' as const,
  url: url.href,
  extra: { options: '-c homeward.part=projector' },
};
const onServer = async (statement: string): Promise<void> => {
  const server = await new DataSource({ type: 'postgres', url: process.env.TEST_POSTGRES_URL! }).initialize();
  await server.query(statement);
  await server.destroy();
};

let log: InMemoryEventStore;
let kept: DataSource | undefined;
beforeEach(async () => {
  await onServer(`CREATE DATABASE ${name}`);
  log = new InMemoryEventStore();
  await openTestLog(log);
});
afterEach(async () => {
  await kept?.destroy();
  kept = undefined;
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});

const appendMet = async (on: unknown): Promise<string> => {
  const event = bareEvent('Met', { on });
  await log.append(`survivor-${randomUUID()}`, [event], -1);
  return event.id;
};

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
    const visitor = await new DataSource({ type: 'postgres', url: url.href }).initialize();
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

/** Works like the program of one version: upgrades its tables, and builds a set beside the live one. */
const builtBy = async (
  view: typeof Guest | typeof GuestOfToday,
  projection: unknown,
  Owner = TablesOwner,
  builder = connection,
) => {
  const set = [Checkpoint, ParkedStream, StaleSubject, view];
  const tables = { set, kept: [Checkpoint, ParkedStream, ViewSet, SetRequest] };
  const owner = new Owner(builder, tables);
  await owner.bringUpToDate();
  kept = await new DataSource({
    ...connection,
    schema: 'kept',
    entities: tables.kept,
    extra: { options: '-c search_path=kept' },
  }).initialize();
  const version = await owner.replaceUnread(null, 'rachana');
  const sets = new Sets(builder, tables);
  await build(version, { store: log, kept, sets, owner, steps: stepsOf(projection) });
  const { state, reason } = await kept.getRepository(ViewSet).findOneByOrFail({ version });
  return { version, schema: sets.schemaOf(version), state, reason };
};

describe('a set that is built', () => {
  it('is ready, with the rows of every event', async () => {
    for (const on of ['2020-03-01', '2020-03-02']) await appendMet(on);
    const { schema, state } = await builtBy(Guest, v1);
    expect(state).toBe('ready');
    expect(await kept!.query(`SELECT met::text FROM ${schema}.guest ORDER BY 1`)).toEqual([
      { met: '2020-03-01' },
      { met: '2020-03-02' },
    ]);
  });

  it('is written in few large transactions, however the events arrive', async () => {
    log = new TricklingLog();
    await openTestLog(log);
    for (let day = 10; day < 30; day++) await appendMet(`2020-03-${day}`);
    const { schema } = await builtBy(Guest, v1);
    expect(
      await kept!.query(`SELECT count(*)::int, count(DISTINCT xmin::text)::int AS commits FROM ${schema}.guest`),
    ).toEqual([{ count: 20, commits: 1 }]);
  });

  it('fails at an event that a table cannot apply, names the event only, and leaves the live set alone', async () => {
    await appendMet('2020-03-01');
    const poison = await appendMet('Sophea');
    await appendMet('2020-03-02');
    const { version, schema, ...failed } = await builtBy(Guest, v1);
    expect(failed).toEqual({
      state: 'failed',
      reason: `ProjectionError: guest cannot apply the event ${poison} (Met): QueryFailedError 22007.`,
    });
    expect(await kept!.query('SELECT state FROM view_set WHERE version <> $1', [version])).toEqual([{ state: 'live' }]);
    expect(await kept!.query(`SELECT * FROM ${schema}.parked`)).toEqual([]);
  });

  it('fails beside a table of somebody else, logs what to do, and is ready once that was done', async () => {
    const role = `builder_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE ROLE ${role}; GRANT CREATE ON DATABASE ${name} TO ${role}`);
    const asBuilder = { ...connection, extra: { options: `-c homeward.part=projector -c role=${role}` } };
    const errors = jest.spyOn(Logger.prototype, 'error');
    try {
      const { schema, state, reason } = await builtBy(Guest, v1, VisitedOwner, asBuilder);
      expect([state, reason]).toEqual(['failed', expect.stringMatching(/^FOREIGN_TABLE: .*\.notes of /)]);
      expect(reason).toMatch(/another schema\. Then rebuild: npx homeward projections rebuild\.$/);
      expect(errors.mock.calls).toEqual([[reason]]);
      await kept!.query(`DROP TABLE ${schema}.notes`);
      await kept!.destroy();
      expect((await builtBy(Guest, v1, TablesOwner, asBuilder)).state).toBe('ready');
    } finally {
      errors.mockRestore();
      await kept!.query(`DROP OWNED BY ${role}`);
      await onServer(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it('is left alone by a builder that starts after another one has finished it', async () => {
    await appendMet('2020-03-01');
    const { schema, state } = await builtBy(Guest, v1, LateOwner);
    expect(state).toBe('ready');
    expect(await kept!.query(`SELECT FROM ${schema}.checkpoint`)).toEqual([]);
  });

  it('has the tables of the program that builds it, beside a live set with the former ones', async () => {
    await appendMet('2020-03-01');
    const former = await builtBy(Guest, v1);
    await kept!.destroy();
    const { schema, state } = await builtBy(GuestOfToday, v2);
    expect(state).toBe('ready');
    expect(await kept!.query(`SELECT met::text, year FROM ${schema}.guest`)).toEqual([
      { met: '2020-03-01', year: 2020 },
    ]);
    expect(schema.slice(0, -2)).not.toBe(former.schema.slice(0, -2));
    expect(await kept!.query(`SELECT state FROM view_set WHERE version = 1`)).toEqual([{ state: 'live' }]);
  });
});
