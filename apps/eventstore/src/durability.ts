import type { ClientBase } from 'pg';
import { CannotServe } from './failure.js';

const NEEDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

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
