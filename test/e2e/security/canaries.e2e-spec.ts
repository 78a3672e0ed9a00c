import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  auditor,
  caseWorker,
  legalOfficer,
  receiptOf,
  refusalOf,
  supervisor,
} from '../../harness/homeward.js';
import { TestMailServer } from '../../../libs/notices/testing/mail-server.js';
import { TestReceiver } from '../../../libs/notices/testing/receiver.js';
import { KHMER, LATIN, MARKS, accusedIn, addresses, plantedCount, refusedMutations, mutations } from './canary.js';
import { databaseUrlOf } from '../../harness/database-url.js';
import { inCourt } from '../../harness/mutations.js';
import { foundIn, scanFiles } from '../../harness/scan.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

/** Written into the database in plain text: unless the search finds it, the search is worthless. */
const CONTROL = 'Zeisigweibchen';

/** Every record contains more than thirty of them. */
const WORDS = Number(process.env.PLANTED_WORDS ?? 80);
const survivors: string[] = [];
const prosecutions: string[] = [];

let homeward: Homeward;
let db: pg.Client;
let mails: TestMailServer;
let receiver: TestReceiver;
const told: string[] = [];
beforeAll(async () => {
  mails = await TestMailServer.start();
  receiver = await TestReceiver.start();
  homeward = await Homeward.start({
    HOMEWARD_SMTP_URL: `smtp://localhost:${mails.port}`,
    HOMEWARD_MAIL_FROM: 'homeward@example.org',
  });
  db = new pg.Client(databaseUrlOf(homeward, 'postgres'));
  await db.connect();
  await uncompressed();
  await plant();
}, 240_000);
afterAll(async () => {
  await db.end();
  await homeward.stop();
  await mails.stop();
  await receiver.stop();
});

/** Compressed data cannot be searched: neither long values, nor pages in the write-ahead log. */
const uncompressed = async () => {
  await db.query('ALTER SYSTEM SET wal_compression = off');
  await db.query('SELECT pg_reload_conf()');
  const { rows } = await db.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL', c.oid::regclass, a.attname) AS statement
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'x'
       AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  for (const { statement } of rows) await db.query(statement);
};

/** A supervisor who is notified of everything, at once and every day. */
const listen = async () => {
  const registers = (mutation: string, input: object) =>
    homeward.command(mutation, input, { id: 'dara', role: 'ADMINISTRATOR' });
  receiptOf(await registers('openOffice', { office: 'SiemReapCac', on: '2018-01-01' }));
  for (const { id: worker, role, office } of [caseWorker, supervisor, legalOfficer])
    receiptOf(await registers('registerWorker', { worker, roles: [role], office, on: '2018-01-01' }));
  const choice = {
    kinds: ['EMERGENCY_ACCESS', 'APPROVAL', 'ASSIGNMENT', 'DUE_WORK'],
    ...addresses(receiver.url),
    language: 'ENGLISH',
    timeZone: 'Asia/Phnom_Penh',
    dailyAtHour: 0,
  };
  receiptOf(await homeward.command('chooseNotices', choice, supervisor));
};

const plant = async () => {
  await listen();
  while (plantedCount() < WORDS) {
    const survivorId = randomUUID();
    survivors.push(survivorId);
    for (const { mutation, input, by } of mutations())
      receiptOf(await homeward.command(mutation, input(survivorId), by ?? caseWorker));
    const prosecutionId = randomUUID();
    prosecutions.push(prosecutionId);
    const [opened, accused] = [inCourt(prosecutionId), accusedIn(prosecutionId)];
    receiptOf(await homeward.command(opened.mutation, opened.input(survivorId), opened.by));
    await homeward.until('the survivor joined the case', async () => {
      const { errors } = await homeward.command(accused.mutation, accused.input(survivorId), accused.by);
      return !errors;
    });
    // or the case would hold the record when it is to be erased
    receiptOf(await homeward.command('discontinueProsecution', { prosecutionId, on: '2020-04-02' }, supervisor));
    for (const { mutation, input, by } of refusedMutations()) {
      const answer = await homeward.command(mutation, input(survivorId), by);
      told.push(refusalOf(answer) ?? 'accepted');
    }
  }
  await homeward.caughtUp();
  await db.query('CHECKPOINT');
};

