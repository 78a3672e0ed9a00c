import { Global, Logger, Module, type DynamicModule, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Codec, EventStore, RecordingClock, type Stamp } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { DocumentSealing, DocumentStore } from '#security/documents';
import { KeyDatabase, KeyStore, KeyWrapper, Tombstones } from '#security/keys';
import {
  Checkpoint,
  DayCount,
  MonthCount,
  SYSTEM_SCHEMA,
  ParkedStream,
  DatabaseClient,
  PlaceCode,
  ReleaseCode,
  ReleasedRow,
  RowSecurityDataSource,
  SetRequest,
  Sets,
  TablesOwner,
  StaleSubject,
  ViewSet,
  forReaders,
  inSchema,
  schemaHash,
  type DatabaseConnection,
  type Tables,
} from '#kernel/projections';
import { PolicyRefusal, SUBJECTS, type Step } from '#nest';
import { NoticeRow } from '#notices';
import { SYSTEM_TABLES } from '#security/access';
import { Sealing } from '#kernel/integrity';
import { FORMER_NAMES, RETIRED } from './former-names.js';
import { codecOf } from './codec-of.js';
import { Installation } from '../configuration/installation.js';
import { reportStep } from '../configuration/process.js';
import { documentsProviders } from './documents.providers.js';
import { keysProviders } from './keys.providers.js';
import { measurePool } from './measure-pool.js';
import { STAMP } from './observed-stores.js';
import { openStore, stampFrom } from './open-store.js';

const log = new Logger('Tables');

/** A rebuild makes the tables of projections again, and keeps those of indexes and policies. */
export const tablesIn = (steps: readonly Step[]): Tables => ({
  set: [
    Checkpoint,
    ParkedStream,
    StaleSubject,
    DayCount,
    MonthCount,
    ...steps.flatMap(({ projections }) => projections.map(({ view }) => view)),
  ],
  kept: [
    Checkpoint,
    ParkedStream,
    PlaceCode,
    PolicyRefusal,
    NoticeRow,
    ReleaseCode,
    ReleasedRow,
    ViewSet,
    SetRequest,
    ...steps.flatMap(({ indexes = [] }) => indexes.map(({ view }) => view)),
  ],
  rows: { subjectColumn: SUBJECTS.survivor, policies: SYSTEM_TABLES },
  former: FORMER_NAMES,
  retired: RETIRED,
});

/** All tables, for reading. */
export const tablesOf = (steps: readonly Step[]): Type[] => {
  const { set, kept } = tablesIn(steps);
  return [...new Set([...set, ...kept])];
};

/** The store without verification: only for its clock, and for the store that verifies it. */
const CLIENT = Symbol('client of the event store');

class StoppedAtShutdown extends RecordingClock implements OnApplicationShutdown {
  onApplicationShutdown(): void {
    this.stop();
  }
}

