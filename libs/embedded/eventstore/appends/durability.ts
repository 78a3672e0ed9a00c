import type { ClientBase } from 'pg';
import { CannotServe } from '../failure.js';

const NEEDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Makes this session wait for its commits, whatever server, database and role are configured to do. */
export async function withDurableCommits(client: ClientBase): Promise<void> {
  // a setting that waits for more than the disk of this machine stays
  await client.query(
    `SELECT set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)`,
  );
}

/** An answered append must survive a power cut. Without these settings Postgres confirms a commit too early. */
export async function refuseUnlessDurable(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    'SELECT name, current_setting(name) AS setting FROM unnest($1::text[]) AS name', //
    [NEEDED],
  );
  const off = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (off.length) {
    throw new CannotServe(
      `Postgres runs with ${off.join(' and ')} off, and an acknowledged event could be lost: turn it on`,
    );
  }
}

/** The same check as an SQL expression, for use within another statement. */
export const IS_UNSAFE_SQL = `'off' IN (${NEEDED.map((name) => `current_setting('${name}')`).join(', ')})`;

/** Any other encoding lacks characters: Khmer names, for example, could not be recorded. */
export async function refuseUnlessUtf8(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_database() AS name, current_setting('server_encoding') AS encoding`,
  );
  const { name, encoding } = rows[0];
  if (encoding !== 'UTF8') {
    throw new CannotServe(
      `the database ${name} is encoded in ${encoding}, which cannot keep every name: make one with ENCODING 'UTF8'`,
    );
  }
}
