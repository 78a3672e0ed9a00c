import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { LOG_STREAM, MAX_SKEW_MS } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { DeliveryFailure, Mailer } from '#notices';
import { headKeyIn, keyFileFault, keysRoleFault, logKeyFileFault } from '#security/keys';
import { lostHeads, signingFault } from '#security/log-head';
import { DATABASE_CHECKS, FILE_CHECKS, dataFolderIsClosed, issuerFault, sentencesOf } from '#platform';
import {
  KEY_NAMES,
  faultsOf,
  headKeyFileFrom,
  installationFaults,
  keyFileFrom,
  logKeyFileFrom,
  mailPasswordIn,
  unknownVariables,
} from '#platform/plain';
import { recipientsIn } from '../backup/recipients.js';
import type { ExaminedInstallation } from './examined-installation.js';
import { wellKnownPasswordFault } from './well-known-password.js';

/** A sentence for each fault, that says what to do; undefined if it cannot be looked at now. */
type Faults = readonly string[] | undefined;

/** A part of an installation, and what is wrong with it. */
interface Check {
  readonly name: string;
  readonly find: (installation: ExaminedInstallation) => Faults | Promise<Faults>;
}

const GIBIBYTE = 1_073_741_824;
const FREE_MIN_BYTES = 2 * GIBIBYTE;
const NODE_MIN = [20, 19] as const;

/** In the order in which a technician fixes them. */
export const CHECKS: readonly Check[] = [
  {
    name: 'Node.js',
    find: () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      const isOld = major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1]);
      return isOld ? [`Node.js is ${process.versions.node}: install ${NODE_MIN.join('.')} or later.`] : [];
    },
  },
  { name: 'settings', find: ({ settingFaults }) => settingFaults },
  { name: 'names of variables', find: ({ env }) => unknownVariables(env) },
  { name: 'recipients of backups', find: ({ env }) => faultsOf(() => recipientsIn(env)) },
  {
    name: 'data folder',
    find: ({ configuration: { data, mode } }) => [
      ...faultsOf(() => dataFolderIsClosed({ data, mode })),
      ...modeFault(data, mode),
      ...installationFaults(data, KEY_NAMES[mode]),
    ],
  },
  { name: 'key files', find: keyFileFaults },
  {
    name: 'files and their rights',
    find: ({ isProduction, ...at }) => (isProduction ? FILE_CHECKS.flatMap((check) => sentencesOf(check(at))) : []),
  },
  {
    name: 'free disk',
    find: async ({ configuration: { data } }) => {
      if (!existsSync(data)) return [];
      const { bavail, bsize } = await statfs(data);
      const free = bavail * bsize;
      return free < FREE_MIN_BYTES
        ? [
            `The disk of ${data} has ${(free / GIBIBYTE).toFixed(1)} GiB free: make room, ${FREE_MIN_BYTES / GIBIBYTE} GiB at least.`,
          ]
        : [];
    },
  },
  {
    name: 'issuer',
    find: async ({ configuration: { issuer } }) => [(issuer && (await issuerFault(issuer))) || []].flat(),
  },
  {
    name: 'database',
    find: async ({ databaseUrl, isOwnPostgresDown, isProduction, query, ...at }) => {
      if (isOwnPostgresDown) return [postgresIsDown(at.configured.data)];
      if (!databaseUrl) return undefined;
      if (!isProduction) return faultOfQuery(query);
      const found: string[] = [];
      for (const check of DATABASE_CHECKS) found.push(...sentencesOf(await check({ ...at, query })));
      return found;
    },
  },
  {
    name: 'database of the keys',
    find: async ({ keysDatabaseUrl, isProduction, migrates, configuration: { keysDatabaseUrl: given } }) => {
      // in development it has no role of its own to examine
      if (!keysDatabaseUrl || !isProduction) return undefined;
      // of npm start, the role is the projector's
      return [(await keysRoleFault(keysDatabaseUrl, { mayDestroy: migrates || !given })) ?? []].flat();
    },
  },
  { name: 'event store and clock', find: eventStoreFaults },
  { name: 'signed heads', find: headFaults },
  { name: 'mail server', find: mailFaults },
  { name: 'notices', find: noticeFaults },
];

const modeFault = (data: string, mode: string): readonly string[] => {
  const file = join(data, 'mode');
  const begun = existsSync(file) ? readFileSync(file, 'utf8').trim() : mode;
  return begun === mode || !['development', 'production'].includes(begun)
    ? []
    : [`The data folder ${data} was begun in ${begun}, and this is ${mode}: set HOMEWARD_DATA to another.`];
};

