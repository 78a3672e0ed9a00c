import type { Writable } from 'node:stream';
import type pg from 'pg';

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
