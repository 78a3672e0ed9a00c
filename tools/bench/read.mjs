/*
 * The cost of logging each reading before it is shown: 32 readers over HTTP, with and without the log. Once with pauses
 * as people make them, and once without, when the machine is saturated and readings queue.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  fdatasyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const READERS = 32;
const SURVIVORS = 64;
const ROUNDS = 9;
/** The length of a round, and the pauses between the requests of a reader. */
const ROUND_MS = 3_000;
const PAUSES = { 'at their own pace': 500, 'without a pause': 0 };

/** A copy of the build that opens records without logging the reading; no setting of the product does that. */
const withoutWriting = () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-build-'));
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const gate = join(folder, 'dist/libs/security/access-log/logged-gate.js');
  const before = readFileSync(gate, 'utf8');
  const after = before.replace("await timeHop('access_entry', ()=>this.log.write(", 'void (()=>(');
  if (after === before) throw new Error(`${gate} does not log readings: has the code changed?`);
  writeFileSync(gate, after);
  execFileSync(process.execPath, ['tools/build/bundle.mjs', join(folder, 'dist')]);
  return folder;
};

/** Starts the product in a temporary folder, with invented people and their case worker. */
const house = async (folder) => {
  const data = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
  chmodSync(data, 0o711);
  const main = join(folder, 'dist/apps/cli/src/main.js');
  const env = { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', HOMEWARD_DATA: data };
  const child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((ready, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /^Homeward is ready at (\S+)$/.exec(line)?.[1];
      if (found) ready(found);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  const as = ['--role', 'CASE_WORKER', '--as', 'sokha', '--office', 'SiemReapCac'];
  const token = execFileSync(process.execPath, [main, 'token', ...as], { env, encoding: 'utf8' }).trim();
  const ask = async (query, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data: answer, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return answer;
  };
  const survivors = [];
  let position;
  for (let n = 0; n < SURVIVORS; n++) {
    const survivorId = randomUUID();
    const { receiveReferral } = await ask(
      `mutation ($input: ReceiveReferralInput!) { receiveReferral(input: $input) { position } }`,
      { input: { survivorId, ...SOMEBODY } },
    );
    position = receiveReferral.position;
    survivors.push(survivorId);
  }
  await ask(READ.replace('CARE', 'CARE, atLeast: $at').replace('($id: UUID!)', '($id: UUID!, $at: String)'), {
    id: survivors.at(-1),
    at: position,
  });
  const stop = () =>
    new Promise((gone) => {
      child.once('exit', gone);
      child.kill('SIGTERM');
    }).then(() => rmSync(data, { recursive: true, force: true }));
  return { ask, survivors, stop };
};

const SOMEBODY = {
  on: '2020-03-02',
  source: 'Hotline',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Urgent',
  givenName: 'Sreyleak (SYNTHETIC)',
  familyName: 'Chea (SYNTHETIC)',
  birthDate: '2009-05-01',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};
const READ = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) {
  revision referral { givenName { value } familyName { value } birthDate { value } sex } } }`;

/** @returns the milliseconds of each answer, sorted */
const round = async ({ ask, survivors }, pause) => {
  const times = [];
  const end = performance.now() + ROUND_MS;
  const read = async (reader) => {
    await sleep((pause * reader) / READERS); // not all at once
    for (let n = reader; performance.now() < end; n++) {
      const start = performance.now();
      const { survivor } = await ask(READ, { id: survivors[n % survivors.length] });
      times.push(performance.now() - start);
      await sleep(Math.max(0, start + pause - performance.now()));
      if (survivor?.referral.givenName.value !== SOMEBODY.givenName) throw new Error('The survivor was not shown.');
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  return times.toSorted((one, other) => one - other);
};

const at = (sorted, share) => sorted[Math.floor(share * (sorted.length - 1))];
const spread = (numbers) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return { p25: at(sorted, 0.25), p50: at(sorted, 0.5), p75: at(sorted, 0.75) };
};
const shown = ({ p25, p50, p75 }) => `${p50.toFixed(2)} ms (half between ${p25.toFixed(2)} and ${p75.toFixed(2)})`;

/** The lower bound for anything durable: the time of one flush to this disk. */
const flush = () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
  const file = openSync(join(folder, 'file'), 'w');
  const page = Buffer.alloc(8_192);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return spread(times);
};

const compared = async (logged, unlogged, pause) => {
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    // alternately, so that other work of the machine affects both equally
    const order = n % 2 === 0 ? [logged, unlogged] : [unlogged, logged];
    const times = new Map();
    for (const one of order) times.set(one, await round(one, pause));
    const [withIt, without] = [logged, unlogged].map((one) => times.get(one));
    rounds.push({ with: at(withIt, 0.5), without: at(without, 0.5), reads: withIt.length, p99: at(withIt, 0.99) });
  }
  return {
    rounds,
    with: spread(rounds.map((one) => one.with)),
    without: spread(rounds.map((one) => one.without)),
    added: spread(rounds.map((one) => one.with - one.without)),
    readsPerSecond: spread(rounds.map(({ reads }) => (reads * 1_000) / ROUND_MS)),
  };
};

const bare = withoutWriting();
const houses = [];
try {
  const logged = await house('.');
  houses.push(logged);
  const unlogged = await house(bare);
  houses.push(unlogged);
  for (const one of houses) await round(one, 0); // warm-up of both
  const results = [];
  for (const [how, pause] of Object.entries(PAUSES)) {
    const result = await compared(logged, unlogged, pause);
    const disk = flush();
    results.push({ readers: READERS, how, pause, ...result, disk });
    process.stdout.write(
      `a personal read, ${READERS} readers ${how}, p50: ${shown(result.with)}; nobody writes it down: ${shown(result.without)}; added: ${shown(result.added)}; one flush to this disk: ${shown(disk)}\n`,
    );
  }
  mkdirSync('tools/bench/results', { recursive: true });
  writeFileSync('tools/bench/results/read.json', `${JSON.stringify(results, null, 2)}\n`);
} finally {
  for (const { stop } of houses) await stop();
  rmSync(bare, { recursive: true, force: true });
}
