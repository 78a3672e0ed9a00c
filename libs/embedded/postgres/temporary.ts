import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { pointerOf } from './location.js';
import { portFileIn } from './port.js';
import { writePrivateFile } from './private-file.js';
import { secretsOf } from './secrets.js';

/** Names the place of this folder's database, and says that it is temporary: without this file, nothing is ever removed. */
const markOf = (folder: string) => join(folder, 'postgres.temporary');

const textIn = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);

export const isTemporary = (folder: string, place: string) => textIn(markOf(folder)) === place;
export const markTemporary = (folder: string, place: string) => writePrivateFile(markOf(folder), `${place}\n`);
/** From now on the database is its user's. */
export const keep = (folder: string) => rmSync(markOf(folder), { force: true });

export const isEmpty = (place: string) => !existsSync(place) || readdirSync(place).length === 0;

/** The end of a temporary database removes it with its passwords: that must not happen to one that is kept. */
export function refuseKept(folder: string) {
  const temporary = textIn(markOf(folder));
  const within = join(folder, 'postgres');
  const places = [textIn(pointerOf(folder)), isEmpty(within) ? undefined : within].filter((one) => one !== undefined);
  const isKept = places.some((place) => place !== temporary);
  if (!isKept && (temporary !== undefined || !existsSync(secretsOf(folder)))) return;
  throw new CannotStart(`${folder} is of a database that is to be kept: a temporary one needs a folder of its own.`);
}

/** The database and all that was written for it into the folder. */
export function removeTemporary(folder: string, place: string) {
  for (const file of [place, pointerOf(folder), secretsOf(folder), portFileIn(folder), markOf(folder)]) {
    // a child of a killed server may still be writing
    rmSync(file, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Reads until this process is gone, however it ended; then stops the server and removes its files. */
const SCRIPT = `
  cat > /dev/null
  kill -INT "$1"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$1" || break; sleep 0.1; done
  kill -KILL "$1"
  rm -rf -- "$2"`;

/** Ties a temporary server to this process, so that a demo or test killed with -9 leaves nothing behind. */
export function tether(pid: number, cluster: string): { cut: () => void } {
  if (process.platform === 'win32') return { cut: () => undefined };
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'homeward-tether', String(pid), cluster], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.unref();
  (child.stdin as Socket).unref();
  return { cut: () => void child.kill('SIGKILL') };
}
