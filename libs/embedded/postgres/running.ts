import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { lastPort } from './port.js';
import { DATABASE, type DatabaseRole } from './role.js';
import { passwordsOf, secretsOf } from './secrets.js';

/**
 * The URL of a role at the server that another process has started in a data folder; undefined if there never was one.
 */
export function urlIn(data: string, role: DatabaseRole): string | undefined {
  const folder = resolve(data);
  const port = lastPort(folder);
  if (port === undefined || !existsSync(secretsOf(folder))) return undefined;
  return `postgres://${role}:${passwordsOf(folder, folder)[role]}@127.0.0.1:${port}/${DATABASE}`;
}
