import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPasswordOf, type UsersFile } from '#embedded/eventstore-users';
import { ensureSecurity } from './event-store-security.js';
import { STORE_USERS, securityFilesIn, type SecurityFiles } from './security-files.js';

let data: string;
let files: SecurityFiles;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-security-'));
  files = securityFilesIn(data);
});
afterEach(() => rmSync(data, { recursive: true }));

const NOW = new Date('2026-11-27T08:00:00Z');
const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const certificateIn = (file: string) => new X509Certificate(readFileSync(file));
const users = () => (JSON.parse(readFileSync(files.users, 'utf8')) as UsersFile).users;
const credentialOf = (part: (typeof STORE_USERS)[number]) =>
  JSON.parse(readFileSync(files.credentials[part], 'utf8')) as { username: string; password: string };
const contents = () =>
  Object.fromEntries(readdirSync(files.folder).map((name) => [name, readFileSync(join(files.folder, name), 'utf8')]));

/** Given a private key and the certificate of its authority, as TLS would see it. */
const isSound = () => {
  const [server, authority] = [certificateIn(files.certificate), certificateIn(files.authority)];
  return server.checkIssued(authority) && server.verify(authority.publicKey);
};

describe('the security of the embedded event store', () => {
  it('is an authority for ten years, and a certificate for every name of this machine', async () => {
    await ensureSecurity(data, NOW);
    const authority = certificateIn(files.authority);
    expect([authority.ca, new Date(authority.validTo).getUTCFullYear()]).toEqual([true, 2036]);
    const server = certificateIn(files.certificate);
    expect(isSound()).toBe(true);
    for (const address of ['127.0.0.1', '::1']) expect(server.checkIP(address)).toBeDefined();
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkHost('example.org')).toBeUndefined();
    expect(authority.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  it('is a credential for each process, of which the event store knows only hashes', async () => {
    await ensureSecurity(data, NOW);
    const passwords = STORE_USERS.map((part) => {
      const { username, password } = credentialOf(part);
      expect(username).toBe(`homeward-${part}`);
      expect(isPasswordOf(users()[username], password)).toBe(true);
      expect(readFileSync(files.users, 'utf8')).not.toContain(password);
      return password;
    });
    expect(new Set(passwords).size).toBe(3);
    for (const password of passwords) expect(Buffer.from(password, 'base64url')).toHaveLength(32);
  });

  it('is in files that only the owner can read, without leftover drafts', async () => {
    await ensureSecurity(data, NOW);
    expect(statSync(files.folder).mode & 0o777).toBe(0o700);
    const modes = readdirSync(files.folder).map((name) => [name, statSync(join(files.folder, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      'api.credential': 0o600,
      'ca.crt': 0o644,
      'ca.key': 0o600,
      'operator.credential': 0o600,
      'projector.credential': 0o600,
      'server.crt': 0o600,
      'server.key': 0o600,
      'users.json': 0o600,
    });
  });

  it('is unchanged at the next start, and after two simultaneous starts', async () => {
    const made = await Promise.all([ensureSecurity(data, NOW), ensureSecurity(data, NOW), ensureSecurity(data, NOW)]);
    expect(made.some(({ renewed }) => renewed)).toBe(true);
    expect(isSound()).toBe(true);
    const before = contents();
    expect((await ensureSecurity(data, after(300))).renewed).toBe(false);
    expect(contents()).toEqual(before);
  });

  it('renews the certificate of the server when fewer than 30 days are left, under the same authority', async () => {
    await ensureSecurity(data, NOW);
    const before = contents();
    expect((await ensureSecurity(data, after(365 - 29))).renewed).toBe(true);
    expect(isSound()).toBe(true);
    const { 'server.crt': _, ...rest } = before;
    expect(contents()).toEqual({ ...rest, 'server.crt': expect.not.stringContaining(before['server.crt']!) });
    expect(Date.parse(certificateIn(files.certificate).validTo)).toBeGreaterThan(after(700).getTime());
  });

  it.each(['ca.crt', 'ca.key', 'server.crt', 'server.key', 'users.json'])(
    'is complete again at the next start if %s is missing or damaged',
    async (name) => {
      await ensureSecurity(data, NOW);
      for (const damage of [
        () => rmSync(join(files.folder, name)),
        () => writeFileSync(join(files.folder, name), 'x'),
      ]) {
        damage();
        await ensureSecurity(data, NOW);
        expect(isSound()).toBe(true);
        for (const part of STORE_USERS) {
          const { username, password } = credentialOf(part);
          expect(isPasswordOf(users()[username], password)).toBe(true);
        }
      }
    },
  );

  it('keeps users and credentials that an operator has added or changed', async () => {
    await ensureSecurity(data, NOW);
    const other = { salt: 'AA==', hash: 'AA==' };
    writeFileSync(files.users, JSON.stringify({ users: { ...users(), other } }));
    writeFileSync(files.credentials.api, JSON.stringify({ username: 'homeward-api', password: 'changed' }));
    await ensureSecurity(data, NOW);
    expect(users().other).toEqual(other);
    expect(isPasswordOf(users()['homeward-api'], 'changed')).toBe(true);
  });

  it('is refused if others can read a credential', async () => {
    await ensureSecurity(data, NOW);
    chmodSync(files.credentials.api, 0o644);
    await expect(ensureSecurity(data, NOW)).rejects.toThrow('can be read by others: chmod 600 it.');
  });
});
