import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import { listIn, type Environment } from './environment.js';

/** How messages leave the service. */
export interface NoticeSettings {
  readonly mail?: MailSettings | undefined;
  /** Hosts of webhooks that may have a private address. */
  readonly webhookHosts: readonly string[];
  /** The address of the console, for the link in messages. */
  readonly consoleUrl?: string | undefined;
}

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** The server is on this machine. */
  readonly mayBePlain: boolean;
  readonly user?: string | undefined;
  /** Read at each start of the projector. */
  readonly passwordFile?: string | undefined;
  readonly from: string;
}

const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** @throws ConfigurationError */
export const noticesFrom = (env: Environment): NoticeSettings => ({
  mail: mailFrom(env),
  webhookHosts: webhookHostsFrom(env),
  consoleUrl: consoleUrlFrom(env),
});

const mailFrom = ({
  HOMEWARD_SMTP_URL: text,
  HOMEWARD_SMTP_PASSWORD_FILE: file,
  HOMEWARD_MAIL_FROM: from,
}: Environment): MailSettings | undefined => {
  if (!text) {
    if (!file && !from) return undefined;
    throw new ConfigurationError(
      'HOMEWARD_SMTP_URL is not set, though the sender or the password is: give the address of the mail server.',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // it may contain a password, so it is not repeated
  if (!url?.hostname || !(url.protocol in PORTS) || !/^\/?$/.test(url.pathname) || url.search || url.hash)
    throw new ConfigurationError(
      'HOMEWARD_SMTP_URL is not the address of a mail server: it must look like smtps://homeward@mail.example.org.',
    );
  if (url.password)
    throw new ConfigurationError(
      'HOMEWARD_SMTP_URL holds a password: put it into a file, and name that in HOMEWARD_SMTP_PASSWORD_FILE.',
    );
  if (url.username && !file)
    throw new ConfigurationError(
      'HOMEWARD_SMTP_PASSWORD_FILE is not set, and HOMEWARD_SMTP_URL names a user: give the file with the password.',
    );
  if (!from || !/^[^\s<>"@]{1,64}@[A-Za-z0-9.-]{1,190}$/.test(from))
    throw new ConfigurationError(
      'HOMEWARD_MAIL_FROM is not the address of a sender: it must look like homeward@example.org.',
    );
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || PORTS[url.protocol]!,
    secure: url.protocol === 'smtps:',
    mayBePlain: HERE.has(url.hostname),
    ...(url.username && { user: decodeURIComponent(url.username) }),
    ...(file && { passwordFile: resolve(file) }),
    from,
  };
};

const webhookHostsFrom = ({ HOMEWARD_WEBHOOK_HOSTS: text }: Environment): readonly string[] =>
  listIn(text).map((host) => {
    if (/^[a-z0-9.-]+(:\d{1,5})?$/.test(host)) return host;
    throw new ConfigurationError(
      `HOMEWARD_WEBHOOK_HOSTS has "${host}": name each host in small letters, such as hooks.internal or 10.0.0.7:8443.`,
    );
  });

const consoleUrlFrom = ({ HOMEWARD_CONSOLE_URL: text }: Environment): string | undefined => {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash)
    return url.href;
  throw new ConfigurationError(
    'HOMEWARD_CONSOLE_URL is not the address of the console: it must look like https://homeward.example.org/.',
  );
};

/** @throws ConfigurationError */
export const mailPasswordIn = (file: string): string => {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new ConfigurationError(`HOMEWARD_SMTP_PASSWORD_FILE (${file}) can be read by others: chmod 600 it.`);
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      `HOMEWARD_SMTP_PASSWORD_FILE (${file}) cannot be read (${(error as NodeJS.ErrnoException).code}): check the path.`,
    );
  }
};
