import type { ClientBase } from 'pg';
import { CannotServe } from './failure.js';

const FORMAT = 1;

/**
 * `position` is the order of commits; the log has one writer, so it has no gaps that fill later. `fence` is one row:
 * who may write, checked in every commit. Names are compared byte by byte (`C`), never by a locale that may change.
 */
const TABLES = `
CREATE TABLE eventstore.fence (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch bigint NOT NULL,
  holder uuid NOT NULL,
  format integer NOT NULL
);
CREATE TABLE eventstore.events (
  position bigint PRIMARY KEY CHECK (position > 0),
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 0),
  event_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  json boolean NOT NULL,
  created bigint NOT NULL,
  data bytea NOT NULL,
  metadata bytea NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (stream, event_id)
);
INSERT INTO eventstore.fence (epoch, holder, format) VALUES (0, '00000000-0000-0000-0000-000000000000', ${FORMAT});
`;

/** Call it while holding the lock on the log: two nodes must not create it at once. */
export async function createSchema(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT to_regnamespace('eventstore') IS NOT NULL AS named, to_regclass('eventstore.fence') IS NOT NULL AS made`,
  );
  if (!rows[0].made) {
    // one text is one transaction; CREATE SCHEMA IF NOT EXISTS would ask for a right the owner may lack
    await client.query(`${rows[0].named ? '' : 'CREATE SCHEMA eventstore;'}${TABLES}`);
    return;
  }
  const { rows: found } = await client.query('SELECT format FROM eventstore.fence');
  if (found[0]?.format !== FORMAT) {
    throw new CannotServe(`the log is of format ${found[0]?.format}, this node reads format ${FORMAT}`);
  }
}
