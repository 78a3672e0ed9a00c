import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';
import { enumNameOf } from '#nest/plain';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Gate } from '../../harness/gate.js';
import { Homeward, auditor, caseWorker, supervisor } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { assignmentOf } from '../../harness/mutations.js';

/** With more rows, more of them are under way when the command is interrupted. */
const INTERRUPTED_ROWS = Number(process.env.INTERRUPTED_ROWS ?? 15);

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.alone();
});

interface Report {
  readonly rows: number;
  readonly recorded: number;
  readonly before: number;
  readonly refused: number;
  readonly events: number;
  readonly people: readonly { readonly survivorId: string }[];
  readonly errors: readonly {
    readonly line: number;
    readonly column: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** Of the office in the rows; another office would have to agree to each. */
const OFFICE = ['--office', 'SiemReapCac'];

const importing = (...words: readonly string[]) => {
  const child = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), 'import', ...words], {
    env: { ...process.env, HOMEWARD_DATA: homeward.data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]) };
};

const run = async (...words: readonly string[]) => {
  const [[code], out, err] = await importing(...words).ended;
  return { code: code as number, out, err };
};

const reported = async (...words: readonly string[]) => {
  const { code, out, err } = await run(...words, '--json');
  return { code, err, ...(JSON.parse(out) as Report) };
};

let head: string;
let example: string;
beforeAll(async () => {
  [head, example] = (await run('--template')).out.trim().split('\n') as [string, string];
});