/** The databases of every app. Only the projector, which owns the tables, upgrades them. */
@Global()
@Module({})
export class StoresModule {
  /** @param through wraps every access of this process to the log */
  static for(
    steps: readonly Step[],
    {
      installation,
      migrate,
      through = (log) => log,
    }: {
      readonly installation: Installation;
      readonly migrate: boolean;
      readonly through?: (log: EventStore) => EventStore;
    },
  ): DynamicModule {
    const tables = tablesIn(steps);
    const { databaseUrl, eventStoreUrl, environment, configuration } = installation;
    return {
      module: StoresModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            // the projector opens each set by itself
            ...(migrate
              ? inSchema(toBatchConnection(databaseUrl), SYSTEM_SCHEMA, tables.kept)
              : toReadingConnection(installation, tablesOf(steps))),
            retryAttempts: 0,
            poolSize: 20,
          }),
          dataSourceFactory: async (options) => {
            if (!migrate)
              return measurePool(await new RowSecurityDataSource(options!, schemaHash(tables.set)).initialize());
            reportStep('bringing the tables of the views up to date');
            for (const table of await toTablesOwner(tables, installation).bringUpToDate())
              log.warn(
                `RETIRED_TABLE: A table of a former version could not be dropped: ${table}. The next start tries again.`,
              );
            reportStep('opening its databases and the log');
            return measurePool(await new DataSource(options!).initialize());
          },
        }),
      ],
      providers: [
        { provide: Installation, useValue: installation },
        ...keysProviders(migrate ? undefined : configuration.limits.deadline),
        ...documentsProviders,
        { provide: TablesOwner, useFactory: () => toTablesOwner(tables, installation) },
        { provide: Sets, useFactory: () => setsAt(databaseUrl, tables) },
        { provide: Codec, inject: [Sealing], useFactory: (sealing: Sealing) => codecOf(steps, sealing) },
        {
          provide: CLIENT,
          useFactory: () => EventStoreDbEventStore.at(eventStoreUrl),
        },
        {
          provide: RecordingClock,
          inject: [CLIENT],
          useFactory: async (store: EventStoreDbEventStore) => {
            const clock = new StoppedAtShutdown(store);
            await clock.start();
            return clock;
          },
        },
        {
          provide: STAMP,
          inject: [RecordingClock],
          useFactory: (clock: RecordingClock) => stampFrom(environment, configuration, clock),
        },
        {
          provide: EventStore,
          inject: [CLIENT, STAMP],
          useFactory: async (store: EventStoreDbEventStore, stamp: Stamp) =>
            through(await openStore(installation, steps, { store, stamp })),
        },
      ],
      exports: [
        Installation,
        TablesOwner,
        Sets,
        KeyDatabase,
        KeyWrapper,
        KeyStore,
        Tombstones,
        DocumentStore,
        DocumentSealing,
        Sealing,
        Codec,
        EventStore,
        RecordingClock,
        STAMP,
      ],
    };
  }
}

/** The fingerprint of this code, if tools/build/bundle.mjs has set it. */
declare const HOMEWARD_BUILD: string | undefined;

export const toTablesOwner = (tables: Tables, { configuration, databaseUrl }: Installation): TablesOwner =>
  new TablesOwner(
    toBatchConnection(configuration.ownerDatabaseUrl ?? databaseUrl),
    tables,
    typeof HOMEWARD_BUILD === 'string' ? HOMEWARD_BUILD : undefined,
  );

const connection = (url: string, ...sessionSettings: readonly string[]): DatabaseConnection => ({
  type: 'postgres',
  url,
  extra: {
    options: sessionSettings.map((one) => `-c ${one}`).join(' '),
    connectionTimeoutMillis: 5_000,
    Client: DatabaseClient,
  },
});

/** For work in batches, as the projector does it: without a time limit, and with pipelined statements. */
export const toBatchConnection = (url: string, ...sessionSettings: readonly string[]): DatabaseConnection => {
  const { extra, ...how } = connection(url, 'homeward.part=projector', ...sessionSettings);
  return { ...how, extra: { ...(extra as object), pipeline: true } };
};

/**
 * Commits without waiting for the disk: a power cut that takes rows of a set takes its checkpoints too, and the events
 * are projected again. Only what the log has acknowledged must be on disk before anyone is notified.
 */
export const setsAt = (url: string, tables: Tables): Sets =>
  new Sets(toBatchConnection(url, 'synchronous_commit=off'), tables);

/** Milliseconds: a connection keeps its prepared statements, so a request a minute later need not plan again. */
const IDLE_TIMEOUT_MS = 300_000;

/** A query of the API never outlasts the limit of its request. */
export const toReadingConnection = (
  { configuration, databaseUrl }: Pick<Installation, 'configuration' | 'databaseUrl'>,
  tables: readonly Type[],
): DatabaseConnection => {
  const { extra, ...how } = connection(databaseUrl, `statement_timeout=${configuration.limits.deadline}`);
  return forReaders({ ...how, extra: { ...(extra as object), idleTimeoutMillis: IDLE_TIMEOUT_MS } }, tables);
};
