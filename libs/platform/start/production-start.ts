import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { headKeyFileFrom } from '../configuration/configuration.heads.js';
import { keyFileFrom, logKeyFileFrom, tombstonesFileFrom } from '../configuration/configuration.keys.js';
import { ConfigurationError, type Configuration, type Environment } from '../configuration/configuration.js';
import { documentsFolderFrom } from '../configuration/documents.js';
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

/** A sentence about each fault, that says what to do; none, or nothing, where all is well. */
export type ProductionCheck = (at: Surroundings) => Sentences | Promise<Sentences>;
type Sentences = string | undefined | readonly string[];

/** The files of this installation: these checks need no database. */
export type FileCheck = (at: Pick<Surroundings, 'env' | 'configuration'>) => Sentences;

const sentenceIf = (wrong: unknown, sentence: string): string | undefined => (wrong ? sentence : undefined);

export const FILE_CHECKS: readonly FileCheck[] = [
  ({ configuration: { data } }) =>
    sentenceIf(
      existsSync(join(data, 'keys', 'token.jwk')),
      `The data folder ${data} has a key of development (keys/token.jwk): set HOMEWARD_DATA to a folder that production begins.`,
    ),
  ({ env, configuration }) =>
    filesKeptApart(env, configuration)
      .filter(({ path }) => isInside(configuration.data, path))
      .map(
        ({ name, path, why, variable }) =>
          `The ${name} ${path} lies in the data folder: ${why}. Move it to a folder of its own, and name it in ${variable}.`,
      ),
  ({ env, configuration }) =>
    secretFiles(env, configuration)
      .filter(isReadableByOthers)
      .map((path) => `The secret file ${path} can be read by others: take that away (chmod 600).`),
  ({ env, configuration }) =>
    filesKeptApart(env, configuration)
      .map(({ path }) => dirname(path))
      .filter(isWritableByOthers)
      .map((folder) => `The folder ${folder} of keys can be written by others: take that away (chmod go-w).`),
  ({ env }) =>
    [env.OIDC_CLAIMS]
      .filter((path) => path !== undefined)
      .filter((path) => isWritableByOthers(path) || (path !== '' && isWritableByOthers(dirname(resolve(path)))))
      .map(
        (path) =>
          `The file of claims ${path}, or its folder, can be written by others, who could give themselves any role: take that away (chmod go-w).`,
      ),
  ({ env, configuration }) =>
    [documentsFolderFrom(env, configuration)]
      .filter(isReadableByOthers)
      .map((folder) => `The folder of documents ${folder} is open to others: take that away (chmod 700).`),
];

export const DATABASE_CHECKS: readonly ProductionCheck[] = [
  async ({ query }) => {
    const [role] = await query(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication AS mighty FROM pg_roles WHERE rolname = current_user`,
    );
    return sentenceIf(
      role!.mighty,
      `The database role ${role!.rolname} in DATABASE_URL may do anything: give the service one that is no superuser and passes no row security.`,
    );
  },
  async ({ query }) => {
    const [role] = await query(
      `SELECT current_user AS name, pg_has_role(datdba, 'MEMBER') AS owns FROM pg_database WHERE datname = current_database()`,
    );
    return sentenceIf(
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
    return sentenceIf(
      role!.owns,
      `The database role ${role!.name} in DATABASE_URL owns the views: give the ${migrates ? 'projector one of its own, that may only fill them, and the owner in OWNER_DATABASE_URL' : 'API one of its own, that may only read them'}.`,
    );
  },
  ({ migrates, configuration: { ownerDatabaseUrl } }) =>
    sentenceIf(
      migrates && !ownerDatabaseUrl,
      'OWNER_DATABASE_URL is not set: in production one role owns the views and another fills them, so give the owner’s postgres:// address.',
    ),
  async ({ query }) => {
    const settings = await query(
      `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`,
    );
    const names = settings.map(({ name }) => name).join(', ');
    return sentenceIf(
      names,
      `Postgres has ${names} off: in production what is answered must be on disk, so switch it on.`,
    );
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
const filesKeptApart = (env: Environment, { data }: Pick<Configuration, 'data'>): readonly KeptApart[] => {
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
    ...filesKeptApart(env, configuration).map(({ path }) => path),
    ...[env.HOMEWARD_VAULT_TOKEN_FILE, env.EVENTSTORE_CREDENTIALS_FILE].filter((path) => path !== undefined),
  ];
};

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

const isReadableByOthers = (path: string): boolean => hasMode(path, 0o077);

const isWritableByOthers = (path: string): boolean => hasMode(path, 0o022);

const hasMode = (path: string, mode: number): boolean =>
  path !== '' && process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & mode) !== 0;

/**
 * The sentence about each fault. A database that does not answer ends the checks that need it, and is thrown where
 * nothing else is wrong.
 */
const faultsInProduction = async (at: Surroundings): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const check of [...FILE_CHECKS, ...DATABASE_CHECKS]) {
    try {
      faults.push(...sentencesOf(await check(at)));
    } catch (error) {
      if (faults.length === 0) throw error;
      return [...faults, `The database in DATABASE_URL was not checked: ${(error as Error).message}.`];
    }
  }
  return faults;
};

/** Several files may be wrong in the same way, and one file twice. */
export const sentencesOf = (found: Sentences): readonly string[] => [
  ...new Set(typeof found === 'string' ? [found] : found),
];

/** In production, before any other use of the database. @throws ConfigurationError that names every fault */
export const asProductionMust = async (databaseUrl: string, at: Omit<Surroundings, 'query'>): Promise<void> => {
  if (at.configuration.mode !== 'production') return;
  const database = connectLazily(databaseUrl);
  try {
    const faults = await faultsInProduction({ ...at, query: database.query });
    if (faults.length > 0) throw ConfigurationError.fromFaults(faults);
  } finally {
    await database.end();
  }
};

/** Connected by the first query, so that the checks of files need no database. */
const connectLazily = (databaseUrl: string): Pick<Surroundings, 'query'> & { readonly end: () => Promise<void> } => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the query fails, too
  let connected: Promise<unknown> | undefined;
  return {
    query: async (sql) => {
      await (connected ??= client.connect());
      return (await client.query<RoleRow>(sql)).rows;
    },
    end: () => client.end().catch(() => undefined), // it may never have been connected
  };
};
