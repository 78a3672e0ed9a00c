import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { TokenSigner, configurationFrom, existingTokenKey, ownIssuerAt, type Bearer } from '#platform/plain';
import { eventStoreUrlOf } from '../../apps/cli/src/client/connection.js';

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string } & Record<string, unknown>;
  }[];
}

/** What a mutation is answered with once it is recorded. */
export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

/** Of a mutation that must have been accepted. */
export const receiptOf = ({ data, errors }: Answer): Receipt => {
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data!)[0] as Receipt;
};

/** The code with which it was refused, or nothing. */
export const refusalOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;

export type Part = 'eventstore' | 'projector' | 'api' | 'postgres' | 'supervisor';

/** How one view or policy stands, as the API tells. */
interface Standing {
  readonly position: string | null;
  readonly head: string | null;
  readonly state: string;
}

const SERVES = new Set(['live', 'behind']);

/** Of a position, for comparing it with others. */
const orderOf = (position: string | null): bigint => BigInt(position?.split('.')[1] ?? -1);

/** Milliseconds. On a busy machine a start takes many times as long as on a quiet one. */
const READY = 150_000;
const FRESH = 60_000;
const LONGEST_PAUSE = 250;

export const caseWorker: Bearer = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' };
export const supervisor: Bearer = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' };
export const legalOfficer: Bearer = { id: 'veasna', role: 'LEGAL_OFFICER', office: 'SiemReapCac' };
export const interviewer: Bearer = { id: 'kunthea', role: 'FORENSIC_INTERVIEWER', office: 'SiemReapCac' };
export const auditor: Bearer = { id: 'vuthy', role: 'AUDITOR' };

/** The real command, as its user runs it, in a folder of its own where it was started once before. */
export class Homeward {
  #process: ChildProcess | undefined;
  readonly #tokens = new Map<string, { readonly token: string; readonly until: number }>();
  url = '';

