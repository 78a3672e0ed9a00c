/*
 * Cuts the power of the whole service again and again, and compares what it acknowledged with what is there afterwards.
 *
 *   sudo unshare --mount node test/machines/power-cut.mjs [--cuts 50] [--first-starts 5] [--writers 6] [--seed 2026]
 *     [--without-fsync]
 *
 * It needs root, Linux with /dev/fuse, a free loop device, ext4 and `npm run build`, and touches no process but its own.
 * The data folder with database, log and documents lies in ext4 on a disk that forgets what was not flushed
 * (volatile-disk.mjs). People record, read, attach documents and erase. At a random moment the disk loses what it has not
 * flushed, and every process is killed. Then the journal of ext4 is replayed and the service starts again.
 *
 * --without-fsync runs a build whose Postgres does not flush, and which does not refuse that: this must find losses,
 * or it would find none at all.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Disk } from './power-cut.disk.mjs';
import { withoutFsync } from './power-cut.build.mjs';
import { faultsIn } from './power-cut.faults.mjs';
import { ClientKnowledge, People } from './power-cut.writers.mjs';

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '50' },
    'first-starts': { type: 'string', default: '5' },
    writers: { type: 'string', default: '6' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    'without-fsync': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  const [, page] = /^\/\*\n([^]*?)\n \*\/$/m.exec(readFileSync(new URL(import.meta.url), 'utf8'));
  process.stdout.write(`${page.replace(/^ \* ?/gm, '')}\n`);
  process.exit();
}
const [cuts, firstStarts, writers, seed] = ['cuts', 'first-starts', 'writers', 'seed'].map((name) =>
  Number(values[name]),
);
const build = values['without-fsync'] ? withoutFsync() : '.';
const MAIN = resolve(build, 'dist/apps/cli/src/main.js');
const READY_MS = 180_000;
/** Every so many cuts, the power fails once more while the service starts again. */
const TWICE = 5;
/** Every so many cuts, and at the last, `homeward verify --keys` reads everything. */
const VERIFY = 5;

let state = seed;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const between = (least, most) => least + random() * (most - least);
const verdict = (faults) =>
  faults.length === 0 ? 'sound' : `${faults.length} faults: ${faults.slice(0, 3).join('; ')}`;
const say = (words) => process.stdout.write(`${words}\n`);

/** The service on the disk. */
const begun = (data) => {
  const env = { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', HOMEWARD_DATA: data };
  const child = spawn(process.execPath, [MAIN, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk.toString()));
  const ended = new Promise((gone) => child.once('close', gone));
  const ready = new Promise((answered, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /^Homeward is ready at (\S+)$/.exec(line)?.[1];
      if (url) answered(url);
    });
    void ended.then((code) => failed(new Error(`The service ended with ${code}: ${said.join('').slice(-2_000)}`)));
    setTimeout(() => failed(new Error(`Not ready in time: ${said.join('').slice(-2_000)}`)), READY_MS).unref();
  });
  ready.catch(() => undefined);
  return { child, ready, ended };
};

let running;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void running?.end().finally(() => process.exit(130)));

/** One installation on one disk, with all that people know of it. */
class Installation {
  static async begin(share) {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-power-'));
    chmodSync(folder, 0o711);
    const disk = new Disk(folder, { share, random });
    await disk.on();
    const one = new Installation();
    running = one;
    Object.assign(one, { main: MAIN, folder, disk, data: join(disk.path, 'homeward'), known: new ClientKnowledge() });
    return one;
  }

  start() {
    if (!existsSync(this.data)) mkdirSync(this.data, { mode: 0o711 });
    this.service = begun(this.data);
  }

  async ready() {
    const url = await this.service.ready;
    this.people = new People(url, this.data, this.known);
  }

  async cut() {
    await this.disk.cut();
    await this.service.ended;
    await this.disk.off();
    await this.disk.on();
  }

  async end() {
    this.service?.child.kill('SIGKILL');
    await this.disk.cut();
    await this.disk.off();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The power fails while the first start makes everything; the next one must succeed. */
const firstStart = async (n) => {
  const one = await Installation.begin(between(0, 0.5));
  const after = Math.round(between(300, 12_000));
  try {
    one.start();
    await sleep(after);
    await one.cut();
    one.start();
    await one.ready();
    const faults = await faultsIn(one, true);
    say(`first start ${n}, cut after ${after} ms: ${verdict(faults)}`);
    return faults;
  } finally {
    await one.end();
  }
};

const cutWhileRecording = async (one, n) => {
  const before = one.known.count();
  let over = false;
  const work = Array.from({ length: writers }, (_, w) => one.people.work(`worker-${n}-${w}`, () => over));
  await sleep(between(1_500, 6_000));
  const cut = one.cut();
  over = true;
  await Promise.all([cut, ...work]);
  if (n % TWICE === 0) {
    one.start();
    await sleep(between(200, 6_000));
    await one.cut();
  }
  const start = performance.now();
  one.start();
  await one.ready();
  const seconds = (performance.now() - start) / 1_000;
  const after = one.known.count();
  const faults = await faultsIn(one, n % VERIFY === 0 || n === cuts);
  const gained = Object.entries(after).map(([what, count]) => `${what} ${count - before[what]}`);
  const twice = n % TWICE === 0 ? ', cut again while starting' : '';
  say(`cut ${n}${twice}: ${gained.join(', ')}; ready after ${seconds.toFixed(1)} s; ${verdict(faults)}`);
  return faults;
};

say(`seed ${seed}, ${cuts} cuts, ${firstStarts} first starts, ${writers} writers`);
const faults = [];
for (let n = 1; n <= firstStarts; n++) faults.push(...(await firstStart(n)));
if (cuts > 0) {
  const one = await Installation.begin(0.2);
  try {
    one.start();
    await one.ready();
    for (let n = 1; n <= cuts && faults.length === 0; n++) faults.push(...(await cutWhileRecording(one, n)));
    say(`in all: ${JSON.stringify(one.known.count())}`);
  } catch (error) {
    faults.push(error.message);
    say(error.message);
  } finally {
    await one.end();
  }
}
say(faults.length === 0 ? 'Nothing that was acknowledged was lost.' : `${faults.length} faults.`);
if (values['without-fsync']) rmSync(build, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
