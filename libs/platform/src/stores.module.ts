import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Codec, EventStore, EventStoreDbEventStore } from '#event-store';
import { KeyDatabase, KeyStore, KeyWrapper } from '#keys';
import { Checkpoint, Parked, ReadingSource, TablesOwner, migrationsFor } from '#read-models';
import { PolicyRefusal, type Step } from '#step';
import { Sealing } from '#trust';
import { codecOf } from './codec-of.js';
import { configurationFrom, urlsOf } from './configuration.js';
import { keysProviders } from './keys.providers.js';

/** The tables of the read side: the checkpoints, what is parked, what policies were refused, and one for each projection and index. */
export const tablesOf = (steps: readonly Step[]): Type[] => [
  Checkpoint,
  Parked,
  PolicyRefusal,
  ...steps.flatMap(({ projections, indexes = [] }) => [...projections, ...indexes].map(({ view }) => view)),
];

/** Both databases as every app needs them. Only the projector, who owns the tables, brings them up to date. */
@Global()
@Module({})
export class StoresModule {
  static for(steps: readonly Step[], { migrate }: { readonly migrate: boolean }): DynamicModule {
    const tables = tablesOf(steps);
    return {
      module: StoresModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...optionsOf(tables, migrate),
            url: urlsOf(configurationFrom(process.env)).databaseUrl,
            retryAttempts: 0,
            poolSize: 20,
          }),
          dataSourceFactory: async (options) => {
            if (!migrate) return new ReadingSource(options!).initialize();
            await ensureSchema(ownerUrl());
            await ownerOf(tables).bringUpToDate();
            return new DataSource(options!).initialize();
          },
        }),
      ],
      providers: [
        ...keysProviders,
        { provide: TablesOwner, useFactory: () => ownerOf(tables) },
        { provide: Codec, inject: [Sealing], useFactory: (sealing: Sealing) => codecOf(steps, sealing) },
        {
          provide: EventStore,
          useFactory: () => EventStoreDbEventStore.at(urlsOf(configurationFrom(process.env)).eventStoreUrl),
        },
      ],
      exports: [TablesOwner, KeyDatabase, KeyWrapper, KeyStore, Sealing, Codec, EventStore],
    };
  }
}

const ownerUrl = (): string => {
  const configuration = configurationFrom(process.env);
  return configuration.ownerDatabaseUrl ?? urlsOf(configuration).databaseUrl;
};

const ownerOf = (tables: Type[]): TablesOwner =>
  new TablesOwner({ ...optionsOf(tables, true), url: ownerUrl(), migrations: migrationsFor(tables) });

/** Nobody waits for a reading of the API any longer than this; what fills the tables may take its time. */
const optionsOf = (entities: Type[], fills: boolean) => {
  const { deadline } = configurationFrom(process.env).limits;
  const its = fills ? 'homeward.part=projector' : `statement_timeout=${deadline}`;
  return {
    type: 'postgres',
    schema: 'views',
    entities,
    extra: { options: `-c search_path=views -c ${its}`, connectionTimeoutMillis: 5_000 },
  } as const satisfies DataSourceOptions;
};

/** A database that is not the embedded one may be new. Whoever may not create schemas has been given this one. */
const ensureSchema = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regnamespace('views') IS NOT NULL AS there`);
    if (!rows[0]!.there) await client.query(`CREATE SCHEMA views`);
  } finally {
    await client.end();
  }
};
