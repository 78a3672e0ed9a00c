import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startWaitFrom } from '#platform/plain';
import { CouldNotStart } from './could-not-start.js';
import { openLog } from './log-file.js';

export type App = 'eventstore' | 'projector' | 'api';

/** What a process tells, in one line of JSON, once it serves. */
export interface Ready {
  readonly ready: true;
  readonly url?: string;
}

/** For every start; told what the first one said, e.g. on which port. */
export type Environment = (first: Ready | undefined) => Readonly<Record<string, string | undefined>>;

/** Milliseconds; for a start besides what it may wait for the event store. */
const START_PATIENCE = 60_000;
const STOP_PATIENCE = 4_000;
const LONGEST_PAUSE = 3_000;
const STEADY = 10_000;

/**
 * Megabytes of heap, unless NODE_OPTIONS says otherwise: one reads and one is asked without an end, and whatever room they
 * have they leave full of what is done with.
 */
const HEAP: Partial<Readonly<Record<App, number>>> = { projector: 320, api: 320 };

/** How much of what a process says is kept to tell why it ended. */
const CHUNKS = 50;

/** One process of ours, started again whenever it dies, until it is stopped. */
export class Service {
  #child: ChildProcess | undefined;
  #first: Ready | undefined;
  #stopping = false;
  #failures = 0;

  /** @param changed told whenever the process id is another one */
  constructor(
    readonly app: App,
    private readonly environment: Environment,
    private readonly logFile: string,
    private readonly changed: () => void,
    private readonly main = fileURLToPath(new URL(`../../../${app}/src/main.js`, import.meta.url)),
  ) {}

  /** @throws CouldNotStart, and does not try again: only what has served once is kept alive. */
  start(): Promise<Ready> {
    return this.#launch();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends the process, which then comes back as after any end. */
  restart(): void {
    this.#child?.kill('SIGTERM');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await ended(this.#child);
  }

  async #launch(): Promise<Ready> {
    const heap = /--max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '') ? undefined : HEAP[this.app];
    const flags = ['--enable-source-maps', ...(heap ? [`--max-old-space-size=${heap}`] : [])];
    const env = { ...process.env, ...this.environment(this.#first), NO_COLOR: '1' };
    const child = spawn(process.execPath, [...flags, this.main], {
      env,
      // a group of its own: Ctrl-C is for us alone, who stop them in order; the channel tells them when we are gone
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.changed();
    const said: string[] = [];
    const log = openLog(this.logFile);
    child.stderr!.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.length > CHUNKS) said.shift();
      log.write(chunk);
    });
    return new Promise((resolve, reject) => {
      let served: number | undefined;
      const late = setTimeout(() => child.kill('SIGKILL'), START_PATIENCE + startWaitFrom(env) * 1_000);
      createInterface(child.stdout!).on('line', (line) => {
        const ready = parsed(line);
        if (!ready) return void log.write(`${line}\n`);
        clearTimeout(late);
        served = Date.now();
        this.#first ??= ready;
        resolve(ready);
      });
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(late);
        log.end();
        if (served === undefined) return reject(CouldNotStart.from(this.app, code, said.join(''), this.logFile));
        this.#failures = Date.now() - served > STEADY ? 0 : this.#failures + 1;
        void this.#restart();
      });
    });
  }

  async #restart(): Promise<void> {
    for (; !this.#stopping; this.#failures++) {
      await sleep(Math.random() * Math.min(LONGEST_PAUSE, 50 * 2 ** this.#failures));
      if (this.#stopping) return;
      try {
        await this.#launch();
        return;
      } catch {
        // it has said why in its log; another attempt follows
      }
    }
  }
}

const parsed = (line: string): Ready | undefined => {
  try {
    const value = JSON.parse(line) as Partial<Ready>;
    return value.ready === true ? (value as Ready) : undefined;
  } catch {
    return undefined;
  }
};

const ended = async (child: ChildProcess | undefined): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE);
  await gone;
  clearTimeout(late);
};
