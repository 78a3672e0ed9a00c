import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfiguration } from './configuration.js';
import { mailPasswordIn } from './notices.js';

const MAIL = {
  HOMEWARD_SMTP_URL: 'smtps://homeward@mail.example.org',
  HOMEWARD_SMTP_PASSWORD_FILE: '/etc/homeward/smtp-password',
  HOMEWARD_MAIL_FROM: 'homeward@example.org',
};
const settingsIn = (env: Readonly<Record<string, string>>) => checkConfiguration(env).configuration.notices;
const faultsIn = (env: Readonly<Record<string, string>>) => checkConfiguration(env).faults;

describe('the settings of notices', () => {
  it('are a mail server with its usual port, encrypted unless it is on this machine', () => {
    expect(settingsIn(MAIL).mail).toEqual({
      host: 'mail.example.org',
      port: 465,
      secure: true,
      mayBePlain: false,
      user: 'homeward',
      passwordFile: '/etc/homeward/smtp-password',
      from: 'homeward@example.org',
    });
    const here = { HOMEWARD_SMTP_URL: 'smtp://localhost:2525', HOMEWARD_MAIL_FROM: 'homeward@example.org' };
    expect(settingsIn(here).mail).toMatchObject({ port: 2525, secure: false, mayBePlain: true });
    expect(settingsIn({ ...here, HOMEWARD_SMTP_URL: 'smtp://mail.example.org' }).mail).toMatchObject({
      port: 587,
      mayBePlain: false,
    });
    expect(settingsIn({}).mail).toBeUndefined();
  });

  it('are refused with the name of the variable, and without a password', () => {
    const secret = { ...MAIL, HOMEWARD_SMTP_URL: 'smtps://homeward:very-secret@mail.example.org' };
    expect(faultsIn(secret)).toEqual([expect.stringMatching(/^HOMEWARD_SMTP_URL holds a password/)]);
    expect(faultsIn(secret).join()).not.toContain('very-secret');
    expect(faultsIn({ ...MAIL, HOMEWARD_SMTP_URL: 'https://mail.example.org' })[0]).toMatch(
      /^HOMEWARD_SMTP_URL is not/,
    );
    expect(faultsIn({ ...MAIL, HOMEWARD_SMTP_URL: '' })[0]).toMatch(/^HOMEWARD_SMTP_URL is not set/);
    expect(faultsIn({ ...MAIL, HOMEWARD_SMTP_PASSWORD_FILE: '' })[0]).toMatch(
      /^HOMEWARD_SMTP_PASSWORD_FILE is not set/,
    );
    for (const from of ['', 'homeward', 'a@b.c\r\nBcc: d@e.f', 'Homeward <a@b.c>'])
      expect(faultsIn({ ...MAIL, HOMEWARD_MAIL_FROM: from })[0]).toMatch(/^HOMEWARD_MAIL_FROM is not/);
    expect(faultsIn({ HOMEWARD_WEBHOOK_HOSTS: '*' })[0]).toMatch(/^HOMEWARD_WEBHOOK_HOSTS has/);
    expect(faultsIn({ HOMEWARD_CONSOLE_URL: 'homeward.example.org' })[0]).toMatch(/^HOMEWARD_CONSOLE_URL is not/);
  });

  it('have a console over https in production', () => {
    const env = { HOMEWARD_MODE: 'production', HOMEWARD_CONSOLE_URL: 'http://homeward.example.org/' };
    expect(faultsIn(env)).toContainEqual(expect.stringMatching(/^HOMEWARD_CONSOLE_URL is an http address/));
  });

  it('read the password from a file that nobody else reads', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'homeward-smtp-')), 'password');
    writeFileSync(file, 'a long password\n', { mode: 0o600 });
    expect(mailPasswordIn(file)).toBe('a long password');
    chmodSync(file, 0o644);
    expect(() => mailPasswordIn(file)).toThrow('can be read by others');
    expect(() => mailPasswordIn(`${file}s`)).toThrow('cannot be read (ENOENT)');
  });
});
