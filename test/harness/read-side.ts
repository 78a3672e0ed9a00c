import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { serve, type RunningNode } from '../../libs/embedded/eventstore/testing/node.js';
import { removeFolder, startPostgres, type EmbeddedPostgres } from '#embedded/postgres';
import { FaultProxy } from './fault-proxy.js';
import { Homeward, borrow } from './homeward.js';

type Environment = Readonly<Record<string, string>>;

/**
 * A process of ours that has loaded its modules, and begins on a signal: a kill would be worth little if half a minute
 * of loading followed.
 */
class Standby {
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;

  constructor(env: Environment) {
    const program = resolve('dist/bundled/projector.js');
    const parts = [...readFileSync(program, 'utf8').matchAll(/^import .*?"(\.\/part-[^"]+)";$/gm)].map(
      ([, part]) => part!,
    );
    const script = `
      import { once } from 'node:events';
      for (const part of ${JSON.stringify(['./metadata.js', ...parts].map((part) => resolve(program, '..', part)))}) await import(part);
      await once(process.stdin.resume(), 'data');
      await import(${JSON.stringify(program)});`;
    // a process that is killed so soon does not benefit from optimised code
    this.#child = spawn(process.execPath, ['--no-opt', '--input-type=module', '-e', script], {
      env: { ...process.env, ...env, NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
    });
    this.ready = new Promise((serves, reject) => {
      createInterface(this.#child.stdout!).once('line', () => serves());
      this.#child.once('exit', (code) => reject(new Error(`The projector ended with ${code}: ${said.join('')}`)));
    });
    this.ready.catch(() => undefined); // a waiting caller is notified
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get runs(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  begin(): Promise<void> {
    this.#child.stdin!.write('begin\n');
    return this.ready;
  }

  async kill(): Promise<void> {
    if (!this.runs) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/**
 * The parts around the views, each by itself: a log, an API that writes to it, and a projector that reads it through a
 * network.
 */
export class ReadSide {
  #projector: Standby;
  #next: Standby | undefined;

  private constructor(
    /** The API, with its own connection to the log. */
    readonly homeward: Homeward,
    /** Between the projector and the log. */
    readonly network: FaultProxy,
    readonly eventStoreUrl: string,
    private postgres: EmbeddedPostgres,
    private readonly api: ChildProcess,
    private readonly served: RunningNode,
    private readonly env: Environment,
  ) {
    this.#projector = new Standby(env);
  }

  static async start(random: () => number, client = ''): Promise<ReadSide> {
    const data = mkdtempSync(join(tmpdir(), 'homeward-read-side-'));
    chmodSync(data, 0o711);
    execFileSync('cp', ['-a', ...(await borrow<{ files: string[] }>('cluster')).files, data]);
    const postgres = await startPostgres({ folder: data });
    const served = await serve();
    const network = await FaultProxy.inFrontOf(served.node.url, random);
    const shared = { HOMEWARD_DATA: data, KEYS_DATABASE_URL: postgres.urlFor('homeward_keys') };
    const api = spawn(process.execPath, [resolve('dist/apps/api/src/main.js')], {
      env: {
        ...process.env,
        ...shared,
        HOMEWARD_PORT: '0',
        EVENTSTORE_URL: served.node.url,
        DATABASE_URL: postgres.urlFor('homeward_api'),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const env = {
      ...shared,
      EVENTSTORE_URL: network.url + client,
      DATABASE_URL: postgres.urlFor('homeward_projector'),
      OWNER_DATABASE_URL: postgres.urlFor('homeward'),
    };
    const told = once(createInterface(api.stdout), 'line') as Promise<[string]>;
    const homeward = Homeward.at(data);
    const side = new ReadSide(homeward, network, served.node.url, postgres, api, served, env);
    await side.#projector.begin();
    homeward.url = (JSON.parse((await told)[0]) as { url: string }).url;
    return side;
  }

  get projectorRuns(): boolean {
    return this.#projector.runs;
  }

  /** kill -9 of the projector; another one starts at once. */
  async killProjector(): Promise<void> {
    const next = this.#next ?? new Standby(this.env);
    await this.#projector.kill();
    this.#projector = next;
    this.#next = new Standby(this.env);
    await next.begin();
  }

  /** Freezes every process of Postgres, and lets them continue when `work` is done. */
  async whileFrozen(work: () => Promise<void>): Promise<void> {
    const each = (signal: NodeJS.Signals) => {
      for (const pid of [this.postgres.pid, ...childrenOf(this.postgres.pid)]) signalUnlessGone(pid, signal);
    };
    try {
      each('SIGSTOP');
      await work();
    } finally {
      each('SIGCONT');
    }
  }

  /** Kills Postgres, and starts it again on its port when `work` is done. */
  async whileStopped(work: () => Promise<void>): Promise<void> {
    const { pid, folder, port } = this.postgres;
    process.kill(pid, 'SIGQUIT');
    await this.postgres.exited;
    await work();
    this.postgres = await startPostgres({ folder, port });
  }

  async stop(): Promise<void> {
    for (const one of [this.#projector, this.#next]) await one?.kill();
    this.api.kill('SIGKILL');
    await this.network.close();
    await this.served.close();
    await this.postgres.stop();
    removeFolder(this.homeward.data);
  }
}

/** From /proc. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

/** A session may end between the list of processes and the signal. */
const signalUnlessGone = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
