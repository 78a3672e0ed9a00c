import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import type { Bearer } from '#platform/plain';
import { TestMailServer, type ReceivedMail } from '../../../libs/notices/testing/mail-server.js';
import { TestReceiver } from '../../../libs/notices/testing/receiver.js';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { consentTo, enter, identify, refer, toSend, type MutationToSend } from '../../harness/mutations.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
const stranger: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const NAME = 'Kolibri';
const CHOICE = {
  kinds: ['EMERGENCY_ACCESS', 'APPROVAL', 'ASSIGNMENT', 'DUE_WORK'],
  language: 'ENGLISH',
  timeZone: 'Asia/Phnom_Penh',
  dailyAtHour: 0,
};

let homeward: Homeward;
let db: pg.Client;
let mails: TestMailServer;
let receiver: TestReceiver;
const survivorId = randomUUID();

const accepted = async ({ mutation, input, by }: MutationToSend, of = survivorId) =>
  receiptOf(await homeward.command(mutation, input(of), by));
const registers = async (mutation: string, input: object) =>
  receiptOf(await homeward.command(mutation, input, administrator));
const choose = (more: object, by: Bearer = supervisor) => homeward.command('chooseNotices', { ...CHOICE, ...more }, by);

beforeAll(async () => {
  mails = await TestMailServer.start();
  receiver = await TestReceiver.start();
  homeward = await Homeward.start({
    HOMEWARD_SMTP_URL: `smtp://localhost:${mails.port}`,
    HOMEWARD_MAIL_FROM: 'homeward@example.org',
    HOMEWARD_CONSOLE_URL: 'https://homeward.example.org/',
  });
  for (const office of ['SiemReapCac', 'Poipet']) await registers('openOffice', { office, on: '2018-01-01' });
  for (const { id: worker, role, office } of [caseWorker, supervisor, stranger, administrator])
    await registers('registerWorker', { worker, roles: [role], ...(office && { office }), on: '2018-01-01' });
  for (const mutation of [refer({ givenName: NAME }), consentTo(['INTERVIEW', 'SERVICES']), identify(), enter()])
    await accepted(mutation);
  receiptOf(await choose({ email: 'sokha@example.org' }, caseWorker));
  db = new pg.Client(databaseUrlOf(homeward, 'postgres'));
  await db.connect();
}, 240_000);
afterAll(async () => {
  await db?.end();
  await homeward?.stop();
  await mails?.stop();
  await receiver?.stop();
});

/** Ends the time in which notices are gathered; one that is being sent keeps its time. */
const gathered = () =>
  db.query(`UPDATE kept.notice SET "nextAttemptAt" = now() WHERE state = 'waiting' AND attempts = 0`);

const mailWith = (words: string): Promise<ReceivedMail> =>
  homeward.until(`a mail with "${words}"`, async () => {
    await gathered();
    return mails.mails.find(({ text }) => text.includes(words));
  });

describe('the choice of notices', () => {
  it('is the own choice of a colleague of the register, with addresses that only they read', async () => {
    expect(refusalOf(await choose({}, { id: 'nobody', role: 'CASE_WORKER' }))).toBe('WORKER_UNKNOWN');
    receiptOf(await choose({ email: 'sophea@example.org', webhook: receiver.url }));
    const ask = async (by: Bearer) =>
      (await homeward.ask('{ myNotices { email webhook webhookSecret notifiedOf canMail } }', {}, by)).data!.myNotices;
    expect(await ask(supervisor)).toEqual({
      email: 'sophea@example.org',
      webhook: receiver.url,
      webhookSecret: expect.stringMatching(/^whsec_/),
      notifiedOf: CHOICE.kinds,
      canMail: true,
    });
    expect(await ask(administrator)).toBeNull();
  });

  it('is refused for an address that is none, or that hides a header, a direction or another address', async () => {
    const emails = ['nobody', 'a@b.c\r\nBcc: d@e.f', 'a@\u202egro.elpmaxe', 'a@b.c, d@e.f', `${'a'.repeat(250)}@b.c`];
    for (const email of emails) expect([email, refusalOf(await choose({ email }))]).toEqual([email, 'VALIDATION']);
    const hooks = ['http://example.org/', 'https://me:word@example.org/', 'file:///etc/passwd', 'https://a.b/#c'];
    for (const webhook of hooks)
      expect([webhook, refusalOf(await choose({ webhook }))]).toEqual([webhook, 'VALIDATION']);
    expect(refusalOf(await choose({ timeZone: 'Moon/Crater' }))).toBe('VALIDATION');
    expect(refusalOf(await choose({ dailyAtHour: 24 }))).toBe('VALIDATION');
  });
});

