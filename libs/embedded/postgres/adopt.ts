import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { withClient } from './connection.js';
import { codeOf } from './private-file.js';
import type { CleanupTimeouts } from './timeouts.js';
import { end, findLeftRunning, readPostmaster } from './postmaster.js';
import type { Passwords } from './secrets.js';
import type { Server } from './launch.js';
import { pollUntil, worksIn } from './server-process.js';
import { DURABLE } from './settings.js';

/** How long to wait for a server that is recovering or already stopping. */
const RECOVERY_TIMEOUT_MS = 120_000;

/** Takes over the server of a starter that was killed; stops a server that was started differently. */
export async function adoptServer(
  cluster: string,
  passwords: Passwords,
  requestedPort: number | undefined,
  timeouts: CleanupTimeouts,
): Promise<Server | undefined> {
  const pid = findLeftRunning(cluster)?.pid;
  if (pid === undefined) return undefined;
  const real = realpathSync(cluster);
  const isGone = () => !worksIn(real, pid);
  const readReady = () => {
    const found = readPostmaster(cluster);
    return found?.pid === pid && found.ready ? found : undefined;
  };
  await pollUntil(() => isGone() || readReady() !== undefined, RECOVERY_TIMEOUT_MS);
  const port = readReady()?.port;
  if (port !== undefined && (requestedPort ?? port) === port && (await isDurable(port, pid, passwords, timeouts))) {
    return { pid, port, isGone, gone: waitUntilGone(isGone), adopted: true };
  }
  await end(pid, isGone, timeouts);
  return undefined;
}

/** Whether the server flushes to disk. False also for a frozen server, which does not answer. */
async function isDurable(
  port: number,
  pid: number,
  passwords: Passwords,
  { answer }: CleanupTimeouts,
): Promise<boolean> {
  const login = {
    port,
    user: 'postgres',
    password: passwords.postgres,
    database: 'postgres',
    connectionTimeoutMillis: answer,
  };
  const deadline = performance.now() + answer;
  for (;;) {
    try {
      return await withClient(login, async (client) => {
        const { rows } = await client.query('SELECT setting FROM pg_settings WHERE name = ANY($1)', [DURABLE]);
        return rows.length === DURABLE.length && rows.every(({ setting }) => setting === 'on');
      });
    } catch (error) {
      if (codeOf(error) === '28P01') {
        throw new CannotStart(
          `Postgres already runs (process ${pid}), and not with the passwords of this data folder.`,
          { cause: error },
        );
      }
      if (performance.now() > deadline) return false;
      await sleep(200);
    }
  }
}

/** The server is not our child, so the system does not report its exit. */
const waitUntilGone = (isGone: () => boolean) =>
  new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      resolve();
    }, 200).unref();
  });