/** Key files that production needs; in development the service makes them. */
function keyFileFaults({ isProduction, env, configuration }: ExaminedInstallation): readonly string[] {
  if (!isProduction) return [];
  const found = [
    env.HOMEWARD_VAULT_URL ? undefined : keyFileFault(keyFileFrom(env, configuration)),
    env.HOMEWARD_VAULT_LOG_KEY ? undefined : logKeyFileFault(logKeyFileFrom(env, configuration)),
    headKeyFault(headKeyFileFrom(env, configuration)),
  ];
  return found.filter((fault) => fault !== undefined);
}

const headKeyFault = (path: string): string | undefined => {
  try {
    return headKeyIn(path).synthetic
      ? `The head key file ${path} was made by itself, in development: make one with npx homeward make-keys, in a new data folder.`
      : undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const faultOfQuery = async (query: ExaminedInstallation['query']): Promise<readonly string[]> => {
  await query('SELECT 1');
  return [];
};

/** Reachable, right to append, closed to strangers, and the clock: its first event is appended again, which records nothing. */
async function eventStoreFaults({ eventStoreUrl, isProduction }: ExaminedInstallation): Promise<Faults> {
  if (!eventStoreUrl) return undefined;
  const store = await openAnsweringStore(eventStoreUrl, { waitS: 0 });
  try {
    const clock = await store.clock().catch((error: Error) => error);
    const [first] = await store.inspect(LOG_STREAM);
    if (first) {
      const { id, type, data, metadata } = first;
      await store.append(LOG_STREAM, [{ id, type, data, metadata }], -1);
    }
    const known = isProduction ? await wellKnownPasswordFault(eventStoreUrl) : undefined;
    return [...(known ? [known] : []), ...clockFault(clock)];
  } finally {
    await store.dispose();
  }
}

async function headFaults(installation: ExaminedInstallation): Promise<Faults> {
  const { env, configuration, eventStoreUrl: url } = installation;
  const { headsFolder } = installation.configured;
  // one that does not answer was named by the check before this one
  const store = url === undefined ? undefined : await openAnsweringStore(url, { waitS: 0 }).catch(() => undefined);
  try {
    const key = headKeyAt(headKeyFileFrom(env, configuration));
    const found = [
      key && (await signingFault(headsFolder, key, store)),
      store && (await lostHeads(store, headsFolder)),
    ];
    const faults = found.filter((fault) => fault !== undefined);
    return store || faults.length > 0 ? faults : undefined;
  } finally {
    await store?.dispose();
  }
}

/** A missing or damaged file was named by the check of the key files. */
const headKeyAt = (path: string): KeyObject | undefined => {
  try {
    return headKeyIn(path).key;
  } catch {
    return undefined;
  }
};

/** @param clock milliseconds by the event store's clock, or why it could not be read */
const clockFault = (clock: number | Error): readonly string[] => {
  if (clock instanceof Error) return [`The clock of the event store could not be read: ${clock.message}`];
  const skewMs = Math.abs(Date.now() - clock);
  return skewMs > MAX_SKEW_MS
    ? [
        `The clock differs from the event store's by ${Math.round(skewMs / 1_000)} s: synchronise both (NTP). Nothing is recorded with such a clock.`,
      ]
    : [];
};

/** Connects and signs in; no mail is sent. */
async function mailFaults({ configuration: { notices } }: ExaminedInstallation): Promise<readonly string[]> {
  const mail = notices?.mail;
  if (!mail) return [];
  const password = mail.passwordFile === undefined ? undefined : mailPasswordIn(mail.passwordFile);
  const mailer = new Mailer({ ...mail, password });
  try {
    await mailer.verify();
    return [];
  } catch (error) {
    if (error instanceof DeliveryFailure) return [`${error.message} (${error.code})`];
    throw error;
  } finally {
    mailer.close();
  }
}

const postgresIsDown = (data: string): string =>
  `The Postgres of ${data} does not run: ${join(data, 'postgres.log')} says why. The service starts it again by itself once it can.`;

async function noticeFaults({ databaseUrl, query }: ExaminedInstallation): Promise<Faults> {
  if (!databaseUrl) return undefined;
  // a database that does not answer is a fault of its own
  const found = await query(`SELECT to_regclass('kept.notice') IS NOT NULL AS "isThere"`).catch(() => undefined);
  if (!found) return undefined;
  if (!found[0]?.isThere) return [];
  await query(`SELECT set_config('homeward.part', 'projector', false)`);
  const failed = await query(
    `SELECT reason, count(*)::int AS count FROM kept.notice
     WHERE state = 'undelivered' AND "settledAt" > now() - interval '7 days' GROUP BY reason ORDER BY reason`,
  );
  return failed.map(
    ({ reason, count }) =>
      `${String(count)} notices of the last seven days were not delivered (${String(reason)}): undeliveredNotices names them.`,
  );
}
