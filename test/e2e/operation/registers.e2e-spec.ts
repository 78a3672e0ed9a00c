import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Homeward, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { refer } from '../../harness/mutations.js';

/** One of its own: its registers would refuse the people of other specs. */
let homeward: Homeward;
const survivorId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.start();
  receiptOf(await homeward.command('receiveReferral', refer().input(survivorId)));
  receiptOf(await homeward.command('assignCaseWorker', assign('chenda'), supervisor));
}, 200_000);
afterAll(() => homeward?.stop());

const assign = (worker: string, on = '2020-03-04') => ({
  survivorId,
  worker,
  as: 'LEGAL_OFFICER',
  office: 'SiemReapCac',
  on,
});

interface Run {
  readonly code: number;
  readonly said: string;
}

const registers = (...args: readonly string[]): Promise<Run> =>
  new Promise((done) => {
    const env = { ...process.env, HOMEWARD_DATA: homeward.data };
    const main = resolve('dist/apps/cli/src/main.js');
    execFile(process.execPath, [main, 'registers', ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

describe('npx homeward registers from-history', () => {
  it('prints first what it would register, and registers nothing', async () => {
    const { code, said } = await registers('from-history', '--dry-run');
    expect(code).toBe(0);
    expect(said.split('\n')).toEqual(
      expect.arrayContaining([
        'openOffice  SiemReapCac  2020-03-02',
        expect.stringMatching(/^registerWorker {2}chenda/),
      ]),
    );
    expect(refusalOf(await homeward.command('assignCaseWorker', assign('veasnaa'), supervisor))).toBeUndefined();
  });

  it('registers every office and colleague of the log, once, and from then on unknown ones are refused', async () => {
    expect(await registers('from-history')).toMatchObject({ code: 0, said: expect.stringMatching(/ 0 refused/) });
    expect((await registers('from-history')).said).toMatch(/^0 recorded, \d+ were already there, 0 refused/);
    const names = ['chendaa', 'sokha'].map((worker) => assign(worker, '2020-03-05'));
    const answers = await Promise.all(names.map((input) => homeward.command('assignCaseWorker', input, supervisor)));
    expect(answers.map(refusalOf)).toEqual(['WORKER_UNKNOWN', 'WORKER_NOT_ACTIVE']);
  });
});

describe('npx homeward registers import', () => {
  const file = () => join(homeward.data, 'registers.csv');

  it('registers the rows of a spreadsheet, and says which one was refused and why', async () => {
    const rows = [
      'register,code,name,province,roles,office,kind,districts,services,from,until',
      'worker,dara,Dara,,LEGAL_OFFICER,Kandal,,,,2020-01-01,',
      'office,Kandal,Kandal,08,,,,,,2019-01-01,',
      'organisation,,Kru Khmer Clinic,17,,,Health,1710,Medical,2018-01-01,',
      'worker,vanna,,,CASE_WORKER,Nowhere,,,,2020-01-01,',
    ];
    writeFileSync(file(), rows.join('\n'));
    const { code, said } = await registers('import', file());
    expect([code, said]).toEqual([1, expect.stringContaining('3 recorded, 0 were already there, 1 refused')]);
    expect(said).toContain('No office has the code Nowhere');
    expect(refusalOf(await homeward.command('assignCaseWorker', assign('dara', '2020-03-06'), supervisor))).toBe(
      undefined,
    );
    const { data } = await homeward.ask('{ organisations { edges { node { name } } } }', {}, caseWorker);
    expect(data!.organisations).toEqual({ edges: [{ node: { name: 'Kru Khmer Clinic' } }] });
  });

  it('refuses a file with other columns', async () => {
    writeFileSync(file(), 'colour\nred');
    expect(await registers('import', file())).toMatchObject({ code: 64 });
  });
});
