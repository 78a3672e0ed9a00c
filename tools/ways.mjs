/*
 * Which files of ours a warm service runs through: for a command from HTTP to the log, for its event from the log to a
 * row, and for a reading from a row to an answer. `npm run ways` starts the built product in a temporary folder, repeats
 * each of the three, and counts calls with V8. A file is on the way when one of its functions with a name ran each time, beyond the
 * calls that timers make in as long a pause. docs/explanation/file-by-file.md holds the result.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandNameOf } from '#nest/plain';
import { House } from './bench/house.mjs';

const TIMES = 25;
const DAY = '2020-01-20';

/** What runs at the same time, and is not on the way. */
const BESIDE = {
  /** The API is notified of each move of the views, also of what others recorded. */
  api: /^libs\/kernel\/projections\/live\/view-change-listener/,
  /**
   * Other readers of the log get the same event. Only they read in batches, take turns, hold keys and have places of
   * their own: what fills the views opens nothing.
   */
  projector:
    /^apps\/projector\/src\/((notices|policies)\/|batch-reader|duplicate-matcher|head-signer|index-follower)|^libs\/(notices|security\/(keys|log-head))\/|^libs\/kernel\/(integrity\/(leaf|merkle)|event-store\/keyed-mutex|projections\/projector\/(acting-place|coded-readers|place-code))/,
  none: /^$/,
};

const REFERRAL = {
  source: 'LAW_ENFORCEMENT',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'ROUTINE',
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
};
/** No two alike, so that none is suspected to be another one's double. */
const personOf = (number) => ({
  givenName: `${'BCDKLMNPRST'[number % 11]}${'aeiou'[Math.floor(number / 11) % 5]}${'kmnt'[Math.floor(number / 55)]}y`,
  birthYear: 1920 + number,
});
const CONSENT = {
  scopes: ['INTERVIEW', 'SERVICES'],
  givenBy: 'SURVIVOR',
  language: 'khm',
  witnessRole: 'SOCIAL_WORKER',
};
const SCREENING = {
  setting: 'OFFICE',
  interviewers: ['sokha'],
  authorityPresent: false,
  indicators: { act: ['TRANSPORTATION'], means: ['DECEPTION'], purpose: ['FORCED_MARRIAGE'] },
};
const IDENTIFICATION = {
  level: 'PRELIMINARY',
  decidedBy: 'NGO',
  exploitation: [
    {
      types: ['FORCED_MARRIAGE'],
      recruitment: 'FALSE_JOB_OFFER',
      scheme: 'FALSE_MARRIAGE',
      recruiterRelation: 'BROKER',
      control: ['WITHHOLDS_DOCUMENTS'],
      country: 'CN',
      months: 26,
    },
  ],
};
const ENTRY = { office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'ASSISTED_RENT' };

const taps = mkdtempSync(join(tmpdir(), 'homeward-ways-'));
process.env.WAYS_FOLDER = taps;
process.env.NODE_OPTIONS = `--import=${resolve('tools/ways/count-calls.mjs')}`;

const house = await House.open(process.cwd());
const taken = new Map();

/** The scripts of the program with their calls since the last time. */
const callsIn = async (program) => {
  const { children } = JSON.parse(readFileSync(join(house.data, 'homeward.json'), 'utf8'));
  const pid = children[program];
  const times = (taken.get(pid) ?? 0) + 1;
  taken.set(pid, times);
  process.kill(pid, 'SIGUSR2');
  const file = join(taps, `${pid}.${times}.json`);
  while (!existsSync(file)) await sleep(20);
  return JSON.parse(readFileSync(file, 'utf8'));
};

/** The source files of the functions in a script that ran each time, and not by themselves. */
const filesIn = ({ url, calls }, idle) => {
  const file = fileURLToPath(url);
  const byItself = new Map(idle.find((script) => script.url === url)?.calls.map(({ start, count }) => [start, count]));
  const ran = calls.filter(({ start, count, name }) => count - (byItself.get(start) ?? 0) >= TIMES && name !== '');
  if (ran.length === 0 || !existsSync(`${file}.map`)) return [];
  const text = readFileSync(file, 'utf8');
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  return ran.flatMap(({ start, end }) => {
    const line = lines.findLastIndex((at) => at < end);
    const { originalSource, generatedLine, generatedColumn } = map.findEntry(line, end - 1 - lines[line]);
    // the code of packages has no source of ours: the last one before it is another function's
    if (!originalSource || lines[generatedLine] + generatedColumn < start) return [];
    return [relative(process.cwd(), resolve(dirname(file), originalSource))];
  });
};

