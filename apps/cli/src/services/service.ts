import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { backoff, endsWithin } from '#kernel/waiting';
import { startWaitFrom } from '#platform/plain';
import { createLogger as openProcessLog, writeLine, type LogFields, type LineName } from '#platform/logging';
import { CouldNotStart } from './could-not-start.js';
import { openLogFile } from './log-file.js';

export type App = 'eventstore' | 'projector' | 'api';

/** The line of JSON that a process prints once it serves. */
export interface Ready {
  readonly ready: true;
  readonly url?: string;
}

/** The environment of each start, from the first start's ready line, e.g. its port. */
export type EnvironmentAfterStart = (first: Ready | undefined) => Readonly<Record<string, string | undefined>>;

export type ServiceLog = (line: LineName, fields: LogFields) => void;

/** How long a start may take, besides the time it may wait for the event store. */
const START_TIMEOUT_MS = 60_000;
/** How long the stop of one process takes at most: until it is ended by force, and for its last lines after that. */
export const STOP_TIMEOUTS = { processMs: 4_000, lastLinesMs: 1_000 } as const;
const PAUSE_MAX_MS = 3_000;
/** A process that ends after running for at least this long did not fail at its start. */
const STEADY_MS = 10_000;

/**
 * How V8 keeps the heap, unless NODE_OPTIONS sets its size: both processes run without end, and fill whatever heap they have
 * with garbage. The API collects it seldom, since a major collection holds up all requests of its time. Sizes are in
 * megabytes.
 */
export const HEAP: Partial<Readonly<Record<App, readonly string[]>>> = {
  projector: ['--max-old-space-size=320'],
  api: ['--max-old-space-size=320', '--heap-growing-percent=100', '--max-semi-space-size=32'],
};

/** Chunks of standard error that are kept to explain why a process ended. */
const ERROR_MAX_CHUNKS = 50;

/** One process of the service, restarted whenever it dies until it is stopped. */
export class Service {
  #child: ChildProcess | undefined;
  #first: Ready | undefined;
  #stopping = false;
  /** Whether all that the process has written lies in its log. */
  #logged: Promise<unknown> = Promise.resolve();
  #failures = 0;

  /**
   * @param changed called whenever the process id changes
   * @param log receives what happens to the process
   */
  constructor(
    readonly app: App,
    private readonly environment: EnvironmentAfterStart,
    private readonly logFile: string,
    private readonly changed: () => void,
    private readonly log: ServiceLog = () => undefined,
    private readonly main = fileURLToPath(new URL(`../../../${app}/src/main.js`, import.meta.url)),
  ) {}

  /** @throws CouldNotStart without a retry: only a process that has served is restarted. */
  start(): Promise<Ready> {
    return this.#launch();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends the process, which is then restarted as usual. */
  restart(): void {
    this.#child?.kill('SIGTERM');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await stopChild(this.#child);
    // a process ends before its last lines are read; another one may hold its output open, so not for ever
    await endsWithin(this.#logged, STOP_TIMEOUTS.lastLinesMs);
  }

  async #launch(): Promise<Ready> {
    const isSet = /--max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '');
    const flags = ['--enable-source-maps', ...(isSet ? [] : (HEAP[this.app] ?? []))];
    const env = { ...process.env, ...this.environment(this.#first), NO_COLOR: '1' };
    const child = spawn(process.execPath, [...flags, this.main], {
      env,
      // a process group of its own: Ctrl-C reaches only the supervisor, which stops the processes in order; they end when the channel closes
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const since = performance.now();
    this.log('SERVICE_STARTED', { service: this.app, servicePid: child.pid });
    this.changed();
    const output: string[] = [];
    const log = openLogFile(this.logFile);
    this.#logged = new Promise<void>((resolve) => log.once('close', () => resolve()));
    child.stderr!.on('data', (chunk: Buffer) => {
      output.push(chunk.toString());
      if (output.length > ERROR_MAX_CHUNKS) output.shift();
      log.write(chunk);
    });
    return new Promise((resolve, reject) => {
      let served: number | undefined;
      let step: string | undefined;
      let tooLate: CouldNotStart | undefined;
      child.on('message', (message: { readonly step?: string }) => (step = message.step ?? step));
      const timeoutMs = START_TIMEOUT_MS + startWaitFrom(env) * 1_000;
      const late = setTimeout(() => {
        tooLate = CouldNotStart.late(this.app, timeoutMs, { step, output: output.join(''), logFile: this.logFile });
        writeLine(openProcessLog(this.app, 'info', log), 'PROCESS_FAILED', {}, tooLate.message);
        child.kill('SIGKILL');
      }, timeoutMs);
      createInterface(child.stdout!).on('line', (line) => {
        const ready = parseReady(line);
        if (!ready) return void log.write(`${line}\n`);
        clearTimeout(late);
        served = Date.now();
        this.log('SERVICE_READY', { service: this.app, ms: Math.round(performance.now() - since) });
        this.#first ??= ready;
        resolve(ready);
      });
      child.once('error', (error) => {
        log.end();
        reject(error);
      });
      child.once('close', (code, signal) => {
        clearTimeout(late);
        log.end();
        const how = signal ?? `exit code ${code}`;
        this.log(this.#stopping ? 'SERVICE_STOPPED' : 'SERVICE_ENDED', { service: this.app, how });
        if (served === undefined)
          return reject(tooLate ?? CouldNotStart.from(this.app, code, output.join(''), this.logFile));
        this.#failures = Date.now() - served > STEADY_MS ? 0 : this.#failures + 1;
        void this.#restart();
      });
    });
  }

  async #restart(): Promise<void> {
    for (; !this.#stopping; this.#failures++) {
      await sleep(backoff(this.#failures - 1, PAUSE_MAX_MS));
      if (this.#stopping) return;
      try {
        await this.#launch();
        return;
      } catch {
        // the reason is in its log; another attempt follows
      }
    }
  }
}

const parseReady = (line: string): Ready | undefined => {
  try {
    const value = JSON.parse(line) as Partial<Ready>;
    return value.ready === true ? (value as Ready) : undefined;
  } catch {
    return undefined;
  }
};

const stopChild = async (child: ChildProcess | undefined): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUTS.processMs);
  await gone;
  clearTimeout(late);
};
