import { type ClientBase, escapeIdentifier } from 'pg';
import { CannotServe } from './failure.js';

const FORMAT = 1;

/**
 * `position` is the order of commits; the log has one writer, so no gap is filled later. Up to version 0.7 it counted
 * events, and since then it rises by the size of the record: old events keep their positions, and both kinds only
 * order. `fence` is one row: who may write, checked in every commit. Names are compared byte by byte (`C`), never by a
 * locale that may change.
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

/** Makes missing tables, as their owner, who holds the lock on the log: two nodes must not do so at once. */
export async function makeLogTables(owner: ClientBase, writer: string): Promise<void> {
  const { rows } = await owner.query(`SELECT ${NAMED} AS named, ${MADE} AS made, current_user AS role`);
  const { named, made, role } = rows[0];
  // one text is one transaction; CREATE SCHEMA IF NOT EXISTS would need a right that the owner may lack
  if (!made) await owner.query(`${named ? '' : 'CREATE SCHEMA eventstore;'}${TABLES}`);
  if (writer !== role) await owner.query(rightsOf(escapeIdentifier(writer)));
}

const NAMED = `to_regnamespace('eventstore') IS NOT NULL`;
const MADE = `EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('eventstore') AND relname = 'fence')`;

/** Events are only ever added. The writer updates the holder in the fence; only the owner changes its format. */
const rightsOf = (writer: string): string => `
GRANT USAGE ON SCHEMA eventstore TO ${writer};
REVOKE ALL ON eventstore.events, eventstore.fence FROM PUBLIC, ${writer};
GRANT SELECT, INSERT ON eventstore.events TO ${writer};
GRANT SELECT, UPDATE (epoch, holder) ON eventstore.fence TO ${writer};
`;

/** Refuses to start, as the writer, while the tables are missing, closed to it, or of another format. */
export async function refuseUnlessMade(writer: ClientBase): Promise<void> {
  const { rows } = await writer.query(`
    SELECT ${MADE} AS made, current_user AS role,
      ${MADE} AND has_schema_privilege(to_regnamespace('eventstore'), 'USAGE') AS admitted`);
  const { made, admitted, role } = rows[0];
  if (!made) {
    throw new CannotServe(
      'the log is not there yet: name the role that may make it in EVENTSTORE_OWNER_DATABASE_URL, once at least',
    );
  }
  if (!admitted) {
    throw new CannotServe(
      `the role ${role} has no right to the log: name the role that owns it in EVENTSTORE_OWNER_DATABASE_URL, once`,
    );
  }
  const { rows: found } = await writer.query('SELECT format FROM eventstore.fence');
  if (found[0]?.format !== FORMAT) {
    throw new CannotServe(`the log is of format ${found[0]?.format}, this node reads format ${FORMAT}`);
  }
}
