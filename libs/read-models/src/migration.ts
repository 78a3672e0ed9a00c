import type { Type } from '@nestjs/common';
import {
  Table,
  getMetadataArgsStorage,
  type DataSource,
  type EntityMetadata,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { Checkpoint } from './checkpoint.js';
import { Parked } from './parked.js';

/** TypeORM wants a moment at the end of a migration's name; ours depend on nothing but their own table. */
const MOMENT = 1_577_836_800_000;

/**
 * One migration for each table, told by its class: a view is disposable, so a changed one is a table of another name
 * (`…_v2`), which is created here and filled from the first event while the old one stays as it was.
 */
export const migrationsFor = (views: readonly Type[]): Type<MigrationInterface>[] =>
  views.map((view) => {
    const table = getMetadataArgsStorage().tables.find(({ target }) => target === view)?.name;
    class Create implements MigrationInterface {
      readonly name = `create_${table}_${MOMENT}`;

      async up(runner: QueryRunner): Promise<void> {
        const metadata = runner.connection.getMetadata(view);
        await runner.createTable(Table.create(metadata, runner.connection.driver), true, true, true);
      }

      async down(runner: QueryRunner): Promise<void> {
        await runner.dropTable(runner.connection.getMetadata(view).tablePath);
      }
    }
    return Create;
  });

/**
 * A view that somebody dropped is made again, and filled from the first event: all that was in it is in the log.
 * @returns whether there was any
 */
export const restoreDroppedTables = async (db: DataSource): Promise<boolean> => {
  let restored = false;
  const isCheckpoint = ({ target }: EntityMetadata) => target === Checkpoint;
  const inOrder = db.entityMetadatas.toSorted((one, other) => Number(isCheckpoint(other)) - Number(isCheckpoint(one)));
  for (const metadata of inOrder) {
    await db.transaction(async (tx) => {
      const runner = tx.queryRunner!;
      if (await runner.hasTable(metadata.tablePath)) return;
      await runner.createTable(Table.create(metadata, db.driver), true, true, true);
      // nobody knows any more what was left out of the others
      const again = metadata.target === Parked ? db.entityMetadatas : [metadata];
      await tx.query(`DELETE FROM checkpoint WHERE name = ANY ($1)`, [again.map(({ tableName }) => tableName)]);
      restored = true;
    });
  }
  return restored;
};

/** A class that no longer fits its table: the table was changed in place instead of under a new name. */
export class ChangedInPlace extends Error {
  override readonly name = 'ChangedInPlace';
}

/** @throws ChangedInPlace */
export const assertTablesFit = async (db: DataSource): Promise<void> => {
  const runners = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => inTurn(runners(mode));
  const { upQueries } = await db.driver
    .createSchemaBuilder()
    .log()
    .finally(() => (db.createQueryRunner = runners));
  if (upQueries.length === 0) return;
  const difference = upQueries.map(({ query }) => query).join('; ');
  throw new ChangedInPlace(
    `A view was changed in place. Give its table the next version (…_v2). Missing: ${difference}`,
  );
};

/** TypeORM asks of one connection many things at once when it looks at the tables. pg warns of that, rightly. */
const inTurn = (runner: QueryRunner): QueryRunner => {
  const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
  let before: Promise<unknown> = Promise.resolve();
  runner.query = ((...asked: unknown[]) => {
    const answer = before.then(() => query(...asked));
    before = answer.catch(() => undefined);
    return answer;
  }) as typeof runner.query;
  return runner;
};
