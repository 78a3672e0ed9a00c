import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Bearer } from '#platform/plain';
import { Homeward, caseWorker, receiptOf, supervisor } from '../../harness/homeward.js';
import { consentTo, refer, toSend, toSendElsewhere, type MutationToSend } from '../../harness/mutations.js';

interface ExportedRecords {
  readonly synthetic: boolean;
  readonly records: readonly {
    readonly survivorId: string;
    readonly entries: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
    readonly chains: readonly { readonly stream: string; readonly sound: boolean }[];
    readonly whoLooked: readonly { readonly kind: string; readonly who: string; readonly operation: string | null }[];
  }[];
  readonly notRead: readonly string[];
}

const NAME = 'Sreyleak <b>(SYNTHETIC)</b>';

let homeward: Homeward;
let folder: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  folder = mkdtempSync(join(tmpdir(), 'homeward-export-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});
let out: string;
let page: string;
beforeEach(() => {
  const name = randomUUID();
  [out, page] = [join(folder, `${name}.json`), join(folder, `${name}.html`)];
});

const told = async (survivorId: string, { mutation, input, by }: MutationToSend) =>
  receiptOf(await homeward.command(mutation, input(survivorId), by));

/** The command, as a user types it. */
const run = (...words: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const main = resolve('dist/apps/cli/src/main.js');
    const env = { ...process.env, HOMEWARD_DATA: homeward.data };
    execFile(process.execPath, [main, 'export', ...words], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, out: stdout, err: stderr }),
    );
  });
const exported = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as ExportedRecords;

/** A survivor with a court case, whose record a colleague has read. */
const somebody = async (more: object = {}): Promise<string> => {
  const id = randomUUID();
  const prosecutionId = randomUUID();
  await told(id, refer({ givenName: NAME, ...more }));
  await told(id, consentTo(['SERVICES', 'PROSECUTION']));
  const part = { prosecutionId, on: '2020-03-20', court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
  await told(id, toSend('openProsecution', part, supervisor));
  await homeward.caughtUp();
  await told(
    id,
    toSendElsewhere('fileCharges', { prosecutionId, article: '10', accusedCount: 1, on: '2020-03-25' }, supervisor),
  );
  await homeward.caughtUp();
  const query = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { givenName { value } } } }`;
  const { data } = await homeward.ask(query, { id }, caseWorker);
  expect(data).toMatchObject({ survivor: { referral: { givenName: { value: NAME } } } });
  return id;
};

describe("the export of one survivor's data", () => {
  it('contains all entries, the court case, the readers, and this reading itself', async () => {
    const id = await somebody();
    const verb = await run(id, '--out', out, '--html', page, '--as', 'vuthy');
    expect([verb.code, verb.err]).toEqual([0, '']);
    expect(verb.out).toContain(`in ${out} and ${page}, readable only by you.`);

    const [one, ...others] = exported(out).records;
    expect([others, exported(out).synthetic, exported(out).notRead]).toEqual([[], true, []]);
    expect(one!.entries[0]).toMatchObject({ type: 'ReferralReceived', data: { givenName: NAME } });
    expect(one!.entries.map(({ type }) => type)).toContain('ChargesFiled');
    expect(one!.chains.map(({ sound }) => sound)).toEqual([true, true]);
    expect(one!.whoLooked.map(({ kind, who, operation }) => [kind, who, operation])).toEqual([
      ['AUDIT_LOG_READ', 'vuthy', null],
      ['PERSONAL_DATA_READ', 'vuthy', 'history'],
      ['PERSONAL_DATA_READ', 'sokha', 'survivor'],
    ]);
  });

  it('is readable by its owner only, and its page runs no scripts', async () => {
    const id = await somebody();
    expect((await run(id, '--out', out, '--html', page, '--locale', 'km')).code).toBe(0);
    expect([out, page].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(/<html lang="km">[^]*SYNTHETIC[^]*Sreyleak &lt;b&gt;/);
    expect(text).toMatch(/<dd>[ក-៿][^<]*\(Hotline\)<\/dd>/);
    expect(text).not.toMatch(/<script|<b>|src=|href=/);
  });

  it('is read to its end, page by page', async () => {
    const id = await somebody();
    for (let day = 1; day <= 50; day++) await told(id, toSend('revisePersonDetails', { givenName: `Name ${day}` }));
    const { out: said } = await run(id, '--out', out, '--as', 'vuthy');
    expect(said).toMatch(/^ {2}50 entries\n {2}5\d entries$/m);
    const [{ entries, whoLooked }] = exported(out).records as [ExportedRecords['records'][number]];
    expect(entries.filter(({ type }) => type === 'PersonDetailsRevised')).toHaveLength(50);
    expect(whoLooked.filter(({ operation, who }) => operation === 'history' && who === 'vuthy')).toHaveLength(2);
  });

  it('contains all linked records of the survivor, whichever is requested', async () => {
    const [kept, duplicate] = [await somebody(), await somebody()];
    await told(duplicate, toSend('linkPerson', { keptSurvivorId: kept }, supervisor));
    await homeward.caughtUp();
    await homeward.until('it is noted', async () => {
      rmSync(out, { force: true });
      await run(kept, '--out', out);
      return exported(out).records.length === 2;
    });
    expect((await run(duplicate, '--html', page, '--out', `${out}.2`)).code).toBe(0);
    const ids = (file: string) => exported(file).records.map(({ survivorId }) => survivorId);
    expect([ids(out), ids(`${out}.2`)]).toEqual([
      [kept, duplicate],
      [duplicate, kept],
    ]);
  });

  it('is withheld for another purpose, and not written for users without a relation', async () => {
    const id = await somebody();
    expect((await run(id, '--purpose', 'AUDIT', '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).not.toContain('Sreyleak');
    expect(exported(out).records[0]!.entries[0]!.data).toMatchObject({ givenName: { withheld: true } });

    const by = (office: string): string[] => ['--as', 'makara', '--role', 'SUPERVISOR', '--office', office];
    const nobody = { code: 1, err: 'There is no such survivor, or you may not see this record: check the id.\n' };
    expect(await run(id, '--html', page, ...by('Poipet'))).toMatchObject(nobody);
    expect(await run(randomUUID(), '--html', page)).toMatchObject(nobody);
    expect(existsSync(page)).toBe(false);
    expect((await run(id, '--html', page, ...by('SiemReapCac'))).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('Sreyleak');
  });

  it('overwrites no file, and reads nothing if it cannot write', async () => {
    const id = await somebody();
    writeFileSync(out, 'mine');
    const looks = async (by: Bearer = supervisor) => {
      const query = `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: SUPERVISION) { edges { node { who } } } }`;
      const { data } = await homeward.ask(query, { id }, by);
      return (data!.whoLooked as { edges: { node: { who: string } }[] }).edges.map(({ node }) => node.who);
    };
    for (const [words, sentence] of [
      [['--out', out], 'which already exists'],
      [['--out', join(folder, 'none', 'survivor.json')], 'whose folder is not writable'],
      [['--out', page, '--html', page], 'name one file'],
      [[], 'Where to?'],
    ] as const) {
      const verb = await run(id, ...words, '--as', 'nosy');
      expect([verb.code, verb.out, verb.err]).toEqual([64, '', expect.stringContaining(sentence)]);
      expect(verb.err).not.toMatch(/^ +at /m);
    }
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(await looks()).not.toContain('nosy');
  });
});
