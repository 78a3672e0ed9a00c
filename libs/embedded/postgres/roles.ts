import type pg from 'pg';
import { connected } from './connection.js';
import { ANALYST, DATABASE, OWNERS, ROLES, type Role } from './role.js';
import type { Passwords } from './secrets.js';

/** Makes what is missing, so that a start that was cut off here is mended by the next. */
export async function ensureRoles(port: number, passwords: Passwords) {
  await connected({ port, user: 'postgres', password: passwords.postgres, database: 'postgres' }, async (client) => {
    // two may start at once; the lock goes with the connection
    await client.query(`SELECT pg_advisory_lock(hashtext('roles of homeward'))`);
    await client.query(rolesIn(passwords));
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    await client.query(ACCESS);
    await inDatabase(port, passwords, (database) => database.query(SCHEMAS));
  });
}

const inDatabase = (port: number, passwords: Passwords, use: (client: pg.Client) => Promise<unknown>) =>
  connected({ port, user: 'postgres', password: passwords.postgres, database: DATABASE }, use);

/** The passwords are base64url: nothing in them needs quoting. */
const rolesIn = (passwords: Passwords) =>
  (Object.keys(ROLES) as Role[])
    .map(
      (role) => `
        DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object THEN END $$;
        ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${passwords[role]}';
        ALTER ROLE ${role} SET search_path = ${ROLES[role]};`,
    )
    .join('')
    .concat(COUNTING);

/** In PostgreSQL 16 and later whoever may become a role need not have its rights before. */
const COUNTING = `
  DO $$ BEGIN CREATE ROLE ${ANALYST}; EXCEPTION WHEN duplicate_object THEN END $$;
  ALTER ROLE ${ANALYST} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  GRANT ${ANALYST} TO homeward_api WITH INHERIT FALSE, SET TRUE;`;

/**
 * homeward may make schemas: a view that is rebuilt grows in one of its own beside the live one. The log's writer makes
 * nothing at all; its rights to the log come from the log's owner.
 */
const ACCESS = `
  REVOKE ALL ON DATABASE ${DATABASE}, postgres, template1 FROM PUBLIC;
  GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${Object.keys(ROLES).join(', ')};
  REVOKE TEMPORARY ON DATABASE ${DATABASE} FROM eventstore_writer;
  GRANT CREATE ON DATABASE ${DATABASE} TO homeward;`;

const SCHEMAS = `
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  ${OWNERS.map((role) => `CREATE SCHEMA IF NOT EXISTS ${ROLES[role]} AUTHORIZATION ${role};`).join('\n')}`;