describe(`${WORDS} planted words`, () => {
  it('were sent, recorded, and read by users with access', async () => {
    expect(plantedCount()).toBeGreaterThanOrEqual(WORDS);
    expect(new Set(told)).toEqual(new Set(['ALREADY_REFERRED', 'VALIDATION']));
    const { data } = await homeward.ask(
      `{ survivor(id: "${survivors[0]!}", purpose: CARE) { referral { givenName { value } } household { note { value } } } }`,
    );
    expect(JSON.stringify(data)).toContain(LATIN);
    expect(JSON.stringify(data)).toContain(KHMER);
  });

  it('would be found: the plain text in the database is', async () => {
    await db.query('CREATE TABLE public.control (text text, bytes bytea)');
    await db.query('INSERT INTO public.control VALUES ($1, $2)', [
      CONTROL,
      Buffer.from(`${'x'.repeat(9_000)}${CONTROL}`),
    ]);
    await db.query('CHECKPOINT');
    const { found } = scanFiles(homeward.data, [CONTROL]);
    await db.query('DROP TABLE public.control');
    expect(found.filter(({ file }) => file.includes('pg_wal')).length).toBeGreaterThan(0);
    expect(found.filter(({ file }) => file.includes('/base/')).length).toBeGreaterThan(0);
  });

  it('lie in no file: no event, no view, no write-ahead log, no process log, no key', () => {
    const { files, found } = scanFiles(homeward.data, MARKS);
    expect(files).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  const analyst: Bearer = { id: 'chanthou', role: 'ANALYST' };
  const administrator: Bearer = { id: 'dara', role: 'ADMINISTRATOR' };

  const everything = (id: string): readonly string[] => [
    `{ survivor(id: "${id}", purpose: CARE) { id referral { givenName { value withheld } contact { value } } household { note { value } } } }`,
    `{ history(survivorId: "${id}", purpose: AUDIT) { edges { node { data } } } }`,
    `{ replay(survivorId: "${id}", purpose: AUDIT, toRevision: 3) { state } }`,
    `{ prosecution(id: "${prosecutions[0]!}", purpose: COURT) { accused { name { value } role } } }`,
    '{ prosecutions { edges { node { court } } } }',
    '{ caseload(purpose: CARE) { edges { node { survivorId } } } }',
    '{ dueTasks(purpose: CARE) { edges { node { survivorId } } } }',
    '{ figures { id cells { key value } events(purpose: AUDIT, first: 50) { edges { node { eventId subject } } } } }',
    '{ annualReport(year: 2020) { id cells { key value } } }',
    '{ projections { name state reason } }',
    '{ labels { code label } }',
  ];

  it.each([
    ['an analyst', analyst],
    ['an administrator', administrator],
  ])('stand in no answer to %s, whatever they request', async (_, by) => {
    for (const survivorId of survivors.slice(0, 3))
      for (const query of everything(survivorId)) {
        const answer = JSON.stringify(await homeward.ask(query, {}, by));
        expect([query, foundIn(Buffer.from(answer), MARKS, query)]).toEqual([query, []]);
      }
  });

  it('nor in an answer to an anonymous caller or a subscriber', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      const text = await (await fetch(new URL(path, homeward.url))).text();
      expect(foundIn(Buffer.from(text), MARKS, path)).toEqual([]);
    }
  });

  it('stand in no mail and in no webhook, but for the address itself', async () => {
    const requestId = randomUUID();
    const request = { survivorId: survivors[0]!, requestId, askedBy: 'SURVIVOR', on: '2020-03-20' };
    receiptOf(await homeward.command('requestErasure', request, caseWorker));
    const secrets = [...MARKS, ...survivors];
    const notified = ({ text }: { readonly text: string }) => /Approve an erasure/.test(text);
    await homeward.until('a mail', async () => mails.mails.some(notified));
    await homeward.until('a webhook', async () =>
      receiver.received.some(({ body }) => body.includes('ErasureApproval')),
    );
    for (const { raw, text } of mails.mails)
      expect(foundIn(Buffer.from(`${raw.replace(/^To: .*$/m, '')} ${text}`), secrets, 'a mail')).toEqual([]);
    for (const { body } of receiver.received) expect(foundIn(Buffer.from(body), secrets, 'a webhook')).toEqual([]);
    const withdrawal = { survivorId: survivors[0]!, requestId, on: '2020-03-21', reason: 'They no longer wish it.' };
    receiptOf(await homeward.command('withdrawErasure', withdrawal, supervisor));
  });

  it('lie in no file after they were read, either', async () => {
    for (const by of [caseWorker, supervisor, legalOfficer, auditor])
      for (const query of everything(survivors[0]!)) await homeward.ask(query, {}, by);
    await db.query('CHECKPOINT');
    expect(scanFiles(homeward.data, MARKS).found).toEqual([]);
  });

  it('lie in no file after some were erased and every view was rebuilt, which counts them all the same', async () => {
    const counted = async () => {
      const { data } = await homeward.ask('{ figures { id cells { key value } } }', {}, auditor);
      return data!.figures as { id: string }[];
    };
    const before = await counted();
    for (const survivorId of survivors.slice(-3)) await erased(survivorId);
    await homeward.caughtUp();
    const after = await counted();
    // the erased survivor has no more tasks (M21), and readings are counted as they come (M23)
    const told = (figures: typeof before) => figures.filter(({ id }) => id !== 'M21' && id !== 'M23');
    expect(told(after)).toEqual(told(before));

    const { rows } = await db.query<{ table: string }>(
      `SELECT oid::regclass::text AS table FROM pg_class
       WHERE relkind = 'r' AND relnamespace IN ('${FIRST_SET}'::regnamespace, 'kept'::regnamespace)
         AND relname NOT IN ('checkpoint', 'view_set', 'set_request')`,
    );
    expect(rows.length).toBeGreaterThan(40);
    await db.query(`DROP TABLE ${rows.map(({ table }) => table).join(', ')} CASCADE`);
    homeward.kill('projector');
    await homeward.caughtUp();
    expect(await counted()).toEqual(after);
    await db.query('CHECKPOINT');
    expect(scanFiles(homeward.data, MARKS).found).toEqual([]);
  });
});

/** Requested by one person, approved by another, and carried out. */
const erased = async (survivorId: string) => {
  const [requestId, on] = [randomUUID(), '2020-03-20'];
  const request = { survivorId, requestId, askedBy: 'SURVIVOR', on };
  receiptOf(await homeward.command('requestErasure', request, caseWorker));
  const approval = { survivorId, requestId, on, inCareReason: 'SURVIVOR_INSISTS' };
  receiptOf(await homeward.command('approveErasure', approval, supervisor));
  const read = `{ survivor(id: "${survivorId}", purpose: SUBJECT_REQUEST) { erasure { status } referral { givenName { erased } } } }`;
  await homeward.until('the survivor is erased', async () => {
    const { data } = await homeward.ask(read, {}, supervisor);
    const { survivor } = data as {
      survivor: { erasure: { status: string }; referral: { givenName: { erased: boolean } } };
    };
    return survivor.erasure.status === 'ERASED' && survivor.referral.givenName.erased;
  });
};
