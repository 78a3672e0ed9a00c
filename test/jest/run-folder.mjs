import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

const hasRoom = () => {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES;
};

/**
 * Reads until its starter is gone, however it ended. Then, where the system lists environments, it ends all that still
 * runs with this folder for its temporary files, and removes the folder.
 */
const SCRIPT = `
  while read -r _; do :; done
  [ -r /proc/self/environ ] || exit 0
  running() { grep -lsxzF "TMPDIR=$1" /proc/[0-9]*/environ | tr -dc '0-9\\n'; }
  end() { pids=$(running "$2"); [ -z "$pids" ] || kill "$1" $pids 2> /dev/null; }
  end -TERM "$1"
  for _ in $(seq 300); do [ -z "$(running "$1")" ] && break; sleep 0.1; done
  end -KILL "$1"
  for _ in 1 2 3 4 5; do rm -rf -- "$1" && break; sleep 0.1; done`;

/**
 * Ties the folder to this process, whose standard error stays open until the folder is gone.
 * @returns how to cut the tie
 */
const tie = (folder) => {
  if (process.platform === 'win32') return () => undefined;
  const keeper = spawn('/bin/sh', ['-c', SCRIPT, 'homeward-run', folder], {
    cwd: '/',
    detached: true, // Ctrl-C ends only this process
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  keeper.unref();
  keeper.stdin.unref();
  return () => keeper.kill('SIGKILL');
};

/**
 * All temporary files of a run are in this folder: in memory if there is room, because every commit, new database and
 * checkpoint would wait for a disk. What survives a kill is the same. However the run ends, nothing of it stays.
 * @returns how to remove it all
 */
export const makeRunFolder = () => {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'homeward-run-'));
  chmodSync(folder, 0o711); // Postgres may run as another user
  const cut = tie(folder);
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    cut();
  };
};