  private constructor(
    readonly data: string,
    private readonly dist: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** @param dist another build than the one that was just made, e.g. one with a bug put in on purpose */
  static async start(env: Readonly<Record<string, string>> = {}, dist = resolve('dist')): Promise<Homeward> {
    const data = mkdtempSync(join(tmpdir(), 'homeward-e2e-'));
    chmodSync(data, 0o711);
    const { files } = await lent<{ files: string[] }>('begun');
    execFileSync('cp', ['-a', ...files, data]);
    const homeward = new Homeward(data, dist, env);
    await homeward.begin();
    return homeward;
  }

  /**
   * The one of this run: for specs that leave it as it is, and count at most what lies in years of their own. Nobody
   * stops it.
   */
  static async shared(): Promise<Homeward> {
    const { url, data } = await lent<{ url: string; data: string }>('homeward');
    return Homeward.at(data, url);
  }

  /**
   * The one of this worker of jest: nobody else uses it while a spec does, so that a spec may hold up a process of it, or
   * count. What earlier specs have recorded is in it, and it must go on when the spec ends. Nobody stops it. As in
   * production, it describes no schema.
   */
  static async alone(): Promise<Homeward> {
    const { url, data } = await lent<{ url: string; data: string }>(`alone-${process.env.JEST_WORKER_ID ?? 1}`);
    return Homeward.at(data, url);
  }

  /** One that somebody else has started, and stops. */
  static at(data: string, url = ''): Homeward {
    const homeward = new Homeward(data, resolve('dist'), {});
    homeward.url = url;
    return homeward;
  }

  /** @param env besides that of the first start */
  async begin(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const main = join(this.dist, 'apps/cli/src/main.js');
    const child = spawn(process.execPath, [main, 'start'], {
      env: {
        ...process.env,
        HOMEWARD_PORT: '0',
        HOMEWARD_EVENTSTORE_PORT: '0',
        HOMEWARD_DATA: this.data,
        ...this.env,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    this.url = await new Promise<string>((ready, reject) => {
      const late = setTimeout(() => reject(new Error(`Not ready in time. ${said.join('')}`)), READY);
      createInterface(child.stdout).on('line', (line) => {
        const url = /^Homeward is ready at (\S+)$/.exec(line)?.[1];
        if (!url) return;
        clearTimeout(late);
        ready(url);
      });
      child.once('close', (code) => {
        clearTimeout(late);
        reject(new Error(`It ended with ${code}: ${said.join('')}`));
      });
    });
  }

  /** Stops it as its user does, and takes everything away. @returns its exit code */
  async stop(): Promise<number | null> {
    const code = await this.end('SIGTERM');
    rmSync(this.data, { recursive: true, force: true });
    return code;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process!;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = new Promise<number | null>((resolveGone) => child.once('exit', (code) => resolveGone(code)));
    child.kill(signal);
    return gone;
  }

  pidOf(part: Part): number | undefined {
    if (part === 'supervisor') return this.#process!.pid;
    if (part === 'postgres') return postmasterIn(this.data);
    const file = join(this.data, 'homeward.json');
    if (!existsSync(file)) return undefined;
    return (JSON.parse(readFileSync(file, 'utf8')) as { children: Record<string, number> }).children[part];
  }

  /** The event store as its operator asks it, with user and password. */
  get eventStoreUrl(): string {
    return eventStoreUrlOf(configurationFrom({ ...process.env, ...this.env, HOMEWARD_DATA: this.data }))!;
  }

  /** kill -9, if it is there at this moment. @returns whether it was */
  kill(part: Part): boolean {
    const pid = this.pidOf(part);
    if (pid === undefined) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  async ask(
    query: string,
    variables: object = {},
    by: Bearer | string | undefined = caseWorker,
    url = this.url,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const token = typeof by === 'object' ? await this.#tokenFor(by) : by;
    const signedIn = token !== undefined && { authorization: `Bearer ${token}` };
    await turn(); // a connection that was closed while a spec kept the loop busy is noticed before it is used again
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** One mutation by its name; `url` is another door of the same house. */
  async command(
    mutation: string,
    input: object,
    by: Bearer | string = caseWorker,
    url = this.url,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const type = mutation[0]!.toUpperCase() + mutation.slice(1);
    const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { id survivorId revision position eventIds } }`;
    return this.ask(document, { input }, by, url, headers);
  }

  /** To sign one for every request would cost those who ask as much as the answer. */
  async #tokenFor(by: Bearer): Promise<string> {
    const who = JSON.stringify([by, this.url]);
    const kept = this.#tokens.get(who);
    if (kept && kept.until > Date.now()) return kept.token;
    const token = await this.token(by);
    this.#tokens.set(who, { token, until: Date.now() + FRESH });
    return token;
  }

  async token(by: Bearer, seconds?: number): Promise<string> {
    return (await TokenSigner.from(await existingTokenKey(this.data), ownIssuerAt(this.url))).sign(by, seconds);
  }

  /** Waits for a condition that is looked at again and again; fails when it does not come about. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>, patience = 90_000): Promise<T> {
    const deadline = Date.now() + patience;
    // who looks again and again takes from those who are waited for
    for (let pause = 50; ; pause = Math.min(LONGEST_PAUSE, pause * 1.2)) {
      const seen = await look().catch(() => undefined);
      if (seen) return seen;
      if (Date.now() > deadline) throw new Error(`Not within ${patience} ms: ${what}`);
      await sleep(pause);
    }
  }

  /**
   * Everything serves, and the views have caught up with the log. A log that others write to as well may never stand still:
   * there, with what was in it, and with what the policies have made of that.
   */
  async caughtUp(patience = 150_000): Promise<void> {
    let last: unknown;
    const standing = async (): Promise<readonly Standing[]> => {
      last = await this.ask('{ projections { name position head state reason } }').catch(String);
      return ((last as Answer).data?.projections ?? []) as readonly Standing[];
    };
    const atLeast = async (head: bigint): Promise<boolean> => {
      const all = await standing();
      return all.length > 0 && all.every(({ state, position }) => SERVES.has(state) && orderOf(position) >= head);
    };
    const headOfLog = () =>
      this.until('the head of the log', async () => {
        const [first] = await standing();
        return first?.head ? { order: orderOf(first.head) } : undefined;
      });
    try {
      for (let pass = 0; pass < 2 && process.env.EVENTSTORE_URL; pass++) {
        const { order } = await headOfLog();
        await this.until('every view caught up with that head', () => atLeast(order), patience);
      }
      if (process.env.EVENTSTORE_URL) return;
      const isLive = ({ position, head, state }: Standing) => position === head && state === 'live';
      await this.until(
        'every view caught up',
        async () => {
          const all = await standing();
          return all.length > 0 && all.every(isLive);
        },
        patience,
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${JSON.stringify(last)}`);
    }
  }
}

export const lent = async <What>(what: string): Promise<What> => {
  const response = await fetch(`${process.env.TEST_LENDER_URL}/${what}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as What;
};

const postmasterIn = (data: string): number | undefined => {
  const located = join(data, 'postgres.location');
  const cluster = existsSync(located) ? readFileSync(located, 'utf8').trim() : join(data, 'postgres');
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
};
