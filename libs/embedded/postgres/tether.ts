import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

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
