import { randomUUID } from 'node:crypto';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { InMemoryEventStore } from '#kernel/event-store';
import { bareEvent, openTestLog } from '#kernel/event-store/testing';
import {
  Checkpoint,
  ParkedStream,
  SetRequest,
  Sets,
  StaleSubject,
  TablesOwner,
  View,
  ViewSet,
  rows,
  type Projection,
  type RowPolicy,
} from '#kernel/projections';
import type { Step } from '#nest';
import { build, copyShare, type Share } from '../sets/build.js';

@Entity('guest')
export class Guest extends View {
  static readonly rowPolicy: RowPolicy = { own: 'FALSE' };

  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
}

/** The table as the next version of the program defines it. */
@Entity('guest')
export class GuestOfToday extends View {
  static readonly rowPolicy: RowPolicy = { own: 'FALSE' };

  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
  @Column('int') year!: number;
}

const guests = rows<{ Met: { on: string } }, Guest>({
  view: Guest,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on }) },
});
const guestsOfToday = rows<{ Met: { on: string } }, GuestOfToday>({
  view: GuestOfToday,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on, year: Number(on.slice(0, 4)) }) },
});
type GuestView = typeof Guest | typeof GuestOfToday;
const PROJECTIONS = new Map<GuestView, Projection>([
  [Guest, guests],
  [GuestOfToday, guestsOfToday],
]);
const NOTHING = { providers: [], classes: {}, upcast: {}, amends: {}, inputs: {} };

interface BuildOptions {
  readonly Owner?: typeof TablesOwner;
  readonly as?: string;
  readonly partitions?: number;
  /** What happens before a share is copied; all of them are copied at the same time. */
  readonly beforeShare?: (share: Share) => Promise<void>;
}

export const onServer = async (statement: string): Promise<void> => {
  const server = await new DataSource({ type: 'postgres', url: process.env.TEST_POSTGRES_URL! }).initialize();
  await server.query(statement);
  await server.destroy();
};

/** A log, and a database in which sets are built from it. */
export class BuildRun {
  readonly database = `build_${randomUUID().replaceAll('-', '')}`;
  readonly url = new URL(process.env.TEST_POSTGRES_URL!);
  log = new InMemoryEventStore();
  /** The schema with the list of sets, as the last build left it. */
  kept: DataSource | undefined;

  static async start(): Promise<BuildRun> {
    const run = new BuildRun();
    run.url.pathname = `/${run.database}`;
    await onServer(`CREATE DATABASE ${run.database}`);
    await run.readFrom(run.log);
    return run;
  }

  async readFrom(log: InMemoryEventStore): Promise<void> {
    this.log = log;
    await openTestLog(log);
  }

  async stop(): Promise<void> {
    await this.kept?.destroy();
    await onServer(`DROP DATABASE ${this.database} WITH (FORCE)`);
  }

  /** @returns the id of the event */
  async met(on: unknown): Promise<string> {
    const event = bareEvent('Met', { on });
    await this.log.append(`survivor-${randomUUID()}`, [event], -1);
    return event.id;
  }

  /** Works like the program of one version: upgrades its tables, and makes room for a set beside the live one. */
  async begin(view: GuestView = Guest, { Owner = TablesOwner, as }: BuildOptions = {}) {
    const connection = {
      type: 'postgres' as const,
      url: this.url.href,
      extra: { options: `-c homeward.part=projector${as ? ` -c role=${as}` : ''}` },
    };
    const set = [Checkpoint, ParkedStream, StaleSubject, view];
    const tables = { set, kept: [Checkpoint, ParkedStream, ViewSet, SetRequest] };
    const owner = new Owner(connection, tables);
    await owner.bringUpToDate();
    await this.kept?.destroy();
    this.kept = await new DataSource({
      ...connection,
      schema: 'kept',
      entities: tables.kept,
      extra: { options: '-c search_path=kept' },
    }).initialize();
    const steps: readonly Step[] = [{ ...NOTHING, projections: [PROJECTIONS.get(view)!] }];
    const site = { store: this.log, kept: this.kept, sets: new Sets(connection, tables), owner, steps };
    const version = await owner.replaceUnread(null, 'rachana');
    return { version, site, schema: site.sets.schemaOf(version) };
  }

  /** Builds it, or goes on. */
  async goOn(
    { version, site }: Awaited<ReturnType<BuildRun['begin']>>,
    { partitions = 1, beforeShare = async () => undefined }: BuildOptions = {},
  ) {
    const copyShares = async (shares: readonly Share[]): Promise<boolean> => {
      const copying = shares.map(async (share) => {
        await beforeShare(share);
        return copyShare(share, site);
      });
      const outcomes = await Promise.allSettled(copying);
      for (const one of outcomes) if (one.status === 'rejected') throw one.reason;
      return outcomes.every((one) => one.status === 'fulfilled' && one.value);
    };
    await build(version, { ...site, partitions, copyShares });
    const { state, reason } = await this.kept!.getRepository(ViewSet).findOneByOrFail({ version });
    return { version, schema: site.sets.schemaOf(version), state, reason };
  }

  async built(view: GuestView = Guest, options: BuildOptions = {}) {
    return this.goOn(await this.begin(view, options), options);
  }
}