/** Waits until other readers of the log are done with what came before. */
const quiet = async (program) => {
  do {
    await callsIn(program);
    await sleep(1_000);
  } while ((await callsIn(program)).some(({ calls }) => calls.some(({ count }) => count >= 10 * TIMES)));
};

/**
 * The search for double records gets the same events, opens records and compares tokens with code that is also on the
 * way. So it waits at the table of tokens, which nothing on the way needs.
 */
const withoutMatcher = async (work) => {
  const held = await house.pool.connect();
  const [{ table }] = await house.query(
    `SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables WHERE tablename = 'person_key'`,
  );
  try {
    await held.query('BEGIN');
    await held.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return await work();
  } finally {
    await held.query('ROLLBACK');
    held.release();
  }
};

/** The files of the program in which a function ran in each of the repetitions. */
const wayOf = async (program, work, beside = BESIDE[program]) => {
  await quiet(program);
  const begunAt = performance.now();
  for (let time = 0; time < TIMES; time++) await work(time);
  const worked = await callsIn(program);
  await sleep(performance.now() - begunAt);
  const idle = await callsIn(program);
  const files = worked.flatMap((script) => filesIn(script, idle));
  return [...new Set(files)].filter((file) => /^(apps|libs)\//.test(file) && !beside.test(file)).toSorted();
};

const print = (title, files) => {
  const rows = [...new Set(files.map((file) => dirname(file)))].map((folder) => {
    const names = files.filter((file) => dirname(file) === folder).map((file) => `\`${basename(file, '.ts')}\``);
    return `| \`${folder}\` | ${names.join(', ')} |`;
  });
  process.stdout.write(
    `\n## ${title}, ${files.length} files\n\n| folder | files |\n| --- | --- |\n${rows.join('\n')}\n`,
  );
};

try {
  const token = await house.token('CASE_WORKER', 'sokha', 'SiemReapCac');
  const record = async (mutation, input) => {
    const type = `${commandNameOf(mutation)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { survivorId position } }`;
    return (await house.ask(token, document, { input }))[mutation];
  };
  const read = async ({ survivorId, position }) => {
    const document = `query ($id: UUID!, $at: String!) {
      survivor(id: $id, purpose: CARE, atLeast: $at) { stale aftercare { enteredOn programme } }
    }`;
    const { survivor } = await house.ask(token, document, { id: survivorId, at: position });
    if (survivor.stale || survivor.aftercare?.enteredOn !== DAY) throw new Error(JSON.stringify(survivor));
  };
  const identified = [];
  for (let person = 0; person < 3 * TIMES; person++) {
    const survivorId = randomUUID();
    await record('receiveReferral', { survivorId, on: '2020-01-12', ...REFERRAL, ...personOf(person) });
    await record('giveConsent', { survivorId, on: '2020-01-12', ...CONSENT });
    await record('conductScreeningInterview', { survivorId, on: '2020-01-13', ...SCREENING });
    await record('identifySurvivor', { survivorId, on: '2020-01-14', ...IDENTIFICATION });
    identified.push(survivorId);
  }
  const enter = () => record('enterAftercare', { survivorId: identified.pop(), on: DAY, ...ENTRY });
  const entered = [];
  for (let time = 0; time < TIMES; time++) entered.push(await enter());
  for (const one of entered) await read(one);
  const command = await wayOf('api', async () => entered.push(await enter()));
  await house.caughtUp();
  const event = await withoutMatcher(() => wayOf('projector', async () => read(await enter())));
  const reading = await wayOf('api', (time) => read(entered[time]), BESIDE.none);
  print('From HTTP to the log: `enterAftercare`', command);
  print('From the log to a row: `AftercareEntered`', event);
  print('From a row to an answer: `survivor { aftercare }`', reading);
} finally {
  await house.stop();
  rmSync(taps, { recursive: true, force: true });
}
