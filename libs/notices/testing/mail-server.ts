import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer } from '../mailer.js';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  /** The whole mail as it came. */
  readonly raw: string;
  /** Its text, decoded. */
  readonly text: string;
}

const decodedText = (raw: string): string => {
  const begin = raw.indexOf('\r\n\r\n');
  const [head, body] = [raw.slice(0, begin), raw.slice(begin + 4)];
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

/** A refusal with a code of SMTP, such as 550. */
const refusal = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });

/** A real mail server on this machine. */
export class TestMailServer {
  readonly mails: ReceivedMail[] = [];
  /** Addresses that the server refuses for ever. */
  readonly refused = new Set<string>();
  /** While true, each mail is refused for a time. */
  isBusy = false;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  /** @param user the only one that may send, with a password */
  static async start(
    options: SMTPServerOptions = {},
    user?: { readonly name: string; readonly password: string },
  ): Promise<TestMailServer> {
    let started: TestMailServer;
    const server = new SMTPServer({
      authOptional: user === undefined,
      disabledCommands: options.key || options.secure ? [] : ['STARTTLS'],
      logger: false,
      onAuth: ({ username, password }, _, done) =>
        username === user?.name && password === user?.password
          ? done(null, { user: username })
          : done(refusal(535, 'Wrong user or password')),
      onRcptTo: ({ address }, _, done) =>
        done(started.refused.has(address) ? refusal(550, `No such mailbox ${address}`) : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          if (started.isBusy) return done(refusal(451, 'Try again later'));
          const { envelope, secure, user: by } = session;
          started.mails.push({
            to: envelope.rcptTo.map(({ address }) => address),
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            isEncrypted: secure,
            user: by as string | undefined,
            raw,
            text: decodedText(raw),
          });
          return done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
    started = new TestMailServer(server, (server.server.address() as AddressInfo).port);
    return started;
  }

  /** How to reach it. */
  settings(more: Partial<MailServer> = {}): MailServer {
    return {
      host: 'localhost',
      port: this.port,
      secure: false,
      mayBePlain: false,
      from: 'homeward@example.org',
      ...more,
    };
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => this.server.close(closed));
  }
}
