import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { headKeyFileFrom } from './configuration.heads.js';
import { keyFileFrom, logKeyFileFrom, tombstonesFileFrom } from './configuration.keys.js';
import { ConfigurationError, type Configuration, type Environment } from './configuration.js';
import { isInside } from './is-inside.js';

/** Facts about a role or a setting, as the database reports them. */
type RoleRow = Record<string, string | boolean>;

/** What a production start checks. */
export interface Surroundings {
  readonly env: Environment;
  readonly configuration: Configuration;
  /** Whether this process makes and changes the tables of the views, as their owner, and fills them as another role. */
  readonly migrates: boolean;
  readonly query: (sql: string) => Promise<readonly Readonly<RoleRow>[]>;
}

/** Returns one sentence about what is wrong and what to do, or nothing. */
export type ProductionCheck = (at: Surroundings) => string | undefined | Promise<string | undefined>;

const is = (wrong: unknown, sentence: string): string | undefined => (wrong ? sentence : undefined);

/** Checks of the machine and the database. The first fault stops the start, before anything is served. */
export const PRODUCTION_CHECKS: readonly ProductionCheck[] = [
  ({ configuration: { data } }) =>
    is(
      existsSync(join(data, 'keys', 'token.jwk')),
      `The data folder ${data} has a key of development (keys/token.jwk): set HOMEWARD_DATA to a folder that production begins.`,
    ),
  ({ env, configuration }) => {
    const inside = keptApart(env, configuration).find(({ path }) => isInside(configuration.data, path));
    return is(
      inside,
      `The ${inside?.name} ${inside?.path} lies in the data folder: ${inside?.why}. Move it to a folder of its own, and name it in ${inside?.variable}.`,
    );
  },
  ({ env, configuration }) => {
    const open = secretFiles(env, configuration).find(isReadableByOthers);
    return is(open, `The secret file ${open} can be read by others: take that away (chmod 600).`);
  },
  ({ env, configuration }) => {
    const folders = keptApart(env, configuration).map(({ path }) => dirname(path));
    const open = folders.find(isWritableByOthers);
    return is(open, `The folder ${open} of keys can be written by others: take that away (chmod go-w).`);
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
         WHERE (nspname = 'kept' OR nspname LIKE 'views\\_%') AND (pg_has_role(relowner, 'MEMBER') OR pg_has_role(nspowner, 'MEMBER'))
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
      'OWNER_DATABASE_URL is not set: in production one role owns the views and another fills them, so give the owner’s postgres:// address.',
    ),
  async ({ query }) => {
    const settings = await query(
      `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`,
    );
    const names = settings.map(({ name }) => name).join(', ');
    return is(names, `Postgres has ${names} off: in production what is answered must be on disk, so switch it on.`);
  },
];

interface KeptApart {
  readonly name: string;
  readonly path: string;
  readonly variable: string;
  /** Why it must not lie beside the data that it protects. */
  readonly why: string;
}

/** The files that must not be lost with the data folder, or copied with it. Those in Vault are not among them. */
const keptApart = (env: Environment, { data }: Pick<Configuration, 'data'>): readonly KeptApart[] => {
  const all: readonly (KeptApart | false)[] = [
    !env.HOMEWARD_VAULT_URL && {
      name: 'key file',
      path: keyFileFrom(env, { data }),
      variable: 'HOMEWARD_KEY_FILE',
      why: 'a copy of that folder would open everything personal',
    },
    !env.HOMEWARD_VAULT_LOG_KEY && {
      name: 'log key file',
      path: logKeyFileFrom(env, { data }),
      variable: 'HOMEWARD_LOG_KEY_FILE',
      why: 'a copy of that folder would be enough to forge events',
    },
    {
      name: 'head key file',
      path: headKeyFileFrom(env, { data }),
      variable: 'HOMEWARD_HEAD_KEY_FILE',
      why: 'a copy of that folder would be enough to sign another log',
    },
    {
      name: 'file of tombstones',
      path: tombstonesFileFrom(env, { data }),
      variable: 'HOMEWARD_TOMBSTONES_FILE',
      why: 'a backup of that folder would take erasures back',
    },
  ];
  return all.filter((one) => one !== false);
};

const secretFiles = (env: Environment, configuration: Pick<Configuration, 'data'>): readonly string[] => {
  const { data } = configuration;
  return [
    ...filesIn(join(data, 'keys')),
    ...filesIn(join(data, 'eventstore')).filter((path) => !path.endsWith('.crt')),
    join(data, 'postgres.secrets.json'),
    ...keptApart(env, configuration).map(({ path }) => path),
    ...[env.HOMEWARD_VAULT_TOKEN_FILE, env.EVENTSTORE_CREDENTIALS_FILE].filter((path) => path !== undefined),
  ];
};

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

const isReadableByOthers = (path: string): boolean => hasMode(path, 0o077);

const isWritableByOthers = (path: string): boolean => hasMode(path, 0o022);

const hasMode = (path: string, mode: number): boolean =>
  path !== '' && process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & mode) !== 0;

/** @throws ConfigurationError with the sentence about the first fault */
export const holdsInProduction = async (checks: readonly ProductionCheck[], at: Surroundings): Promise<void> => {
  for (const check of checks) {
    const wrong = await check(at);
    if (wrong) throw new ConfigurationError(wrong);
  }
};

/** In production, before any other use of the database. */
export const asProductionMust = async (
  databaseUrl: string,
  at: Omit<Surroundings, 'query'>,
  checks = PRODUCTION_CHECKS,
): Promise<void> => {
  if (at.configuration.mode !== 'production') return;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await holdsInProduction(checks, { ...at, query: async (sql) => (await client.query<RoleRow>(sql)).rows });
  } finally {
    await client.end();
  }
};
