import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Homeward, auditor, caseWorker, receiptOf } from './harness/homeward.js';
import { referralOf } from './harness/ledger.js';

/** Words that nobody would write by chance, in both scripts, for each kind of personal data that a referral has. */
const PLANTED = ['Zorvanthe', 'Quillembra', 'ហ្សរវ៉ានថេ', 'គ្វីលឡេមប្រា', '0995551212', '1987-03-14'];

let homeward: Homeward;
let superuserUrl: string;
beforeAll(async () => {
  homeward = await Homeward.start();
  const { postgres } = JSON.parse(readFileSync(join(homeward.data, 'postgres.secrets.json'), 'utf8')) as {
    postgres: string;
  };
  const port = readFileSync(join(homeward.data, 'postgres.port'), 'utf8').trim();
  superuserUrl = `postgres://postgres:${postgres}@127.0.0.1:${port}/homeward`;
}, 60_000);
afterAll(() => homeward.stop());

const asSuperuser = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};

/** A word as it may lie somewhere: in two encodings of letters, and each of them as hex and as base64, at any offset. */
const formsOf = (word: string): Buffer[] =>
  (['utf8', 'utf16le'] as const).flatMap((encoding) => {
    const bytes = Buffer.from(word, encoding);
    const shifted = [0, 1, 2].map((by) => {
      const text = Buffer.concat([Buffer.alloc(by), bytes]).toString('base64');
      // the first letters and the last ones depend on what stands beside it
      return text.slice(by === 0 ? 0 : 4, -4);
    });
    const inUrls = shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
    return [bytes, ...[bytes.toString('hex'), ...shifted, ...inUrls].map((text) => Buffer.from(text))];
  });
/** What is no secret, and is found: so the search finds what is there. */
const OPEN = 'LawEnforcement';
const FORMS = [...PLANTED, OPEN].map((word) => [word, formsOf(word)] as const);
const foundIn = (content: Buffer): string[] =>
  FORMS.filter(([, forms]) => forms.some((form) => content.includes(form))).map(([word]) => word);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Embedded as root, the cluster lies elsewhere. */
const clusterOf = (data: string): string => {
  const located = join(data, 'postgres.location');
  return statSync(located, { throwIfNoEntry: false }) ? readFileSync(located, 'utf8').trim() : join(data, 'postgres');
};

describe('what is known of a survivor', () => {
  const survivorId = randomUUID();

  it('is recorded and read by whoever may', async () => {
    await homeward.caughtUp();
    const referral = {
      ...referralOf(survivorId),
      source: OPEN,
      givenName: 'Zorvanthe',
      familyName: 'Quillembra',
      localGivenName: 'ហ្សរវ៉ានថេ',
      localFamilyName: 'គ្វីលឡេមប្រា',
      birthDate: '1987-03-14',
      contact: { channel: 'Phone', value: '0995551212', safe: true },
    };
    receiptOf(await homeward.command('receiveReferral', referral, caseWorker));
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      `{ survivor(id: "${survivorId}", purpose: CARE) { referral { givenName { value } localGivenName { value } } } }`,
    );
    expect(JSON.stringify(data)).toContain('Zorvanthe');
    expect(JSON.stringify(data)).toContain('ហ្សរវ៉ានថេ');
  }, 60_000);

  it('stands in no row of the log and of no view', async () => {
    const tables = await asSuperuser<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const found = new Set<string>();
    for (const { name } of tables) {
      const rows = await asSuperuser<{ text: string }>(`SELECT one::text AS text FROM ${name} one`);
      for (const word of foundIn(Buffer.from(rows.map(({ text }) => text).join('\n')))) found.add(word);
    }
    expect([...found]).toEqual([OPEN]);
  }, 60_000);

  it('stands in no file of the service: no table, no write-ahead log, no log of a process', async () => {
    await asSuperuser('CHECKPOINT');
    const files = new Set([homeward.data, clusterOf(homeward.data)].flatMap(filesUnder));
    expect(files.size).toBeGreaterThan(100);
    const found = [...files].flatMap((file) => foundIn(readFileSync(file)).map((word) => [word, file] as const));
    expect(found.filter(([word]) => word !== OPEN)).toEqual([]);
    expect(found.length).toBeGreaterThan(1);
  }, 120_000);

  it('is in a history whose chain holds over the sealed form', async () => {
    const { data } = await homeward.ask(
      `{ history(survivorId: "${survivorId}", purpose: AUDIT) { chain { sound } } }`,
      {},
      auditor,
    );
    expect(data).toEqual({ history: { chain: { sound: true } } });
  });
});
