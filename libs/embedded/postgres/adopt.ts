import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { connected } from './connection.js';
import { codeOf } from './private-file.js';
import type { Timeouts } from './timeouts.js';
import { end, leftRunning, written } from './postmaster.js';
import type { Passwords } from './secrets.js';
import type { Server } from './launch.js';
import { until, worksIn } from './server-process.js';
import { DURABLE } from './settings.js';

/** For a server that is recovering, or already stopping. */
const RECOVERY = 120_000;

/** Takes over the server of a starter that was killed; stops a server that was started differently. */
export async function adopt(
  cluster: string,
  passwords: Passwords,
  requestedPort: number | undefined,
  timeouts: Timeouts,
): Promise<Server | undefined> {
  const pid = leftRunning(cluster)?.pid;
  if (pid === undefined) return undefined;
  const real = realpathSync(cluster);
  const isGone = () => !worksIn(real, pid);
  const ready = () => {
    const found = written(cluster);
    return found?.pid === pid && found.ready ? found : undefined;
  };
  await until(() => isGone() || ready() !== undefined, RECOVERY);
  const port = ready()?.port;
  if (port !== undefined && (requestedPort ?? port) === port && (await isDurable(port, pid, passwords, timeouts))) {
    return { pid, port, isGone, gone: noticed(isGone), adopted: true };
  }
  await end(pid, isGone, timeouts);
  return undefined;
}

/** Also false for a frozen server, which answers nothing. */
async function isDurable(port: number, pid: number, passwords: Passwords, { answer }: Timeouts): Promise<boolean> {
  const whom = {
    port,
    user: 'postgres',
    password: passwords.postgres,
    database: 'postgres',
    connectionTimeoutMillis: answer,
  };
  const deadline = performance.now() + answer;
  for (;;) {
    try {
      return await connected(whom, async (client) => {
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
const noticed = (isGone: () => boolean) =>
  new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      resolve();
    }, 200).unref();
  });
