import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { removeFolder } from '#embedded/postgres';
import { until } from '#kernel/waiting/testing';
import { commandNameOf } from '#nest/plain';
import { TokenSigner, configurationFrom, existingTokenKey, ownIssuerAt, type Bearer } from '#platform/plain';
import { eventStoreUrlOf } from '../../apps/cli/src/client/connection.js';
import { caughtUp, viewsHaveRead } from './caught-up.js';
import { postmasterIn } from './database-url.js';

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string } & Record<string, unknown>;
  }[];
}

/** The receipt of a recorded mutation. */
export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

/** The receipt of a mutation that must have been accepted. */
export const receiptOf = ({ data, errors }: Answer): Receipt => {
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data!)[0] as Receipt;
};

/** The code of the refusal, or undefined. */
export const refusalOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;

export type ProcessName = 'eventstore' | 'projector' | 'api' | 'postgres' | 'supervisor';

/** Milliseconds. A start takes many times as long on a busy machine as on a quiet one. */
const READY_TIMEOUT_MS = 150_000;
const TOKEN_LIFE_MS = 60_000;

export const caseWorker: Bearer = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' };
export const supervisor: Bearer = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' };
export const legalOfficer: Bearer = { id: 'veasna', role: 'LEGAL_OFFICER', office: 'SiemReapCac' };
export const interviewer: Bearer = { id: 'kunthea', role: 'FORENSIC_INTERVIEWER', office: 'SiemReapCac' };
export const auditor: Bearer = { id: 'vuthy', role: 'AUDITOR' };

/** The real command, as its user runs it, in a folder of its own in which it was started once before. */
export class Homeward {
  #process: ChildProcess | undefined;
  readonly #tokens = new Map<string, { readonly token: string; readonly until: number }>();
  url = '';

  private constructor(
    readonly data: string,
    private readonly dist: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /**
   * @param dist another build than the present one, e.g. one with a deliberate bug
   * @param begun false where settings decide how its log begins, which takes seconds longer
   */
  static async start(env: Readonly<Record<string, string>> = {}, dist = resolve('dist'), begun = true) {
    const data = mkdtempSync(join(tmpdir(), 'homeward-e2e-'));
    chmodSync(data, 0o711);
    if (begun) execFileSync('cp', ['-a', ...(await borrow<{ files: string[] }>('begun')).files, data]);
    const homeward = new Homeward(data, dist, env);
    await homeward.begin();
    return homeward;
  }

  /**
   * The one of this run: for specs that leave it unchanged, and count only what lies in years of their own. It is never
   * stopped.
   */
  static async shared(): Promise<Homeward> {
    const { url, data } = await borrow<{ url: string; data: string }>('homeward');
    return Homeward.at(data, url);
  }

  /**
   * The one of this jest worker: no other spec uses it at the same time, so a spec may freeze a process of it, or
   * count. It contains the entries of earlier specs, and must be running after the spec. It is never stopped. As in
   * production, its schema is secret.
   */
  static async alone(): Promise<Homeward> {
    const { url, data } = await borrow<{ url: string; data: string }>(`alone-${process.env.JEST_WORKER_ID ?? 1}`);
    return Homeward.at(data, url);
  }

  /** One that another process has started and stops. */
  static at(data: string, url = ''): Homeward {
    const homeward = new Homeward(data, resolve('dist'), {});
    homeward.url = url;
    return homeward;
  }

  /** @param env in addition to that of the first start */
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
      const late = setTimeout(() => reject(new Error(`Not ready in time. ${said.join('')}`)), READY_TIMEOUT_MS);
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

  /** Stops it as its user does, and removes everything. @returns its exit code */
  async stop(): Promise<number | null> {
    const code = await this.end('SIGTERM');
    removeFolder(this.data);
    return code;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process!;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = new Promise<number | null>((resolveGone) => child.once('exit', (code) => resolveGone(code)));
    child.kill(signal);
    return gone;
  }

  get isRunning(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  pidOf(part: ProcessName): number | undefined {
    if (part === 'supervisor') return this.#process!.pid;
    if (part === 'postgres') return postmasterIn(this.data);
    const file = join(this.data, 'homeward.json');
    if (!existsSync(file)) return undefined;
    return (JSON.parse(readFileSync(file, 'utf8')) as { children: Record<string, number> }).children[part];
  }

  /** The event store as its operator reaches it, with user and password. */
  get eventStoreUrl(): string {
    return eventStoreUrlOf(configurationFrom({ ...process.env, ...this.env, HOMEWARD_DATA: this.data }))!;
  }

  /** kill -9, if it is running. @returns whether it was */
  kill(part: ProcessName): boolean {
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
    await turn(); // a connection that was closed while a spec blocked the event loop is noticed before its next use
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** Asks once the views have read this position, also where that takes them long. `$atLeast` is the position. */
  async askAt(position: string, query: string, variables: object = {}, by: Bearer = caseWorker): Promise<Answer> {
    await viewsHaveRead(this, position);
    return this.ask(query, { ...variables, atLeast: position }, by);
  }

  /** One mutation by its name; `url` is another API of the same log. */
  async command(
    mutation: string,
    input: object,
    by: Bearer | string = caseWorker,
    url = this.url,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const type = commandNameOf(mutation);
    const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { id survivorId revision position eventIds } }`;
    return this.ask(document, { input }, by, url, headers);
  }

  /** A signature for every request would cost the clients as much as the answer. */
  async #tokenFor(by: Bearer): Promise<string> {
    const who = JSON.stringify([by, this.url]);
    const kept = this.#tokens.get(who);
    if (kept && kept.until > Date.now()) return kept.token;
    const token = await this.token(by);
    this.#tokens.set(who, { token, until: Date.now() + TOKEN_LIFE_MS });
    return token;
  }

  async token(by: Bearer, seconds?: number): Promise<string> {
    return (await TokenSigner.from(await existingTokenKey(this.data), ownIssuerAt(this.url))).sign(by, seconds);
  }

  /** Waits for a condition by polling; fails if it does not become true, with the error of the last look. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>, timeoutMs = 90_000): Promise<T> {
    return until(what, look, timeoutMs);
  }

  async caughtUp(timeoutMs = 150_000): Promise<void> {
    return caughtUp(this, timeoutMs);
  }
}

export const borrow = async <What>(what: string): Promise<What> => {
  const response = await fetch(`${process.env.TEST_LENDER_URL}/${what}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as What;
};
