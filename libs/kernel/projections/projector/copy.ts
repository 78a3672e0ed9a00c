import type pg from 'pg';
import { QueryFailedError, type EntityManager } from 'typeorm';

/** The driver's connection, as far as a statement of our own needs it. */
interface Wire {
  readonly stream: { write(bytes: Uint8Array): unknown; cork(): void; uncork(): void };
  query(text: string): void;
}

const COPY_DATA = 0x64;
const HEADER_BYTES = 5;
/** CopyDone: its code and its length. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/** Sends the rows right behind the statement, in the pipeline. Where it fails, Postgres ignores them. */
const send = (wire: Wire, statement: string, rows: Buffer): void => {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = COPY_DATA;
  header.writeInt32BE(rows.length + HEADER_BYTES - 1, 1);
  wire.stream.cork();
  wire.query(statement);
  for (const part of [header, rows, COPY_DONE]) wire.stream.write(part);
  wire.stream.uncork();
};

/** The client takes queries of its own copy of the driver only, and a bundle contains another one. */
const driverOf = (client: pg.ClientBase) => client.constructor as unknown as Pick<typeof pg, 'Query'>;

/** A table has row security, which COPY does not support: another builder has finished the set. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

const NOT_SUPPORTED = '0A000';

const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * @param rows in the text format of COPY
 * @throws CopyRefused; TypeError for a text that Postgres must refuse, and would not see as it is
 */
export const copyInto = async (tx: EntityManager, statement: string, rows: string): Promise<void> => {
  if (HALF_A_CHARACTER.test(rows)) throw new TypeError('A row has half of a character.');
  const client = (await tx.queryRunner!.connect()) as pg.ClientBase;
  await new Promise<void>((resolve, reject) => {
    const query = new (driverOf(client).Query)(statement, (error?: Error & { code?: string }) => {
      if (error) reject(error.code === NOT_SUPPORTED ? new CopyRefused() : new QueryFailedError(statement, [], error));
      else resolve();
    });
    client.query(
      Object.assign(query, {
        submit: (connection: unknown) => send(connection as Wire, statement, Buffer.from(rows)),
        handleCopyInResponse: () => undefined,
      }),
    );
  });
};
