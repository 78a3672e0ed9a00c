import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { removeFolder, urlIn } from '#embedded/postgres';
import { logOf } from './log-invariants.js';
import { PDF, upload } from './documents.js';
import { Homeward, receiptOf, supervisor, type ProcessName } from './homeward.js';
import { CommandOutcomes, Writer, referralOf } from './command-outcomes.js';

const MAIN = resolve('dist/apps/cli/src/main.js');

/** Those that an operator keeps apart from the data folder, which is destroyed. */
const KEPT_APART = ['epochs.json', 'log-key.json', 'head-key.json', 'tombstones.ndjson'];
const PARTS: readonly ProcessName[] = ['supervisor', 'api', 'projector', 'eventstore', 'postgres'];
const NAME = `query ($id: UUID!) { survivor(id: $id, purpose: SUBJECT_REQUEST) { referral { givenName { value erased } } } }`;

/** A limit on what hangs: how fast a busy machine acknowledges is no matter of a drill. */
const LOAD_MAX_MS = 300_000;

/**
 * Milliseconds between two commands of a writer: without a pause, a backup beside them would measure two processors. The
 * many drills of a soak are there for that.
 */
const REST_MS = process.env.BACKUP_DRILLS ? 0 : 250;

export interface CommandResult {
  readonly code: number;
  readonly out: string;
}

/** A backup under load, the end of everything else, and the restore of it. */
export class Drill {
  readonly outcomes = new CommandOutcomes();
  readonly folder = mkdtempSync(join(tmpdir(), 'homeward-drill-'));
  readonly backups = join(this.folder, 'backups');
  readonly identity = join(this.folder, 'backup-key.txt');
  #recipient = '';

  private constructor(public homeward: Homeward) {}

  static async begin(): Promise<Drill> {
    const drill = new Drill(await Homeward.start());
    const { out } = await drill.run('make-keys', '--backup-identity', drill.identity);
    drill.#recipient = /age1\S+/.exec(out)![0];
    return drill;
  }

  /** The output and the exit code of a command on the present data folder. */
  async run(...words: readonly string[]): Promise<CommandResult> {
    const env = { ...process.env, HOMEWARD_DATA: this.homeward.data, HOMEWARD_EVENTSTORE_PORT: '0' };
    return promisify(execFile)(process.execPath, [MAIN, ...words], { env, maxBuffer: 1 << 26 }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      ({ code, stdout, stderr }: CommandResult & { stdout: string; stderr: string }) => ({
        code,
        out: stdout + stderr,
      }),
    );
  }

  /** @returns the position that the backup names */
  async backUp(
    ...more: readonly string[]
  ): Promise<{ readonly position: string; readonly events: number; readonly added: number }> {
    const { code, out } = await this.run(
      'backup',
      '--json',
      '--to',
      this.backups,
      '--recipient',
      this.#recipient,
      ...more,
    );
    if (code !== 0) throw new Error(out);
    const { last, events, added } = JSON.parse(out) as { last: { position: string }; events: number; added: number };
    return { position: last.position, events, added };
  }

  restore(...more: readonly string[]): Promise<CommandResult> {
    return this.run('restore', '--from', this.backups, '--identity', this.identity, ...more);
  }

  async underLoad(
    writers: number,
    work: (writing: { until: (acknowledged: number) => Promise<void> }) => Promise<void>,
  ): Promise<void> {
    const all = Array.from({ length: writers }, () => new Writer(this.homeward, this.outcomes, REST_MS));
    const until = async (acknowledged: number): Promise<void> => {
      const wanted = this.outcomes.count().ACK + acknowledged;
      const isThere = async () => this.outcomes.count().ACK >= wanted;
      await this.homeward.until(`${acknowledged} more acknowledged`, isThere, LOAD_MAX_MS);
    };
    try {
      await work({ until });
    } finally {
      for (const writer of all) await writer.stop();
    }
  }

  async person(): Promise<string> {
    const id = randomUUID();
    receiptOf(await this.homeward.command('receiveReferral', referralOf(id)));
    return id;
  }

