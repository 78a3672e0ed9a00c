import { Logger } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { reliableRegistersIn } from '#domain/directory';
import { endsWithin } from '#kernel/waiting';
import { Mailer, NoticeRow, pauseAfter, webhookSecret } from '#notices';
import { TestMailServer } from '../../../../libs/notices/testing/mail-server.js';
import { RawServer, trickle } from '../../../../libs/notices/testing/raw-server.js';
import { TestReceiver } from '../../../../libs/notices/testing/receiver.js';
import { NoticeSender, type NoticeWays } from './notice-sender.js';
import { NoticedLog } from './testing/noticed-log.js';

const logged: string[] = [];
Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (text: string) => void logged.push(text) });

const KEY = Buffer.alloc(32, 3);
const MINUTE_MS = 60_000;
const NAME = 'Sreymom';
/** Less than any server is given. */
const STOP_MS = 3_000;

let log: NoticedLog;
let mails: TestMailServer;
let receiver: TestReceiver;
beforeEach(async () => {
  log = await NoticedLog.open();
  mails = await TestMailServer.start();
  receiver = await TestReceiver.start();
});
afterEach(async () => {
  await log.close();
  await mails.stop();
  await receiver.stop();
});

/** Starts a sender, as a starting projector does. */
const sender = (more: Partial<NoticeWays> = {}): NoticeSender =>
  new NoticeSender(
    log.queue,
    {
      mailer: new Mailer(mails.settings({ mayBePlain: true })),
      webhooks: { hosts: [], mayBePlain: true },
      webhookKey: KEY,
      consoleUrl: 'https://homeward.example.org/',
      ...more,
    },
    log.stores,
  );

const enqueueNotices = async (): Promise<void> => {
  const follower = await log.follow();
  await log.waitForNotices();
  await follower.beforeApplicationShutdown();
};
const states = async () =>
  (await log.db.getRepository(NoticeRow).find()).map(({ state, reason }) => [state, reason] as const);
const soon = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE_MS);

