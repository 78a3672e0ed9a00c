import { closeSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError, makeFolder } from '#platform';

interface Holder {
  /** The supervisor. */
  readonly pid: number;
  /** The processes that it has started, by name. */
  readonly children: Readonly<Record<string, number>>;
  readonly url?: string;
}

/** Milliseconds that a process of a killed supervisor has to end by itself. */
const GRACE = 6_000;

/** One supervisor for a data folder. What a killed one left behind is ended before anything new is started. */
export class DataFolder {
  readonly #file: string;

  private constructor(readonly path: string) {
    this.#file = join(path, 'homeward.json');
  }

  /** @throws ConfigurationError when the folder cannot be written, or is in use. */
  static async take(path: string): Promise<DataFolder> {
    const folder = new DataFolder(path);
    folder.#make();
    const holder = folder.#holder();
    if (holder && isOurs(holder.pid)) {
      throw new ConfigurationError(
        `Homeward runs already on ${path}${holder.url ? `, at ${holder.url}` : ''} (process ${holder.pid}).`,
      );
    }
    if (holder) await Promise.all(Object.values(holder.children).map(end));
    folder.#claim(holder !== undefined);
    return folder;
  }

  /** Kept up to date, so that whoever comes after a kill -9 knows what is left. */
  note(children: Holder['children'], url?: string): void {
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ pid: process.pid, children, ...(url && { url }) }), { mode: 0o600 });
    renameSync(draft, this.#file);
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }

  #make(): void {
    try {
      makeFolder(this.path, 0o711);
      writeFileSync(join(this.path, '.writable'), '');
      rmSync(join(this.path, '.writable'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ConfigurationError(
        `The data folder ${this.path} cannot be written (${code}): set HOMEWARD_DATA to one that can.`,
      );
    }
  }

  /** Two that come at once: the one that creates the file holds the folder. */
  #claim(stale: boolean): void {
    if (stale) rmSync(this.#file, { force: true });
    try {
      closeSync(openSync(this.#file, 'wx', 0o600));
    } catch {
      throw new ConfigurationError(`Homeward is just being started on ${this.path}.`);
    }
    this.note({});
  }

  #holder(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Holder;
    } catch (error) {
      // no such file: nobody; half a file: somebody who was killed in the middle of taking the folder
      return error instanceof SyntaxError ? { pid: -1, children: {} } : undefined;
    }
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return pid > 0 && !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isZombie = (pid: number): boolean => {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Process ids are used again: only a living Node process can be one of ours. Without /proc, being alive must do. */
const isOurs = (pid: number): boolean => {
  if (pid <= 0 || pid === process.pid || !isAlive(pid)) return false;
  try {
    return (
      readlinkSync(`/proc/${pid}/exe`).includes('node') &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.js')
    );
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
};

const end = async (pid: number): Promise<void> => {
  for (const deadline = Date.now() + GRACE; isOurs(pid); await sleep(50)) {
    if (Date.now() < deadline) continue;
    process.kill(pid, 'SIGKILL');
  }
};
