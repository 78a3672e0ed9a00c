import type pg from 'pg';
import { withClient } from './connection.js';
import { ANALYST, DATABASE, OWNERS, REPORTS, DATABASE_ROLES, type DatabaseRole } from './role.js';
import type { Passwords } from './secrets.js';

/** Makes what is missing, so that an interrupted start is completed by the next. */
export async function ensureRoles(port: number, passwords: Passwords) {
  await withClient({ port, user: 'postgres', password: passwords.postgres, database: 'postgres' }, async (client) => {
    // two may start at once; the lock ends with the connection
    await client.query(`SELECT pg_advisory_lock(hashtext('roles of homeward'))`);
    await client.query(rolesIn(passwords));
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    await client.query(ACCESS);
    await inDatabase(port, passwords, (database) => database.query(SCHEMAS));
  });
}

const inDatabase = (port: number, passwords: Passwords, use: (client: pg.Client) => Promise<unknown>) =>
  withClient({ port, user: 'postgres', password: passwords.postgres, database: DATABASE }, use);

/** The passwords are base64url: nothing in them needs quoting. */
const rolesIn = (passwords: Passwords) =>
  (Object.keys(DATABASE_ROLES) as DatabaseRole[])
    .map(
      (role) => `
        DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object THEN END $$;
        ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${passwords[role]}';
        ALTER ROLE ${role} SET search_path = ${DATABASE_ROLES[role]};`,
    )
    .join('')
    .concat(COUNTING);

/** Since PostgreSQL 16, a role can switch to another one without inheriting its rights. */
const COUNTING = `
  DO $$ BEGIN CREATE ROLE ${ANALYST}; EXCEPTION WHEN duplicate_object THEN END $$;
  ALTER ROLE ${ANALYST} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  GRANT ${ANALYST} TO homeward_api WITH INHERIT FALSE, SET TRUE;
  DO $$ BEGIN CREATE ROLE ${REPORTS}; EXCEPTION WHEN duplicate_object THEN END $$;
  ALTER ROLE ${REPORTS} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;`;

/**
 * homeward may make schemas: a rebuilt set of views gets its own beside the live one. The log's writer makes nothing at
 * all; the log's owner grants its rights to the log.
 */
const ACCESS = `
  REVOKE ALL ON DATABASE ${DATABASE}, postgres, template1 FROM PUBLIC;
  GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${Object.keys(DATABASE_ROLES).join(', ')};
  GRANT CONNECT ON DATABASE ${DATABASE} TO ${REPORTS};
  REVOKE TEMPORARY ON DATABASE ${DATABASE} FROM eventstore_writer;
  GRANT CREATE ON DATABASE ${DATABASE} TO homeward;`;

const SCHEMAS = `
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  ${OWNERS.map((role) => `CREATE SCHEMA IF NOT EXISTS ${DATABASE_ROLES[role]} AUTHORIZATION ${role};`).join('\n')}`;
