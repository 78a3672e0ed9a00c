import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { connected } from './connection.js';
import { codeOf } from './kept-file.js';
import { end, leftRunning, written } from './postmaster.js';
import type { Passwords } from './secrets.js';
import type { Server } from './launch.js';
import { until, worksIn } from './server-process.js';
import { DURABLE } from './settings.js';

const PATIENCE = 30_000;

/** Takes over the server that a killed starter has left, if there is one and it is as we would have started it. */
export async function adopt(
  cluster: string,
  passwords: Passwords,
  asked: number | undefined,
): Promise<Server | undefined> {
  const left = leftRunning(cluster);
  if (left === undefined) return undefined;
  const { pid } = left;
  const real = realpathSync(cluster);
  const isGone = () => !worksIn(real, pid);
  await until(() => isGone() || written(cluster)?.ready === true, PATIENCE);
  if (isGone()) return undefined;
  const { port } = written(cluster) ?? left;
  if ((asked !== undefined && asked !== port) || !(await isDurable(port, pid, passwords))) {
    await end(pid, isGone);
    return undefined;
  }
  return { pid, port, isGone, gone: noticed(isGone), adopted: true };
}

async function isDurable(port: number, pid: number, passwords: Passwords): Promise<boolean> {
  const whom = { port, user: 'postgres', password: passwords.postgres, database: 'postgres' };
  const deadline = performance.now() + PATIENCE;
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
        );
      }
      if (performance.now() > deadline) {
        throw new CannotStart(`Postgres already runs (process ${pid}) but does not answer: end that process.`, {
          cause: error,
        });
      }
      await sleep(200);
    }
  }
}

/** We are not its parent: nobody tells us. */
const noticed = (isGone: () => boolean) =>
  new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      resolve();
    }, 200).unref();
  });
