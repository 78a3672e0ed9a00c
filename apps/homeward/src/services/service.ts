import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type App = 'eventstore' | 'projector' | 'api';

/** What a process tells, in one line of JSON, once it serves. */
export interface Ready {
  readonly ready: true;
  readonly url?: string;
}

/** A process could not start, and said why in a sentence. */
export class CouldNotStart extends Error {
  override readonly name = 'CouldNotStart';

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds. */
const START_PATIENCE = 60_000;
const STOP_PATIENCE = 4_000;
const LONGEST_PAUSE = 3_000;
const STEADY = 10_000;

/** One process of ours, started again whenever it dies, until it is stopped. */
export class Service {
  #child: ChildProcess | undefined;
  #stopping = false;
  #failures = 0;

  private constructor(
    readonly app: App,
    private readonly environment: (ready: Ready | undefined) => Environment,
    private readonly logFile: string,
    private readonly changed: () => void,
  ) {}

  /**
   * @param environment for every start; it is told what the first start said, e.g. on which port
   * @param changed told whenever the process id is another one
   * @throws CouldNotStart when the first start fails
   */
  static async start(
    app: App,
    environment: (ready: Ready | undefined) => Environment,
    logFile: string,
    changed: () => void,
  ): Promise<{ service: Service; ready: Ready }> {
    const service = new Service(app, environment, logFile, changed);
    const ready = await service.#launch(undefined);
    service.#keepAlive(ready);
    return { service, ready };
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await ended(this.#child);
  }

  async #launch(before: Ready | undefined): Promise<Ready> {
    const main = fileURLToPath(new URL(`../../../${this.app}/src/main.js`, import.meta.url));
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: { ...process.env, ...this.environment(before), NO_COLOR: '1' },
      // a group of its own: Ctrl-C is for us alone, who stop them in order; the channel tells them when we are gone
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.changed();
    const said: string[] = [];
    mkdirSync(dirname(this.logFile), { recursive: true, mode: 0o700 });
    const log = createWriteStream(this.logFile, { flags: 'a', mode: 0o600 }).on('error', () => undefined);
    child.stderr!.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.length > 50) said.shift();
      log.write(chunk);
    });
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), START_PATIENCE);
      createInterface(child.stdout!).on('line', (line) => {
        const ready = parsed(line);
        if (ready) clearTimeout(late);
        if (ready) resolve(ready);
        else log.write(`${line}\n`);
      });
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(late);
        log.end();
        const why = said.join('').trim().split('\n').at(-1) ?? '';
        reject(
          new CouldNotStart(
            why || `The process ${this.app} ended before it was ready: see ${this.logFile}.`,
            code ?? 1,
          ),
        );
      });
    });
  }

  #keepAlive(first: Ready): void {
    const began = Date.now();
    this.#child!.once('exit', () => {
      if (this.#stopping) return;
      this.#failures = Date.now() - began > STEADY ? 0 : this.#failures + 1;
      void this.#restart(first);
    });
  }

  async #restart(first: Ready): Promise<void> {
    for (; !this.#stopping; this.#failures++) {
      await sleep(Math.random() * Math.min(LONGEST_PAUSE, 50 * 2 ** this.#failures));
      if (this.#stopping) return;
      try {
        await this.#launch(first);
        return this.#keepAlive(first);
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
