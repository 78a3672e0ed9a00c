import { spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { inheritOwner } from './private-file.js';
import type { Location } from './location.js';
import { readPostmaster } from './postmaster.js';
import { lastLines, plainEnvironment } from './run.js';
import { pollUntil } from './server-process.js';
import { serverArguments } from './settings.js';

/** A running server, and a promise of its end. */
export interface Server {
  pid: number;
  port: number;
  adopted: boolean;
  isGone: () => boolean;
  gone: Promise<void>;
}

export class ServerExitedEarly extends Error {
  constructor(readonly output: string) {
    super(lastLines(output));
  }
}

/** Recovery after a crash reads at most max_wal_size: minutes on the slowest disk. */
const READY_TIMEOUT_MS = 10 * 60_000;
const LOG_MAX_BYTES = 10_000_000;

/** Starts the server and waits until it accepts connections. */
export async function launch(
  folder: string,
  { cluster, runAs }: Location,
  postgres: string,
  port: number,
  socketFolder: string | undefined,
): Promise<Server> {
  const log = join(folder, 'postgres.log');
  const output = openLog(log);
  const before = statSync(log).size;
  // a process group of its own: Ctrl-C in a terminal reaches only us, and we stop the server last
  const child = spawn(postgres, serverArguments(cluster, port, socketFolder), {
    ...runAs,
    cwd: cluster,
    env: plainEnvironment(),
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  child.unref();
  let isGone = false;
  let failure: string | undefined;
  const gone = new Promise<void>((resolve) => {
    const noteEnd = (error?: Error) => {
      failure = error?.message;
      isGone = true;
      resolve();
    };
    child.once('error', noteEnd).once('exit', () => noteEnd());
  });
  const isReady = () => {
    const found = readPostmaster(cluster);
    return found?.pid === child.pid && found?.ready === true;
  };
  await pollUntil(() => isGone || isReady(), READY_TIMEOUT_MS);
  if (isGone) throw new ServerExitedEarly(failure ?? readFileSync(log).subarray(before).toString());
  const pid = child.pid;
  if (pid === undefined || !isReady()) {
    child.kill('SIGQUIT');
    throw new CannotStart(`Postgres does not become ready in ${cluster}; what it says is in ${log}.`);
  }
  return { pid, port, adopted: false, isGone: () => isGone, gone };
}

/** Never through a link: root may write here in another user's folder. */
function openLog(log: string): number {
  if (existsSync(log) && statSync(log).size > LOG_MAX_BYTES) renameSync(log, `${log}.1`);
  const flags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  const fd = openSync(log, flags, 0o600);
  inheritOwner(log);
  return fd;
}
