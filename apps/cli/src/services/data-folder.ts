import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError, makeFolder } from '#platform/plain';
import { beginOf, isLiving } from './living.js';

interface Holder {
  /** Unique to this claim. */
  readonly id: string;
  /** The supervisor. */
  readonly pid: number;
  /** The processes that it started, by name. */
  readonly children: Readonly<Record<string, number>>;
  /** The start time of each process, by process id. */
  readonly began: Readonly<Record<number, string | undefined>>;
  readonly url?: string;
  readonly eventStoreUrl?: string;
}

/** The addresses of the services running on a folder. */
export type ServiceUrls = Pick<Holder, 'url' | 'eventStoreUrl'>;

/** Milliseconds for a process of a killed supervisor to end by itself. */
const GRACE_MS = 6_000;
/** Number of lost races before the claim fails. */
const MAX_LOST_RACES = 100;

/** Allows one supervisor per data folder. Processes left by a killed one are ended before new ones start. */
export class DataFolder {
  readonly #file: string;
  readonly #id = randomUUID();

  private constructor(readonly path: string) {
    this.#file = join(path, 'homeward.json');
  }

  /** @throws ConfigurationError when the folder cannot be written, or is in use. */
  static async take(path: string): Promise<DataFolder> {
    const folder = new DataFolder(path);
    try {
      makeFolder(path);
      await folder.#claim();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new ConfigurationError(
        `The data folder ${path} cannot be written (${code}): set HOMEWARD_DATA to a writable folder.`,
      );
    }
    return folder;
  }

  /** Keeps the file current, so that the start after a kill -9 knows which processes are left. */
  note(children: Holder['children'], serving: ServiceUrls = {}): void {
    renameSync(this.#draft(children, serving), this.#file);
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }

  /**
   * The supervisor that links its complete file into place holds the folder. If the holder is dead, the place is that of its
   * heir: only one can take it, ends the processes of the dead holder, and then replaces the dead holder's file.
   */
  async #claim(): Promise<void> {
    const draft = this.#draft({});
    try {
      for (let attempt = 1; ; attempt++) {
        const dead = this.#line();
        const last = dead.at(-1);
        if (attempt > MAX_LOST_RACES || (last && isLiving(last.pid, last.began[last.pid])))
          throw inUse(this.path, last);
        const place = last ? this.#heirOf(last) : this.#file;
        if (!linkDraft(draft, place)) continue; // another supervisor was faster
        if (!last) return;
        if (this.#line().at(-1)?.id !== this.#id) {
          rmSync(place, { force: true }); // another heir took over meanwhile and may have removed this file: claim again
          continue;
        }
        await Promise.all(dead.flatMap((one) => Object.values(one.children).map((pid) => end(pid, one.began[pid]))));
        renameSync(place, this.#file);
        for (const one of dead) rmSync(this.#heirOf(one), { force: true });
        return;
      }
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** The holder, then the heir of each dead one, as an heir may have died before it took over. */
  #line(): Holder[] {
    const line: Holder[] = [];
    for (let one = holderIn(this.#file); one; one = holderIn(this.#heirOf(one))) line.push(one);
    return line;
  }

  #heirOf({ id }: Holder): string {
    return `${this.#file}.after-${id}`;
  }

  #draft(children: Holder['children'], serving: ServiceUrls = {}): string {
    const began = Object.fromEntries([process.pid, ...Object.values(children)].map((pid) => [pid, beginOf(pid)]));
    const holder: Holder = { id: this.#id, pid: process.pid, children, began, ...serving };
    const draft = `${this.#file}.${this.#id}`;
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600, flush: true });
    return draft;
  }
}

const inUse = (path: string, holder: Holder | undefined) => {
  const where = holder?.url ? `, at ${holder.url}` : '';
  const who = holder ? ` (process ${holder.pid})` : '';
  return new ConfigurationError(`Homeward is already running on ${path}${where}${who}.`);
};

const linkDraft = (draft: string, place: string): boolean => {
  try {
    linkSync(draft, place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Whether a service is running on a data folder. */
export const isServed = (path: string): boolean => {
  const holder = holderIn(join(path, 'homeward.json'));
  return holder !== undefined && isLiving(holder.pid, holder.began[holder.pid]);
};

/** Undefined without such a file. */
const holderIn = (file: string): Holder | undefined => {
  try {
    return { children: {}, began: {}, ...(JSON.parse(readFileSync(file, 'utf8')) as Pick<Holder, 'id' | 'pid'>) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw error;
    return { id: 'unreadable', pid: -1, children: {}, began: {} }; // a power cut may leave half a file
  }
};

const end = async (pid: number, began: string | undefined): Promise<void> => {
  for (const deadline = Date.now() + GRACE_MS; isLiving(pid, began); await sleep(50)) {
    if (Date.now() > deadline) killProcess(pid);
  }
};

const killProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return;
    throw new ConfigurationError(
      `Process ${pid} of an earlier start does not end and cannot be killed (${code}): kill it.`,
    );
  }
};
