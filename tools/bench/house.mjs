import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { costOf } from './processors.mjs';
import { TokenSigner, existingTokenKey, ownIssuerAt } from '#platform/plain';

/** The average number of events of a person in border-2020. */
const EVENTS_EACH = 11.07;

/** Of one processor: counting days takes a tenth. */
const SHARE_AT_REST = 0.15;
const LOOK_EVERY_MS = 1_000;
const LOOKS_AT_REST = 3;
const LOOKS_MAX = 600;

/** The beginning of a command id that is answered without being carried out, in this build only. */
export const NOTHING = '00000000';

/** A copy of a build with a change to one of its files, bundled as that build was, where its bundler is beside it. */
const changed = (build, file, change) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-build-'));
  try {
    copyChanged(build, folder, file, change);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

const BUNDLER = 'tools/build/bundle.mjs';

const copyChanged = (build, folder, file, change) => {
  cpSync(join(build, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(build, 'package.json'), join(folder, 'package.json'));
  symlinkSync(resolve(build, 'node_modules'), join(folder, 'node_modules'));
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} has nothing to change: has the code changed?`);
  writeFileSync(join(folder, file), after);
  const owner = existsSync(join(build, BUNDLER)) ? build : '.';
  process.stderr.write(`${build} is bundled by ${resolve(owner, BUNDLER)}\n`);
  // in the copy, so that whatever it writes is written there
  cpSync(join(owner, dirname(BUNDLER)), join(folder, dirname(BUNDLER)), { recursive: true });
  execFileSync(process.execPath, [BUNDLER], { cwd: folder });
};

/** A copy of the build in which some commands do nothing, to measure the cost of a request alone. */
export const builtWithNothing = () => {
  const answer = `if (asked.commandId?.startsWith('${NOTHING}')) return { id: asked.survivorId, survivorId: asked.survivorId, revision: 0, position: '${NOTHING}.0', eventIds: [], command: name };`;
  const change = (code) => code.replace(/(async execute\(asked\) \{)/, `$1 ${answer}`);
  return changed('.', 'dist/libs/nest/handler.js', change);
};

/**
 * A copy of a build that counts no days, which takes a tenth of the time, however many mutations there are. A lock would
 * keep it from counting, too, but while a transaction is open, Postgres keeps every version of a checkpoint.
 */
export const builtWithoutCounting = (build) =>
  changed(build, 'dist/apps/projector/src/sets/roll-up-worker.js', (code) =>
    code.replace('await rollUp(this.db)', 'false').replace(/await rollUp\(this\.db, \{[^}]*\}\)/, '{ counted: false }'),
  );

/** The whole product in a temporary folder, with invented people. */
export class House {
  /** @param settings environment variables of its own */
  static async open(build, settings = {}) {
    const data = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
    chmodSync(data, 0o711);
    const house = new House(build, data, settings);
    try {
      await house.start();
      return house;
    } catch (error) {
      await house.stop();
      throw error;
    }
  }

  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #tokens = new Map();

  constructor(build, data, settings) {
    this.main = join(build, 'dist/apps/cli/src/main.js');
    this.data = data;
    this.env = {
      ...process.env,
      HOMEWARD_PORT: '0',
      HOMEWARD_EVENTSTORE_PORT: '0',
      HOMEWARD_DATA: data,
      ...settings,
    };
  }

  async start() {
    this.#tokens.clear(); // the issuer of a restarted service may have another address
    this.process = spawn(process.execPath, [this.main, 'start'], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.url = await new Promise((ready, reject) => {
      createInterface(this.process.stdout).on('line', (line) => {
        const found = /^Homeward is ready at (\S+)$/.exec(line)?.[1];
        if (found) ready(found);
      });
      this.process.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
    });
    const { eventStoreUrl } = JSON.parse(readFileSync(join(this.data, 'homeward.json'), 'utf8'));
    const { username, password } = JSON.parse(
      readFileSync(join(this.data, 'eventstore', 'operator.credential'), 'utf8'),
    );
    this.eventStoreUrl = eventStoreUrl.replace('//', `//${username}:${password}@`);
    this.pool = new pg.Pool({ connectionString: this.databaseUrl('postgres'), max: 4 });
    this.pool.on('error', () => undefined);
  }

  databaseUrl(role) {
    const passwords = JSON.parse(readFileSync(join(this.data, 'postgres.secrets.json'), 'utf8'));
    const port = readFileSync(join(this.data, 'postgres.port'), 'utf8').trim();
    return `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/homeward`;
  }

  /** Queries as the superuser, which bypasses row security. */
  query = async (statement, values) => (await this.pool.query(statement, values)).rows;

  async verb(...words) {
    const { stdout } = await promisify(execFile)(process.execPath, [this.main, ...words], { env: this.env });
    return stdout.trim();
  }

  /** Loads about this many events of border-2020. */
  async load(events) {
    const people = Math.round(events / EVENTS_EACH);
    const loaded = JSON.parse(await this.verb('load', 'border-2020', '--people', String(people), '--json'));
    await this.caughtUp();
    return loaded;
  }

  /** A token, signed again before its ten minutes are over. */
  async token(role, id, office = 'Poipet') {
    const kept = this.#tokens.get(id);
    if (kept?.until > Date.now()) return kept.token;
    const signer = await TokenSigner.from(await existingTokenKey(this.data), ownIssuerAt(this.url));
    const token = await signer.sign({ id, role, office });
    this.#tokens.set(id, { token, until: Date.now() + 480_000 });
    return token;
  }

  /** Sends a request with a minimal client, which uses little processor time. */
  async ask(token, query, variables) {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await new Promise((answered, failed) => {
      const sent = request(this.url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        text(response).then(answered, failed);
      });
      sent.on('error', (error) => {
        // the server closed an idle connection just when it was used again
        if (sent.reusedSocket && error.code === 'ECONNRESET') answered(this.ask(token, query, variables));
        else failed(error);
      });
      sent.end(body);
    });
    if (typeof answer === 'object') return answer; // the request was repeated
    const { data, errors } = JSON.parse(answer);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Pauses the projector during `work`, as on a machine whose projector runs elsewhere. */
  async withoutProjector(work) {
    const { children } = JSON.parse(readFileSync(join(this.data, 'homeward.json'), 'utf8'));
    process.kill(children.projector, 'SIGSTOP');
    try {
      return await work();
    } finally {
      process.kill(children.projector, 'SIGCONT');
      await this.caughtUp();
    }
  }

  async caughtUp() {
    for (let pause = 200; ; pause = Math.min(2_000, pause * 1.05)) {
      const token = await this.token('ADMINISTRATOR', 'bench');
      const { projections } = await this.ask(token, '{ projections { name position head } }');
      if (projections.every(({ position, head }) => position === head)) return;
      await sleep(pause);
    }
  }

  /** The schema of a set, by its version or its state. */
  async setSchema(which) {
    const [{ schema }] = await this.query(
      `SELECT concat_ws('_', 'views', hash, version) AS schema FROM kept.view_set WHERE $1 IN (version::text, state)`,
      [String(which)],
    );
    return schema;
  }

  /**
   * Waits until the indexes, the search for duplicates and all else that follows the log have ended: otherwise a row
   * measures what the row before it has left to do. Days are counted for a tenth of the time, and are not waited for.
   */
  async rests() {
    for (let looks = 0, rested = 0; rested < LOOKS_AT_REST; looks++) {
      if (looks === LOOKS_MAX) return void process.stderr.write('What follows the log does not come to rest.\n');
      const before = costOf(this);
      await sleep(LOOK_EVERY_MS);
      const busy = Object.entries(costOf(this))
        .filter(([who]) => who === 'projector' || who.startsWith('Postgres'))
        .reduce((sum, [who, cost]) => sum + Math.max(0, cost - (before[who] ?? 0)), 0);
      rested = busy / (LOOK_EVERY_MS * 1_000) < SHARE_AT_REST ? rested + 1 : 0;
    }
  }

  /** Waits until every day is counted, which happens in the background for a tenth of the time. */
  async rolledUp() {
    for (;;) {
      const schema = await this.setSchema('live');
      const [{ touched }] = await this.query(`SELECT count(*)::int AS touched FROM ${schema}.touched WHERE NOT anchor`);
      if (touched === 0) return;
      await sleep(500);
    }
  }

  async stop() {
    this.#agent.destroy();
    await this.pool?.end();
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await gone;
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}