const fileOf = (...rows: readonly string[]) => {
  const file = join(homeward.data, `${randomUUID()}.csv`);
  writeFileSync(file, `\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
  return file;
};
const rowOf = (reference: string) => example.replace('SR-2020-014', reference);

const historyOf = async (survivorId: string) => {
  const { data } = await homeward.ask(
    `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { chain { sound } edges { node { type by { id } } } } }`,
    { id: survivorId },
    auditor,
  );
  const history = data!.history as { chain: object; edges: { node: { type: string; by: { id: string } } }[] } | null;
  return (
    history && { ...history.chain, by: history.edges[0]!.node.by.id, types: history.edges.map(({ node }) => node.type) }
  );
};

const JOURNEY = [
  'ReferralReceived',
  'ConsentGiven',
  'ScreeningInterviewConducted',
  'SurvivorIdentified',
  'AftercareEntered',
];

describe('the import of people from a spreadsheet', () => {
  it('records each row as a case worker would have, once, however often it is run', async () => {
    const file = fileOf(rowOf('A-1'), rowOf('A-2'));
    const first = await reported(file, '--as', 'sokha', ...OFFICE);
    expect(first).toMatchObject({
      code: 0,
      err: '',
      rows: 2,
      recorded: 2,
      before: 0,
      refused: 0,
      events: 10,
      errors: [],
    });
    const [{ survivorId }] = first.people as [Report['people'][number]];
    expect(await historyOf(survivorId)).toEqual({ sound: true, by: 'sokha', types: JOURNEY });
    const { data } = await homeward.ask(
      'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { localGivenName { value } } } }',
      { id: survivorId },
    );
    expect(data).toEqual({ survivor: { referral: { localGivenName: { value: 'ស្រីលក្ខណ៍' } } } });
    expect(await reported(fileOf(rowOf('A-3'), rowOf('A-1'), rowOf('A-2')), '--as', 'sokha', ...OFFICE)).toMatchObject({
      code: 0,
      recorded: 3,
      before: 2,
    });
    expect((await historyOf(survivorId))!.types).toEqual(JOURNEY);
  });

  it('sends nothing of a row with a fault, names every fault by line and column, and records the rest', async () => {
    const file = fileOf(
      rowOf('B-1'),
      rowOf('B-2').replace('Female', 'F').replace(',17,', ',1,'),
      rowOf('B-3').replace('2020-03-04', '2020-03-01'),
      rowOf('B-4'),
      rowOf('B-4'),
      rowOf('B-6').replace('House 4', 'House\n4'),
      rowOf('Sreyleak Chea'),
    );
    const { code, out } = await run(file, ...OFFICE);
    expect(code).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      'Recorded: 2 people, with 10 entries; 0 of them before. Refused: 5 rows.',
      '  line 3, referral.sex: choose from Female, Male, Other, Unknown. (VALIDATION)',
      expect.stringMatching(/^ {2}line 3, referral.province: province must be the two digits .+ \(VALIDATION\)$/),
      expect.stringMatching(/^ {2}line 4, aftercare: .+ \(DATE_ORDER\)$/),
      '  line 5, reference: reference is the same on lines 5, 6: each row must be another person. (VALIDATION)',
      '  line 6, reference: reference is the same on lines 5, 6: each row must be another person. (VALIDATION)',
      expect.stringMatching(/^ {2}line 9, reference: reference must be your own number for the person/),
      'Correct the file and import it again: nothing is recorded twice.',
      '',
    ]);
  });

  it('reports a changed row that was imported before: correct the record, not the file', async () => {
    await reported(fileOf(rowOf('C-1')), ...OFFICE);
    const { code, errors } = await reported(fileOf(rowOf('C-1').replace('Sreyleak', 'Sreyneang')), ...OFFICE);
    expect([code, errors]).toEqual([
      1,
      [expect.objectContaining({ line: 2, column: 'referral', code: 'COMMAND_REUSED' })],
    ]);
  });

  it('changes nothing in records that others look after', async () => {
    const [{ survivorId }] = (await reported(fileOf(rowOf('F-1')), ...OFFICE)).people as [Report['people'][number]];
    const { code, errors } = await reported(fileOf(rowOf('F-1')), '--as', 'sokha');
    expect([code, errors]).toEqual([1, [expect.objectContaining({ column: 'referral', code: 'NOT_FOUND' })]]);
    const assigned = { survivorId, ...assignmentOf(caseWorker, '2020-03-10') };
    expect((await homeward.command('assignCaseWorker', assigned, supervisor)).errors).toBeUndefined();
    expect(await reported(fileOf(rowOf('F-1')), ...OFFICE)).toMatchObject({ code: 0, recorded: 1, before: 1 });
    expect(await reported(fileOf(rowOf('F-1')), '--as', 'sokha')).toMatchObject({ code: 0, recorded: 1, before: 1 });
  });

  it('with --dry-run reports what the service would answer, and sends nothing', async () => {
    const child = {
      'a day in words': ['2020-03-02,Phone', 'yesterday,Phone', { on: 'yesterday' }],
      'an unknown code': [',Community,', ',Rumour,', { source: 'Rumour' }],
      'a day to come': ['2020-03-02,Phone', '2999-01-01,Phone', { on: '2999-01-01' }],
    } as const;
    const faults = Object.values(child);
    const tried = await run(fileOf(...faults.map(([from, to], n) => rowOf(`D-1${n}`).replace(from, to))), '--dry-run');
    expect(tried.code).toBe(1);
    for (const [n, [, , input]] of faults.entries()) {
      const { errors } = await homeward.command('receiveReferral', referralOf(randomUUID(), input));
      const { message, extensions } = errors![0]!;
      const said = new RegExp(`line ${n + 2}, \\S+: (.*) \\((\\w+)\\)`).exec(tried.out)!;
      expect(said[2]).toBe(extensions.code);
      const inTheApi = said[1]!.replace(/(?<=choose from ).*/, (codes) => codes.replaceAll(/\w+/g, enumNameOf));
      expect(message).toContain(inTheApi);
    }
    const { code, out } = await run(fileOf(rowOf('D-2')), '--dry-run');
    expect([code, out]).toEqual([0, 'Nothing was sent. Of 1 row, 1 can be recorded and 0 cannot.\n']);
    expect(await reported(fileOf(rowOf('D-2')), ...OFFICE)).toMatchObject({ recorded: 1, before: 0 });
  });

  it('continues after an interruption', async () => {
    const file = fileOf(...Array.from({ length: INTERRUPTED_ROWS }, (_, index) => rowOf(`E-${index}`)));
    const gate = await Gate.afterEvents(databaseUrlOf(homeward, 'postgres'), 2 * INTERRUPTED_ROWS);
    const { child, ended } = importing(file, '--json', ...OFFICE);
    await gate.waitUntilReached();
    child.kill('SIGINT');
    await gate.open();
    const [[code], out, err] = await ended;
    const stopped = JSON.parse(out) as Report;
    expect([code, err]).toEqual([130, '']);
    expect(stopped.recorded).toBeLessThan(INTERRUPTED_ROWS);
    const resumed = await reported(file, ...OFFICE);
    expect(resumed).toMatchObject({ code: 0, recorded: INTERRUPTED_ROWS, refused: 0, events: 5 * INTERRUPTED_ROWS });
    expect(resumed.before).toBeGreaterThanOrEqual(stopped.recorded);
    expect(resumed.before).toBeLessThan(INTERRUPTED_ROWS);
    for (const { survivorId } of resumed.people.slice(0, 5))
      expect((await historyOf(survivorId))!.types).toEqual(JOURNEY);
  }, 300_000);

  it('refuses an invalid file as a whole, with one sentence', async () => {
    const file = join(homeward.data, 'wrong.csv');
    writeFileSync(file, 'reference;name\r\n');
    for (const words of [[], ['nowhere.csv'], [file], [file, '--as', '']]) {
      const { code, out, err } = await run(...words);
      expect([code, out, err.trim().split('\n').length]).toEqual([64, '', 1]);
    }
  });

  it('repeats no control character of a file at the terminal', async () => {
    const file = join(homeward.data, 'hostile.csv');
    writeFileSync(file, `${head},\u001b]52;c;AAAA\u0007,\u009b2J\r\n`);
    const { code, out, err } = await run(file);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('Unknown column \\u001b]52;c;AAAA\\u0007, \\u009b2J.');
  });
});
