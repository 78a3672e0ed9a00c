import pg from 'pg';

const ofPostgres = new WeakSet<object>();

/** Errors of a socket look alike, whatever it was connected to: this is one of a connection to Postgres. */
export const isOfPostgres = (error: object): boolean => ofPostgres.has(error);

/** A connection that remembers which errors were its own. */
export class DatabaseClient extends pg.Client {
  constructor(how?: string | pg.ClientConfig) {
    super(how);
    const { connection } = this as unknown as { readonly connection: NodeJS.EventEmitter };
    connection.on('error', (error: object) => ofPostgres.add(error));
  }
}