describe('what waits for a colleague', () => {
  it('reaches them as one mail in their language, without anything about a survivor', async () => {
    await log.choose('sophea', { email: 'sophea@example.org' });
    const ids = [await log.closing('sokha', NAME), await log.closing('sokha', NAME)];
    await enqueueNotices();
    await sender().send(soon(1));
    expect(await states()).toEqual([
      ['delivered', null],
      ['delivered', null],
    ]);
    const [mail, ...others] = mails.mails;
    expect(others).toEqual([]);
    expect(mail!.to).toEqual(['sophea@example.org']);
    expect(mail!.raw).toContain('Subject: Homeward: Waits for a second person');
    expect(mail!.text).toMatch(/- Approve an erasure: 2 · SiemReapCac · since \d/);
    expect(mail!.text).toContain('https://homeward.example.org/');
    for (const secret of [NAME, ...ids]) expect(`${mail!.text} ${mail!.raw}`).not.toContain(secret);
  });

  it('reaches a webhook, signed with their own secret', async () => {
    await log.choose('sophea', { webhook: receiver.url, language: 'Khmer' });
    const id = await log.closing('sokha', NAME);
    await enqueueNotices();
    await sender().send(soon(1));
    const [{ body, headers }] = receiver.received as [TestReceiver['received'][number]];
    const { workers } = await reliableRegistersIn(log.stores);
    const { chosenIn } = workers.sophea!.notices!;
    const notified = new Webhook(webhookSecret(KEY, { worker: 'sophea', chosenIn })).verify(
      body,
      headers as Record<string, string>,
    );
    expect(notified).toMatchObject({
      type: 'homeward.notices',
      data: { notices: [{ kind: 'Approval', about: 'ErasureApproval', office: 'SiemReapCac', count: 1 }] },
    });
    expect(body).not.toMatch(new RegExp(`${NAME}|${id}`));
  });

  it('waits while the server is away, also over a restart, and arrives when it is back', async () => {
    await log.choose('sophea', { email: 'sophea@example.org' });
    await log.closing();
    await enqueueNotices();
    mails.isBusy = true;
    await sender().send(soon(0));
    expect(await states()).toEqual([['waiting', 'REFUSED']]);
    mails.isBusy = false;
    await sender().send(soon(5));
    expect(await states()).toEqual([['delivered', null]]);
    expect(mails.mails).toHaveLength(1);
  });

  it('is not delivered to an address that the server refuses, and the log says so without the address', async () => {
    await log.choose('sophea', { email: 'nobody@example.org' });
    await log.closing();
    await enqueueNotices();
    mails.refused.add('nobody@example.org');
    logged.length = 0;
    await sender().send(soon(1));
    expect(await states()).toEqual([['undelivered', 'ADDRESS_REFUSED']]);
    expect(logged.join()).toMatch(/^NOTICE_UNDELIVERED: .* ADDRESS_REFUSED/);
    expect(logged.join()).not.toContain('nobody');
  });

  it('is not sent to somebody who does not want it any more, or who has left', async () => {
    await log.choose('sophea', { email: 'sophea@example.org' });
    await log.choose('makara', { email: 'makara@example.org' });
    await log.closing();
    await enqueueNotices();
    await log.choose('sophea', { kinds: [] });
    await log.register('RecordDeparture', { worker: 'makara', on: '2020-12-31' });
    await sender().send(soon(1));
    expect((await states()).map(([state]) => state)).toEqual(['unwanted', 'unwanted']);
    expect(mails.mails).toEqual([]);
  });

  it('waits for no server that never comes to an end, and is sent to all others', async () => {
    const slow = await RawServer.start({
      greet: (socket) => socket.write('220 mail.example.org\r\n'),
      answer: trickle('250-ONE-MORE\r\n'),
    });
    const mailer = new Mailer({ ...mails.settings({ mayBePlain: true }), port: slow.port });
    await log.choose('sophea', { email: 'sophea@example.org' });
    await log.choose('makara', { webhook: receiver.url });
    await log.closing();
    await enqueueNotices();
    await sender({ mailer, timeoutMs: 300 }).send(soon(1));
    expect((await states()).toSorted()).toEqual([
      ['delivered', null],
      ['waiting', 'UNREACHABLE'],
    ]);
    await slow.stop();
  });

  it('stays with its sender for a whole lease, however long the messages before it took', async () => {
    const silent = await RawServer.start({ answer: () => undefined });
    const mailer = new Mailer({ ...mails.settings({ mayBePlain: true }), port: silent.port });
    await log.choose('sophea', { email: 'sophea@example.org' });
    await log.choose('makara', { webhook: receiver.url });
    await log.closing();
    await enqueueNotices();
    await log.db.query(`UPDATE notice SET "nextAttemptAt" = "enqueuedAt" - interval '1 s' WHERE channel = 'Email'`);
    await sender({ mailer, timeoutMs: 300 }).send();
    const [mail, webhook] = await log.db.getRepository(NoticeRow).find({ order: { channel: 'ASC' } });
    expect([mail!.state, webhook!.state]).toEqual(['waiting', 'delivered']);
    const mailEnded = mail!.nextAttemptAt.getTime() - pauseAfter(1);
    expect(webhook!.nextAttemptAt.getTime() - mailEnded).toBeGreaterThanOrEqual(2 * MINUTE_MS);
    await silent.stop();
  });

  it.each(['Email', 'Webhook'])('is given back at a stop while a server says nothing, by %s', async (channel) => {
    let greet: () => void;
    const connected = new Promise<void>((resolve) => (greet = resolve));
    const silent = await RawServer.start({ greet: () => greet(), answer: () => undefined });
    const mailer = new Mailer({ ...mails.settings({ mayBePlain: true }), port: silent.port });
    const byMail = { email: 'sophea@example.org' };
    await log.choose('sophea', channel === 'Email' ? byMail : { webhook: `http://localhost:${silent.port}/` });
    await log.closing();
    await enqueueNotices();
    const stopped = sender({ mailer });
    stopped.onApplicationBootstrap();
    await connected;
    expect(await endsWithin(stopped.beforeApplicationShutdown(), STOP_MS)).toBe(true);
    const [waiting] = await log.db.getRepository(NoticeRow).find();
    expect(waiting).toMatchObject({ channel, state: 'waiting', attempts: 0, reason: null });
    expect((await log.queue.take(new Date()))?.notices).toHaveLength(1);
    await silent.stop();
  });

  it('is not delivered by mail where no server is configured', async () => {
    await log.choose('sophea', { email: 'sophea@example.org' });
    await log.closing();
    await enqueueNotices();
    await sender({ mailer: undefined }).send(soon(1));
    expect(await states()).toEqual([['undelivered', 'MAIL_NOT_CONFIGURED']]);
  });
});
