import { createTransport, type Transporter } from 'nodemailer';
import { withTimeout } from '#kernel/waiting';
import { DeliveryFailure, type DeliveryFailureCode } from './delivery-failure.js';
import { timeLimit } from './time-limit.js';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; otherwise by STARTTLS. */
  readonly secure: boolean;
  /** Only for a server on this machine. */
  readonly mayBePlain: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The sender of the mails. */
  readonly from: string;
}

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for each attempt, so that a mailbox recognises a repetition. */
  readonly id: string;
}

const [CONNECT_TIMEOUT_MS, SILENCE_TIMEOUT_MS] = [10_000, 20_000];
/** For one mail: a server that sends a line now and then is never silent. */
const MAIL_TIMEOUT_MS = 50_000;

const ONE_ADDRESS = /^[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[A-Za-z0-9.-]+$/;

/** Plain text only: nothing is loaded when a mail is opened, and nobody learns that it was. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #timeoutMs: number;

  /** @param ca the certificate authority of the server, where the machine does not know it */
  constructor(
    private readonly server: MailServer,
    { ca, timeoutMs = MAIL_TIMEOUT_MS }: { readonly ca?: string; readonly timeoutMs?: number } = {},
  ) {
    const { host, port, secure, mayBePlain, user, password } = server;
    this.#timeoutMs = timeoutMs;
    this.#transport = createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && !mayBePlain,
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
      tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @param stop ends it early @throws DeliveryFailure */
  async send({ to, subject, text, id }: Mail, stop?: AbortSignal): Promise<void> {
    const { from } = this.server;
    // the library would take a list apart, and send to all of it
    if (!ONE_ADDRESS.test(to)) throw new DeliveryFailure('ADDRESS_REFUSED');
    await this.#withDeliveryFailure(
      this.#transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1).replace('>', '')}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: timeLimit(this.#timeoutMs, stop),
      }),
    );
  }

  /** Connects and signs in, and sends nothing. @throws DeliveryFailure */
  async verify(): Promise<void> {
    // the library takes no signal here, and leaves the connection to the process
    await this.#withDeliveryFailure(withTimeout(this.#transport.verify(), this.#timeoutMs));
  }

  close(): void {
    this.#transport.close();
  }

  /** A message of the server may repeat the address, so only a code of ours leaves. */
  async #withDeliveryFailure(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      throw new DeliveryFailure(codeOf(error as SmtpError));
    }
  }
}

const CODES: Readonly<Record<string, DeliveryFailureCode>> = {
  EAUTH: 'SIGN_IN_REFUSED',
  ENOAUTH: 'SIGN_IN_REFUSED',
  ETLS: 'NOT_ENCRYPTED',
  EREQUIRETLS: 'NOT_ENCRYPTED',
  EMESSAGE: 'REFUSED',
  ESTREAM: 'REFUSED',
};

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  /** The code of the system, where that of the library is a general one. */
  readonly originalCode?: string;
}

const codeOf = ({ code = '', responseCode = 0, originalCode }: SmtpError): DeliveryFailureCode => {
  if (code === 'EENVELOPE') return responseCode >= 500 || responseCode === 0 ? 'ADDRESS_REFUSED' : 'REFUSED';
  if (isCertificateFault(originalCode)) return 'NOT_ENCRYPTED';
  return CODES[code] ?? 'UNREACHABLE';
};

const isCertificateFault = (code = ''): boolean => /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO_VERIFY/.test(code);
