import type pg from 'pg';
import { QueryFailedError, type EntityManager } from 'typeorm';

/** A statement that a connection keeps under its name, parsed and planned. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * For statements that write the few rows of a batch: planning them takes Postgres longer than carrying them out. Their
 * plan must not depend on the size of a table, because it is kept while the table grows.
 */
export const runPrepared = async (
  tx: EntityManager,
  { name, text }: PreparedStatement,
  values: unknown[],
): Promise<void> => {
  const client = (await tx.queryRunner!.connect()) as pg.ClientBase;
  await client.query({ name, text, values }).catch((error: Error) => {
    throw new QueryFailedError(text, values, error);
  });
};
