import { Table, type DataSource, type EntityMetadata, type QueryRunner } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { ParkedStream } from '../projector/parked.js';
import { limitConcurrency } from '../live/limit-concurrency.js';
import { ViewSet } from './view-set.js';

/** Whether tables are created with their indexes, or get them once they are filled. */
type Indexes = 'with indexes' | 'without indexes';

/**
 * Creates each missing table from its class, to be filled from the first event: the log has everything that is in a view.
 * A changed class has a set of its own, and no table is altered. A dropped table is created again.
 * @returns how many were missing
 */
export const makeTables = async (db: DataSource, indexes: Indexes = 'with indexes'): Promise<number> => {
  let made = 0;
  const isCheckpoint = ({ target }: EntityMetadata) => target === Checkpoint;
  const inOrder = db.entityMetadatas.toSorted((one, other) => Number(isCheckpoint(other)) - Number(isCheckpoint(one)));
  for (const metadata of inOrder) {
    await db.transaction(async (tx) => {
      const runner = tx.queryRunner!;
      if (await runner.hasTable(metadata.tablePath)) return addColumns(runner, metadata);
      await runner.createTable(Table.create(metadata, db.driver), true, true, indexes === 'with indexes');
      made += 1;
      // without the parked table it is unknown which streams the other tables lack, so all are rebuilt
      const again = metadata.target === ParkedStream ? db.entityMetadatas : [metadata];
      const [claimed] = (await tx.query(`SELECT to_regclass('checkpoint') AS found`)) as [{ found: string | null }];
      if (claimed.found)
        await tx.query(`DELETE FROM checkpoint WHERE split_part(name, ' ', 1) = ANY ($1)`, [
          again.map(({ tableName }) => tableName), // and those of its partitions
        ]);
    });
  }
  return made;
};

/** Tables that were all created from their classes just now need no comparison with them, which takes long. */
export const areAllNew = ({ entityMetadatas }: DataSource, made: number): boolean => made === entityMetadatas.length;

/** Tables that no rebuild creates: a new version may only add nullable columns to them. */
const GROW_IN_PLACE: ReadonlySet<unknown> = new Set([Checkpoint, ViewSet]);

const addColumns = async (runner: QueryRunner, metadata: EntityMetadata): Promise<void> => {
  if (!GROW_IN_PLACE.has(metadata.target)) return;
  const { tableName, schema } = metadata;
  const found: { name: string }[] = await runner.query(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2`,
    [schema, tableName],
  );
  const there = new Set(found.map(({ name }) => name));
  for (const { databaseName, isNullable, type } of metadata.columns.filter((one) => !there.has(one.databaseName)))
    if (isNullable)
      await runner.query(`ALTER TABLE "${schema}"."${tableName}" ADD COLUMN "${databaseName}" ${type as string}`);
};

/**
 * Creates missing indexes, each in its own transaction, so a process that was killed resumes with the next. A new index
 * needs no other set: it adds no data. All tables are inspected once: TypeORM's own way inspects one for each index.
 * @throws ChangedInPlace if anything else is missing
 */
export const makeIndexes = async (db: DataSource): Promise<void> => {
  const missing = await differencesIn(db);
  assertNone(missing.filter((statement) => !INDEX.test(statement)));
  await eachOf(db, missing, 1);
};

/** So many at a time: each occupies a processor of the database. */
const eachOf = async (db: DataSource, statements: readonly string[], most: number): Promise<void> => {
  const inTurn = limitConcurrency(most);
  const done = await Promise.allSettled(statements.map((statement) => inTurn(() => db.query(statement))));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
};

/** The indexes of tables that are all new, so nobody reads them. */
export const makeIndexesOfNew = async (db: DataSource, most: number): Promise<void> => {
  const runner = db.createQueryRunner();
  runner.enableSqlMemory();
  for (const metadata of db.entityMetadatas) {
    const table = Table.create(metadata, db.driver);
    await runner.createIndices(table, [...table.indices]);
  }
  await eachOf(
    db,
    runner.getMemorySql().upQueries.map(({ query }) => query),
    most,
  );
};

const INDEX = /^CREATE (UNIQUE )?INDEX /;

/** Gives the query planner its statistics: without them, it takes a table of a million rows for an empty one. */
export const analyse = (db: DataSource, most = 1): Promise<void> =>
  eachOf(
    db,
    db.entityMetadatas.map(({ schema, tableName }) => `ANALYZE "${schema}"."${tableName}"`),
    most,
  );

/** A table no longer fits its class: somebody altered it, since a changed class has a set of its own. */
export class ChangedInPlace extends Error {
  override readonly name = 'ChangedInPlace';
}

/** @throws ChangedInPlace */
export const assertTablesFit = async (db: DataSource): Promise<void> => assertNone(await differencesIn(db));

const assertNone = (missing: readonly string[]): void => {
  if (missing.length === 0) return;
  throw new ChangedInPlace(
    `A view was changed in place. Undo that, or drop the table, and it is filled again. Missing: ${missing.join('; ')}`,
  );
};

/** The statements that would make the tables fit their classes. */
const differencesIn = async (db: DataSource): Promise<readonly string[]> => {
  const runners = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => inTurn(runners(mode));
  const { upQueries } = await db.driver
    .createSchemaBuilder()
    .log()
    .finally(() => (db.createQueryRunner = runners));
  return upQueries.map(({ query }) => query);
};

/** TypeORM sends many queries at once on one connection when it inspects tables; pg rightly warns of that. */
const inTurn = (runner: QueryRunner): QueryRunner => {
  const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  let before: Promise<unknown> = Promise.resolve();
  runner.query = ((...args: unknown[]) => {
    const answer = before.then(() => query(...args));
    before = answer.catch(() => undefined); // the caller gets the error; the next query only waits
    return answer;
  }) as typeof runner.query;
  return runner;
};
