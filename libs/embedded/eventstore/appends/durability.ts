import type { ClientBase } from 'pg';
import { CannotServe } from '../failure.js';

const NEEDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Whether this session waits for its commits is its own to say, whatever server, database and role are set to. */
export async function withDurableCommits(client: ClientBase): Promise<void> {
  // what waits for more than the disk of this machine is left as it is
  await client.query(
    `SELECT set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)`,
  );
}

/** An answered append must survive a power cut. Without these settings Postgres says "committed" too early. */
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

/** As an expression, for a statement that asks for something else as well. */
export const IS_CARELESS = `'off' IN (${NEEDED.map((name) => `current_setting('${name}')`).join(', ')})`;

/** Any other encoding lacks characters: Khmer names, for one, could not be recorded. */
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
