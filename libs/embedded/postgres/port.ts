import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { writePrivateFile } from './private-file.js';

export const portFileIn = (folder: string) => join(folder, 'postgres.port');

/** The requested port; otherwise the one of the last start if it is free; otherwise any. */
export async function choosePort(folder: string, requested: number | undefined): Promise<number> {
  if (requested !== undefined) {
    if ((await listening(requested)) === undefined) throw portTakenError(requested);
    return requested;
  }
  const last = lastPort(folder);
  return (last !== undefined && (await listening(last))) || (await listening(0)) || 0;
}

/** Before anything is made. */
export function refuseNoPort(requested: number | undefined) {
  if (requested === undefined || isPort(requested)) return;
  throw new CannotStart(`${requested} is not a port: Postgres needs one from 1 to 65535.`);
}

export const portTakenError = (port: number) =>
  new CannotStart(
    `Port ${port} of 127.0.0.1 is taken by another program or not ours to use: choose another for Postgres.`,
  );

export function rememberPort(folder: string, port: number) {
  if (lastPort(folder) !== port) writePrivateFile(portFileIn(folder), `${port}\n`);
}

export function lastPort(folder: string): number | undefined {
  try {
    const port = Number(readFileSync(portFileIn(folder), 'utf8'));
    return isPort(port) ? port : undefined;
  } catch {
    return undefined;
  }
}

const isPort = (port: number) => Number.isInteger(port) && port > 0 && port < 65_536;

/** A port that can be listened on, for 0 any free one; undefined if it is taken. */
async function listening(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return undefined;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
