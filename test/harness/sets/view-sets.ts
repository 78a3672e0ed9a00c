import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { commandNameOf } from '#nest/plain';
import { databaseUrlOf } from '../database-url.js';
import { Homeward, type Answer } from '../homeward.js';
import { referralOf } from '../command-outcomes.js';
import { setSchema } from './live-set.js';

const administrator = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

/** The building process yields to all others: on a busy machine it is slow. */
const READY_MS = 300_000;

/** Milliseconds for which writers and readers pause after each answer: without a pause this would measure two processors. */
const REST_MS = 250;

/** Columns that differ after a rebuild: the position of each set, and counts of days that passed meanwhile. */
const OF_ITS_OWN = ['checkpoint', 'touched', 'day_count', 'month_count'];

export interface ViewSet {
  readonly version: number;
  readonly state: string;
  readonly reason: string | null;
}

/** The sets of views of a filled Homeward, as an administrator sees them. */
export class ViewSets {
  private constructor(
    readonly homeward: Homeward,
    readonly db: pg.Client,
  ) {}

  static async start(people: string, env: Readonly<Record<string, string>> = {}): Promise<ViewSets> {
    const homeward = await Homeward.start(env);
    const db = new pg.Client(databaseUrlOf(homeward));
    await db.connect();
    const viewSets = new ViewSets(homeward, db);
    const { code, err } = await viewSets.cli('load', 'border-2020', '--people', people);
    if (code !== 0) throw new Error(err);
    return viewSets;
  }

  async stop(): Promise<void> {
    await this.db.end();
    await this.homeward.stop();
  }

  async cli(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { ...process.env, HOMEWARD_DATA: this.homeward.data };
    const main = resolve('dist/apps/cli/src/main.js');
    return promisify(execFile)(process.execPath, [main, ...words], { env }).then(
      ({ stdout }) => ({ code: 0, out: stdout, err: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        out: stdout,
        err: stderr,
      }),
    );
  }

  ask(mutation: string, input: object = {}): Promise<Answer> {
    const type = commandNameOf(mutation);
    return this.homeward.ask(
      `mutation ($input: ${type}Input!) { set: ${mutation}(input: $input) { version state } }`,
      { input },
      administrator,
    );
  }

  /** @returns the version of the set that is now being built */
  async rebuild(): Promise<number> {
    const before = (await this.all()).map(({ version }) => version);
    const { errors } = await this.ask('rebuildProjections');
    if (errors) throw new Error(JSON.stringify(errors));
    // on a busy machine the answer comes before the set does
    const begun = await this.homeward.until('a set is begun', async () =>
      (await this.all()).find(({ version }) => !before.includes(version)),
    );
    return begun.version;
  }

  async all(): Promise<ViewSet[]> {
    const { data } = await this.homeward.ask('{ projectionSets { version state reason } }', {}, administrator);
    return data!.projectionSets as ViewSet[];
  }

  async stateOf(version: number): Promise<string | undefined> {
    return (await this.all()).find((one) => one.version === version)?.state;
  }

  inState(version: number, state: string): Promise<boolean> {
    return this.homeward.until(
      `set ${version} ${state}`,
      async () => (await this.stateOf(version)) === state,
      READY_MS,
    );
  }

  /** The contents of two sets, table by table, once both have read the log to the same position. */
  async contents(...versions: readonly number[]): Promise<Record<string, unknown>[]> {
    const checkpoints = versions
      .map((version) => `SELECT position FROM ${setSchema(version)}.checkpoint`)
      .join(' UNION ');
    await this.homeward.until('both sets have the same position', async () => {
      const { rows } = await this.db.query(checkpoints);
      return rows.length === 1;
    });
    const contents: Record<string, unknown>[] = [];
    for (const version of versions) contents.push(await this.#contentOf(setSchema(version)));
    return contents;
  }

  async #contentOf(schema: string): Promise<Record<string, unknown>> {
    const { rows: tables } = await this.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = $1::regnamespace AND relname <> ALL ($2)`,
      [schema, OF_ITS_OWN],
    );
    const content: Record<string, unknown> = {};
    for (const { name } of tables) {
      const { rows } = await this.db.query(
        `SELECT count(*)::int, md5(string_agg(md5(to_jsonb(it)::text), '' ORDER BY md5(to_jsonb(it)::text))) FROM ${schema}."${name}" it`,
      );
      content[name] = rows[0];
    }
    return content;
  }

  /** The process that builds a set, while there is one. */
  builder(): number | undefined {
    const projector = this.homeward.pidOf('projector');
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .find((pid) => {
        try {
          const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return line.includes('builder.js') && Number(statOf(pid)[PARENT]) === projector;
        } catch {
          return false;
        }
      });
  }

  /**
   * A writer and three readers, who pause after each answer: every request must succeed.
   * @param rest milliseconds
   * @returns how to stop them, with the numbers of entries and readings
   */
  busy(rest = REST_MS): () => Promise<{ recorded: number; read: number }> {
    const stop = new AbortController();
    const failed: unknown[] = [];
    const count = { recorded: 0, read: 0 };
    const writer = async () => {
      for (; !stop.signal.aborted; count.recorded++) {
        const { errors } = await this.homeward.command('receiveReferral', referralOf(randomUUID()));
        if (errors) failed.push(errors);
        await sleep(rest);
      }
    };
    let shown = false;
    const reader = async () => {
      for (; !stop.signal.aborted; count.read++) {
        const before = shown;
        const { data, errors } = await this.homeward.ask(
          '{ caseload(purpose: CARE, first: 5) { edges { node { survivorId } } } }',
        );
        const edges = (data?.caseload as { edges: unknown[] } | undefined)?.edges.length ?? 0;
        if (errors || (before && edges === 0)) failed.push(errors ?? 'an empty caseload');
        shown ||= edges > 0;
        await sleep(rest);
      }
    };
    const all = [writer(), reader(), reader(), reader()];
    return async () => {
      stop.abort();
      await Promise.all(all);
      if (failed.length > 0) throw new Error(`${failed.length} were not answered: ${JSON.stringify(failed[0])}`);
      return count;
    };
  }
}

/** Columns of /proc/<pid>/stat after the name: proc(5). */
const [PARENT, SESSION, USED, USED_IN_KERNEL] = [1, 3, 11, 12];
/** The clock ticks of Linux. */
const TICKS_PER_SECOND = 100;

const statOf = (pid: number): readonly string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** Seconds for which a process has kept a processor busy: unlike those on a clock, other load on the machine adds none. */
export const processorSecondsOf = (pid: number): number =>
  (Number(statOf(pid)[USED]) + Number(statOf(pid)[USED_IN_KERNEL])) / TICKS_PER_SECOND;

/**
 * How a process yields to others: in a session of its own, and as a group where Linux shares the processors among
 * sessions: sched(7).
 */
export const courtesyOf = (pid: number) => {
  const shares = `/proc/${pid}/autogroup`;
  return {
    ownSession: Number(statOf(pid)[SESSION]) === pid,
    nice: getPriority(pid),
    autogroup: !existsSync(shares) || readFileSync(shares, 'utf8').trim().endsWith('nice 10'),
  };
};

/** kill -9. @returns once the process is gone, not only signalled */
export const killAndWait = async (homeward: Homeward, pid: number): Promise<void> => {
  process.kill(pid, 'SIGKILL');
  await homeward.until(`${pid} is gone`, async () => !existsSync(join('/proc', String(pid))));
};
