import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ConfigurationError, type Configuration, type Environment } from './configuration.js';

/** What a start in production looks at. */
export interface Surroundings {
  readonly env: Environment;
  readonly configuration: Configuration;
  /** Whether this process makes and changes the tables of the views, as their owner, and fills them as another role. */
  readonly migrates: boolean;
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, string | boolean>>[]>;
}

/** What is wrong is said in one sentence, with what to do; nothing where all is well. */
export type ProductionCheck = (at: Surroundings) => string | undefined | Promise<string | undefined>;

const is = (wrong: unknown, sentence: string): string | undefined => (wrong ? sentence : undefined);

/** What only the machine and the database can tell. The first that applies ends the start, before anything is served. */
export const PRODUCTION_CHECKS: readonly ProductionCheck[] = [
  ({ configuration: { data } }) =>
    is(
      existsSync(join(data, 'keys', 'token.jwk')),
      `The data folder ${data} has a key of development (keys/token.jwk): set HOMEWARD_DATA to a folder that production begins.`,
    ),
  ({ env, configuration: { data } }) => {
    const open = [...filesIn(join(data, 'keys')), env.HOMEWARD_VAULT_TOKEN_FILE].find(isReadableByOthers);
    return is(open, `The key file ${open} can be read by others: take that away (chmod 600).`);
  },
  async ({ query }) => {
    const [role] = await query(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication AS mighty FROM pg_roles WHERE rolname = current_user`,
    );
    return is(
      role!.mighty,
      `The database role ${role!.rolname} in DATABASE_URL may do anything: give the service one that is no superuser and passes no row security.`,
    );
  },
  async ({ query }) => {
    const [role] = await query(
      `SELECT current_user AS name, pg_has_role(datdba, 'MEMBER') AS owns FROM pg_database WHERE datname = current_database()`,
    );
    return is(
      role!.owns,
      `The database role ${role!.name} in DATABASE_URL owns the database: give the service one that does not.`,
    );
  },
  async ({ query, migrates }) => {
    const [role] = await query(
      `SELECT current_user AS name, EXISTS (
         SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE (nspname IN ('views', 'kept') OR nspname LIKE 'views\\_%') AND (pg_has_role(relowner, 'MEMBER') OR pg_has_role(nspowner, 'MEMBER'))
       ) AS owns`,
    );
    return is(
      role!.owns,
      `The database role ${role!.name} in DATABASE_URL owns the views: give the ${migrates ? 'projector one of its own, that may only fill them, and the owner in OWNER_DATABASE_URL' : 'API one of its own, that may only read them'}.`,
    );
  },
  ({ migrates, configuration: { ownerDatabaseUrl } }) =>
    is(
      migrates && !ownerDatabaseUrl,
      'OWNER_DATABASE_URL is not set: in production whoever owns the views is not who fills them, so give its postgres:// address.',
    ),
  async ({ query }) => {
    const settings = await query(
      `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`,
    );
    const names = settings.map(({ name }) => name).join(', ');
    return is(names, `Postgres has ${names} off: in production what is answered must be on disk, so switch it on.`);
  },
];

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

const isReadableByOthers = (path: string | undefined): boolean =>
  Boolean(path) && process.platform !== 'win32' && existsSync(path!) && (statSync(path!).mode & 0o077) !== 0;

/** @throws ConfigurationError with the first sentence */
export const holdsInProduction = async (checks: readonly ProductionCheck[], at: Surroundings): Promise<void> => {
  for (const check of checks) {
    const wrong = await check(at);
    if (wrong) throw new ConfigurationError(wrong);
  }
};

/** In production, before anything else is done with the database. */
export const asProductionMust = async (
  databaseUrl: string,
  at: Omit<Surroundings, 'query'>,
  checks = PRODUCTION_CHECKS,
): Promise<void> => {
  if (at.configuration.mode !== 'production') return;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await holdsInProduction(checks, { ...at, query: async (sql) => (await client.query(sql)).rows as never });
  } finally {
    await client.end();
  }
};