describe('a supervisor who is not signed in', () => {
  it('is notified by mail and webhook that a record was opened in an emergency, and nothing about the survivor', async () => {
    const opening = { survivorId, reason: 'MISSING', explanation: 'They are missing since yesterday.' };
    receiptOf(await homeward.command('openBreakGlass', opening, stranger));
    const mail = await mailWith('Review an emergency access: 1 · SiemReapCac');
    expect(mail.to).toEqual(['sophea@example.org']);
    expect(mail.text).toContain('https://homeward.example.org/');
    const { body, headers } = await homeward.until('a webhook', async () =>
      receiver.received.find((one) => one.body.includes('EmergencyAccess')),
    );
    const { data } = await homeward.ask('{ myNotices { webhookSecret } }', {}, supervisor);
    const { webhookSecret } = data!.myNotices as { webhookSecret: string };
    expect(() => new Webhook(webhookSecret).verify(body, headers as Record<string, string>)).not.toThrow();
    for (const secret of [NAME, survivorId, 'missing since'])
      expect(`${mail.raw} ${mail.text} ${body}`).not.toContain(secret);
  });

  it('is notified after a restart what was recorded before it', async () => {
    const requestId = randomUUID();
    await accepted(toSend('requestErasure', { requestId, askedBy: 'SURVIVOR', on: '2020-03-20' }));
    homeward.kill('projector');
    await mailWith('Approve an erasure: 1 · SiemReapCac');
    expect(mails.mails.filter(({ text }) => text.includes('Approve an erasure'))).toHaveLength(1);
  });

  // the projector was restarted, and looked at once: otherwise this waits for the next minute (notice-watch.spec.ts)
  it('is notified once a day of the work that is due', async () => {
    const mail = await mailWith('First assessment of risk: 1 · overdue: 1 · SiemReapCac');
    expect(mail.text).not.toContain(NAME);
  });
});

describe('a notice that does not arrive', () => {
  it('is shown to an administrator with its reason, and to monitoring', async () => {
    mails.refused.add('gone@example.org');
    receiptOf(await choose({ email: 'gone@example.org' }));
    const other = randomUUID();
    await accepted(refer(), other);
    await accepted(toSend('requestErasure', { requestId: randomUUID(), askedBy: 'SURVIVOR', on: '2020-03-20' }), other);
    const query = '{ undeliveredNotices { edges { node { worker channel kind reason message } } } }';
    const found = await homeward.until('an undelivered notice', async () => {
      await gathered();
      const { data } = await homeward.ask(query, {}, administrator);
      const { edges } = data!.undeliveredNotices as { edges: readonly { node: object }[] };
      return edges.length > 0 && edges;
    });
    expect(found[0]!.node).toMatchObject({
      worker: 'sophea',
      channel: 'EMAIL',
      kind: 'APPROVAL',
      reason: 'ADDRESS_REFUSED',
    });
    expect(refusalOf(await homeward.ask(query, {}, supervisor))).toBe('FORBIDDEN');
    // one that was being sent when the projector was killed is sent again in its time, and to the same address
    const [status, health] = await homeward.until('the list, the health and the metrics to agree', async () => {
      const { data } = await homeward.ask(query, {}, administrator);
      const { length } = (data!.undeliveredNotices as { edges: readonly object[] }).edges;
      const answer = await fetch(new URL('/health/notices', homeward.url));
      const body = (await answer.json()) as { undelivered: number };
      const metrics = await (await fetch(new URL('/metrics', homeward.url))).text();
      const isCounted = new RegExp(`^homeward_notices_undelivered ${length}$`, 'm').test(metrics);
      return body.undelivered === length && isCounted && ([answer.status, body] as const);
    });
    expect([status, health]).toEqual([503, { status: 'look', undelivered: expect.any(Number), late: false }]);
  });
});
