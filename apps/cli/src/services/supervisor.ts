import { join } from 'node:path';
import type { EmbeddedPostgres } from '#embedded/postgres';
import { createLogger, writeLine, type Log } from '#platform/logging';
import { DataFolder, type ServiceUrls } from './data-folder.js';
import { keepPostgresRunning } from './kept-postgres.js';
import { openLogFile } from './log-file.js';
import { StopOrder } from './stop-order.js';
import { Service, type App, type EnvironmentAfterStart, type Ready, type ServiceLog } from './service.js';

/** Both use the stores, and neither needs the other to stop. */
const USERS_OF_STORES: ReadonlySet<App> = new Set(['projector', 'api']);

interface SupervisorContext {
  readonly data: string;
  /** Whether the database is dropped when it stops. */
  readonly scratch: boolean;
  readonly postgresPort: number;
  readonly interrupted: AbortSignal;
}

/** The parts running on one data folder, stopped in reverse order of their start. */
export class Supervisor {
  readonly #started = new StopOrder();
  readonly #services = new Map<App, Service>();
  #serving: ServiceUrls = {};
  #ownLog: Log | undefined;
  #stopping: Promise<void> | undefined;

  private constructor(
    private readonly folder: DataFolder,
    private readonly surroundings: SupervisorContext,
  ) {}

  /** Runs `begin`; if it fails or is interrupted, everything that it started is stopped. */
  static async start<Running>(
    surroundings: SupervisorContext,
    begin: (supervisor: Supervisor) => Promise<Running>,
  ): Promise<Running & { stop(): Promise<void> }> {
    const supervisor = new Supervisor(await DataFolder.take(surroundings.data), surroundings);
    const stop = () => supervisor.#stop();
    const { interrupted } = surroundings;
    try {
      const running = await begin(supervisor);
      interrupted.throwIfAborted();
      return { ...running, stop };
    } catch (error) {
      await stop();
      throw interrupted.aborted ? interrupted.reason : error;
    }
  }

  async postgres(): Promise<Pick<EmbeddedPostgres, 'urlFor'>> {
    const { data, scratch, postgresPort, interrupted } = this.surroundings;
    interrupted.throwIfAborted();
    const postgres = await keepPostgresRunning(
      { folder: data, scratch, ...(postgresPort > 0 && { port: postgresPort }) },
      (error) => this.#report('start Postgres again', error),
    );
    this.#started.add(postgres);
    return postgres;
  }

  async run(app: App, environment: EnvironmentAfterStart): Promise<Ready> {
    const { data, interrupted } = this.surroundings;
    interrupted.throwIfAborted();
    const logFile = join(data, 'logs', `${app}.log`);
    const service = new Service(app, environment, logFile, () => this.#note(), this.#log());
    this.#services.set(app, service);
    this.#started.add(service, USERS_OF_STORES.has(app) ? 'beside' : 'after');
    const stop = () => void service.stop();
    interrupted.addEventListener('abort', stop);
    try {
      return await service.start();
    } finally {
      interrupted.removeEventListener('abort', stop);
    }
  }

  /** Repeats a task until the stop; a failed run is logged and retried at the next interval. */
  repeat(name: string, everyMs: number, task: () => Promise<void>): void {
    const timer = setInterval(() => void task().catch((error) => this.#report(name, error)), everyMs).unref();
    this.#started.add({ stop: async () => clearInterval(timer) });
  }

  #report(task: string, error: NodeJS.ErrnoException): void {
    this.#log()('SUPERVISED_TASK_FAILED', { task, reason: error.code ?? error.message });
  }

  restart(app: App): void {
    this.#services.get(app)?.restart();
  }

  serves(serving: ServiceUrls): void {
    this.#serving = serving;
    this.#note();
  }

  /** Its own log says when each process started, ended and was started again. */
  #log(): ServiceLog {
    this.#ownLog ??= createLogger(
      'supervisor',
      'info',
      openLogFile(join(this.surroundings.data, 'logs', 'supervisor.log')),
    );
    const log = this.#ownLog;
    return (line, fields) => writeLine(log, line, fields);
  }

  #note(): void {
    if (this.#stopping) return;
    const pids = [...this.#services].flatMap(([app, { pid }]) => (pid === undefined ? [] : [[app, pid] as const]));
    this.folder.note(Object.fromEntries(pids), this.#serving);
  }

  #stop(): Promise<void> {
    return (this.#stopping ??= this.#stopAll());
  }

  async #stopAll(): Promise<void> {
    try {
      await this.#started.stop();
    } finally {
      this.folder.release();
    }
  }
}
