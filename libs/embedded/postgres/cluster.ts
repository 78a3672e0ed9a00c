import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import { codeOf, syncFolder } from './private-file.js';
import type { Location } from './location.js';
import { removeFolder } from './remove-folder.js';
import { isAlive } from './server-process.js';
import { lastLines, run } from './run.js';
import { changeOwner } from './unprivileged.js';

const VERSION = '18';

/** Creates the cluster if it is missing: in a folder beside it, which is renamed once it is complete. */
export async function ensureCluster({ cluster, runAs }: Location, binaries: Binaries, password: string, sync: boolean) {
  sweep(cluster);
  if (isThere(cluster)) return false;
  const drafts = mkdtempSync(`${cluster}.new-${process.pid}-`);
  const draft = join(drafts, 'data');
  const passwordFile = join(drafts, 'password');
  try {
    writeFileSync(join(drafts, MARK), 'A start of Homeward makes its database here, and the next one removes it.\n');
    changeOwner(runAs, drafts);
    writeFileSync(passwordFile, `${password}\n`, { flag: 'wx', mode: 0o600 });
    changeOwner(runAs, passwordFile);
    const { code, output } = await run(
      binaries.initdb,
      [...INITDB, ...(sync ? [] : ['--no-sync']), `--pwfile=${passwordFile}`, '-D', draft],
      runAs,
    );
    if (code !== 0) throw new CannotStart(`The database in ${cluster} cannot be made:\n${lastLines(output)}`);
    publish(draft, cluster);
  } finally {
    removeFolder(drafts); // its initdb may still be writing
  }
  return true;
}

const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
];

function isThere(cluster: string): boolean {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return false;
  const version = join(cluster, 'PG_VERSION');
  if (!existsSync(version)) throw new CannotStart(`${cluster} holds something that is not a Postgres database.`);
  const found = readFileSync(version, 'utf8').trim();
  if (found === VERSION) return true;
  throw new CannotStart(`The database in ${cluster} was made by Postgres ${found}, and this is Postgres ${VERSION}.`);
}

function publish(draft: string, cluster: string) {
  try {
    renameSync(draft, cluster);
  } catch (error) {
    // another starter was faster; the passwords are the same
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '') && isThere(cluster)) return;
    throw error;
  }
  syncFolder(dirname(cluster));
}

/** Says that a folder beside the cluster is a draft of it: a name alone may be one that an operator has chosen. */
const MARK = 'unfinished';

/** Removes what interrupted starts have left of the cluster that they were making. */
function sweep(cluster: string) {
  for (const name of readdirSync(dirname(cluster))) {
    const [clusterName, maker] = name.split('.new-');
    const pid = Number(/^(\d+)-\w{6}$/.exec(maker ?? '')?.[1]);
    if (clusterName !== basename(cluster) || Number.isNaN(pid)) continue;
    if (pid !== process.pid && isAlive(pid)) continue;
    const drafts = join(dirname(cluster), name);
    if (isDraft(drafts)) removeFolder(drafts);
  }
}

function isDraft(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return names.includes(MARK) && names.every((name) => [MARK, 'data', 'password'].includes(name));
  } catch {
    return false; // no folder, closed to us, or removed by another start at this moment
  }
}
