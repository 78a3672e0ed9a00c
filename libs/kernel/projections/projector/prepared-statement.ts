import type { Writable } from 'node:stream';
import type pg from 'pg';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

/** A statement that a connection keeps under its name, parsed and planned. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

type Queries = Pick<EntityManager, 'query'>;

/** A transaction; or statements of their own, which are parsed each time. */
export type Sending = Queries | EntityManager;

interface Answer<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number | null;
}

/**
 * For statements that read or write the few rows of a batch: planning them takes Postgres longer than carrying them out.
 * Their plan must not depend on the size of a table, because it is kept while the table grows.
 */
export const runPrepared = async <Row extends pg.QueryResultRow>(
  sending: Sending,
  { name, text }: PreparedStatement,
  values: unknown[],
): Promise<Answer<Row>> => {
  if (!('queryRunner' in sending && sending.queryRunner)) {
    const answer = (await sending.query(text, values)) as Row[] | [Row[], number];
    return isChange(answer) ? { rows: answer[0], rowCount: answer[1] } : { rows: answer, rowCount: answer.length };
  }
  const client = (await sending.queryRunner.connect()) as pg.ClientBase;
  return client.query<Row>({ name, text, values }).catch((error: Error) => {
    throw new QueryFailedError(text, values, error);
  });
};

/** TypeORM answers changes with their rows and their number. */
const isChange = <Row>(answer: Row[] | [Row[], number]): answer is [Row[], number] => typeof answer[1] === 'number';

/**
 * Keeps what is sent to Postgres until it is let go, and then sends all of it in one system call: a call for each short
 * statement takes both sides longer than the statements.
 * @returns how to let it go
 */
export const holdBack = (client: pg.ClientBase): (() => void) => {
  const { stream } = (client as pg.ClientBase & { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  return () => stream.uncork();
};

/** In a larger batch, Postgres begins with the first table while the statements of the others are still made. */
const SMALL_BATCH_EVENTS = 100;

/**
 * As `DataSource.transaction`, whose beginning is sent together with the first statements of the work; of a few events, in
 * one system call.
 */
export const inTransaction = async (
  db: DataSource,
  work: (tx: EntityManager) => Promise<void>,
  events: number,
): Promise<void> => {
  const runner = db.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    // the first statements of all tables come in this turn of the event loop
    if (events <= SMALL_BATCH_EVENTS) setImmediate(holdBack(client));
    const begun = client.query('BEGIN').catch((error: Error) => {
      throw new QueryFailedError('BEGIN', [], error);
    });
    try {
      // the work is waited for in any case: no statement of it may run after the connection is given back
      for (const ended of await Promise.allSettled([begun, work(runner.manager)]))
        if (ended.status === 'rejected') throw ended.reason;
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined); // the connection is lost, and the transaction with it
      throw error;
    }
  } finally {
    await runner.release();
  }
};