  /** Attaches a document. @returns it as it is stored, sealed */
  async attach(survivorId: string): Promise<Buffer> {
    const { documentId } = await upload(this.homeward, survivorId, PDF);
    const document = { documentId, kind: 'CONSENT_FORM', on: '2020-03-05', title: 'Consent (SYNTHETIC)' };
    receiptOf(await this.homeward.command('attachDocument', { survivorId, ...document }));
    return readFileSync(join(this.homeward.data, 'documents', survivorId, documentId));
  }

  documentsOf(survivorId: string): readonly Buffer[] {
    const folder = join(this.homeward.data, 'documents', survivorId);
    return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
  }

  /** A figure of a year of which the log knows nothing. */
  async release(value: number): Promise<void> {
    await this.#query(
      `INSERT INTO kept.released_cell (year, "knownAt", figure, key, version, unit, withheld, value)
       VALUES (2011, '2012-01-31T17:00:00Z', 'M1', 'total', 1, 'people', false, ${value})`,
    );
  }

  /** The figures of that year. */
  async readReleased(): Promise<readonly unknown[]> {
    return this.#query('SELECT value FROM kept.released_cell WHERE year = 2011');
  }

  async #query(sql: string): Promise<readonly unknown[]> {
    const connectionString = urlIn(this.homeward.data, 'homeward_projector');
    const client = new pg.Client({ connectionString, options: '-c homeward.part=projector' });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Two people erase somebody, and it is done when it returns. */
  async erase(id: string): Promise<void> {
    const office = ['--office', 'SiemReapCac'];
    await this.run('erase', id, 'request', '--for', 'Survivor', '--as', 'dara', ...office);
    await this.run('erase', id, 'approve', '--as', 'sophea', ...office);
    const stones = join(this.homeward.data, 'keys', 'tombstones.ndjson');
    await this.homeward.until(
      'the tombstone',
      async () => existsSync(stones) && readFileSync(stones, 'utf8').includes(id),
    );
    await this.homeward.until('the keys are destroyed', async () => (await this.nameOf(id))?.erased);
  }

  async nameOf(id: string): Promise<{ value: string | null; erased: boolean } | undefined> {
    const { data } = await this.homeward.ask(NAME, { id }, supervisor);
    return (data?.survivor as { referral: { givenName: { value: string; erased: boolean } } } | null)?.referral
      .givenName;
  }

  /** Every process is killed and every file destroyed. What is kept apart lies in a new data folder afterwards. */
  async destroy({ keepsHeads = false } = {}): Promise<void> {
    const former = this.homeward;
    const pids = PARTS.map((part) => former.pidOf(part)).filter((pid) => pid !== undefined);
    const gone = former.end('SIGKILL');
    for (const pid of pids) killProcess(pid);
    await gone;
    await former.until('every process is gone', async () => pids.every((pid) => !isLiving(pid)));
    const data = mkdtempSync(join(tmpdir(), 'homeward-restored-'));
    chmodSync(data, 0o711);
    mkdirSync(join(data, 'keys'), { mode: 0o700 });
    if (keepsHeads) cpSync(join(former.data, 'heads'), join(data, 'heads'), { recursive: true });
    for (const name of KEPT_APART) {
      const kept = join(former.data, 'keys', name);
      if (existsSync(kept)) copyFileSync(kept, join(data, 'keys', name));
    }
    removeFolder(former.data);
    this.homeward = Homeward.at(data);
  }

  /** The acknowledged commands up to a position that the log does not have. */
  async lostUpTo(position: string): Promise<readonly string[]> {
    const there = new Set((await logOf(this.homeward.eventStoreUrl)).map(({ metadata }) => metadata.commandId));
    const order = (text: string) => BigInt(text.split('.')[1]!);
    const covered = [...this.outcomes.entries].filter(
      ([, entry]) => entry.position !== undefined && order(entry.position) <= order(position),
    );
    if (covered.length === 0) throw new Error('Nothing was acknowledged before the backup.');
    return covered.map(([commandId]) => commandId).filter((commandId) => !there.has(commandId));
  }

  async end(): Promise<void> {
    if (this.homeward.isRunning) await this.homeward.stop();
    removeFolder(this.homeward.data);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const killProcess = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has gone already
  }
};

const isLiving = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
