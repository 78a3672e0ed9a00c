import { once } from 'node:events';
import type { Socket } from 'node:net';
import { makeCertificates, type Certificates } from '../kernel/event-store/testing/certificates.js';
import { DeliveryFailure } from './delivery-failure.js';
import { Mailer, type MailServer } from './mailer.js';
import { TestMailServer } from './testing/mail-server.js';
import { RawServer, trickle } from './testing/raw-server.js';

const MAIL = {
  to: 'sokha@example.org',
  subject: 'រង់ចាំអ្នកទីពីរ',
  text: 'One plan waits.\n.\nSince Monday.',
  id: '5f0c8f0e-9a1b-5c2d-8e3f-4a5b6c7d8e9f',
};
const SENDER = { name: 'homeward', password: 'a long password' };

let tls: Certificates;
const running: TestMailServer[] = [];
beforeAll(async () => {
  tls = await makeCertificates({ name: { type: 'dns', value: 'localhost' } });
});
afterAll(async () => {
  for (const server of running) await server.stop();
});

const startServer = async (...args: Parameters<typeof TestMailServer.start>): Promise<TestMailServer> => {
  const server = await TestMailServer.start(...args);
  running.push(server);
  return server;
};
const tlsOptions = (more: object = {}) => ({ key: tls.key, cert: tls.certificate, ...more });

/** The code with which it failed; '' where the server took the mail. */
const sent = async (server: MailServer, mail = MAIL, ca = tls.authority): Promise<string> => {
  const mailer = new Mailer(server, { ca });
  try {
    await mailer.send(mail);
    return '';
  } catch (error) {
    return error instanceof DeliveryFailure ? error.code : String(error);
  } finally {
    mailer.close();
  }
};

/** Sends a line now and then, without an end. */
const startSlowServer = (note?: (socket: Socket) => void): Promise<RawServer> =>
  RawServer.start({
    greet: (socket) => {
      note?.(socket);
      socket.write('220 mail.example.org\r\n');
    },
    answer: trickle('250-ONE-MORE\r\n'),
  });
const impatientMailer = ({ port }: RawServer): Mailer =>
  new Mailer(
    { host: 'localhost', port, secure: false, mayBePlain: true, from: 'homeward@example.org' },
    { timeoutMs: 300 },
  );

describe('a mail', () => {
  it('reaches the server over STARTTLS, signed in, and whole', async () => {
    const server = await startServer(tlsOptions(), SENDER);
    const { name: user, password } = SENDER;
    expect(await sent(server.settings({ user, password }))).toBe('');
    const [mail] = server.mails;
    expect(mail).toMatchObject({ to: [MAIL.to], from: 'homeward@example.org', isEncrypted: true, user });
    expect(mail!.raw).toContain(`Message-ID: <${MAIL.id}@example.org>`);
    expect(mail!.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail!.raw).toContain('Content-Type: text/plain');
    expect(mail!.raw).not.toContain('html');
  });

  it('reaches a server that is encrypted from the first byte', async () => {
    const server = await startServer(tlsOptions({ secure: true }));
    expect(await sent(server.settings({ secure: true }))).toBe('');
    expect(server.mails[0]!.isEncrypted).toBe(true);
  });

  it('is not sent to a server without encryption, unless that is this machine', async () => {
    const server = await startServer();
    expect(await sent(server.settings())).toBe('NOT_ENCRYPTED');
    expect(server.mails).toEqual([]);
    expect(await sent(server.settings({ mayBePlain: true }))).toBe('');
  });

  it('is not sent to a server whose certificate nobody vouches for', async () => {
    const server = await startServer(tlsOptions({ secure: true }));
    const { authority } = await makeCertificates();
    expect(await sent(server.settings({ secure: true }), MAIL, authority)).toBe('NOT_ENCRYPTED');
    expect(server.mails).toEqual([]);
  });

  it('says with which code it failed, and never the address', async () => {
    const server = await startServer(tlsOptions(), SENDER);
    const { name: user, password } = SENDER;
    expect(await sent(server.settings({ user, password: 'another' }))).toBe('SIGN_IN_REFUSED');
    server.refused.add(MAIL.to);
    const mailer = new Mailer(server.settings({ user, password }), { ca: tls.authority });
    const failure = await mailer.send(MAIL).catch((error: unknown) => error as DeliveryFailure);
    mailer.close();
    expect(failure).toMatchObject({ code: 'ADDRESS_REFUSED', isFinal: true });
    expect(`${failure?.message} ${failure?.stack} ${JSON.stringify(failure)}`).not.toContain('sokha');
    server.refused.clear();
    server.isBusy = true;
    expect(await sent(server.settings({ user, password }))).toBe('REFUSED');
    await running.pop()!.stop();
    expect(await sent(server.settings({ user, password }))).toBe('UNREACHABLE');
  });

  it('is given up where the server never comes to an end, and its connection is closed', async () => {
    let closed: Promise<unknown> | undefined;
    const slow = await startSlowServer((socket) => void (closed = once(socket, 'close')));
    const mailer = impatientMailer(slow);
    await expect(mailer.send(MAIL)).rejects.toThrow(new DeliveryFailure('UNREACHABLE'));
    await closed;
    mailer.close();
    await slow.stop();
  });

  it('is awaited from no server that never comes to an end, also where none is sent', async () => {
    const slow = await startSlowServer();
    const mailer = impatientMailer(slow);
    await expect(mailer.verify()).rejects.toThrow(new DeliveryFailure('UNREACHABLE'));
    mailer.close();
    await slow.stop();
  });

  it('has no further header or recipient, whatever stands in its subject and address', async () => {
    const server = await startServer(tlsOptions());
    const hostile = { ...MAIL, subject: 'A\r\nBcc: thief@example.org\r\n\r\nB', to: 'sokha@example.org' };
    expect(await sent(server.settings(), hostile)).toBe('');
    expect(server.mails[0]!.to).toEqual([MAIL.to]);
    expect(server.mails[0]!.raw).not.toMatch(/^Bcc:/m);
    for (const between of ['\r\nRCPT TO:<thief@example.org>', ', thief@example.org', ';thief@example.org', ' '])
      expect(await sent(server.settings(), { ...MAIL, to: `sokha@example.org${between}` })).toBe('ADDRESS_REFUSED');
    expect(server.mails).toHaveLength(1);
  });
});
