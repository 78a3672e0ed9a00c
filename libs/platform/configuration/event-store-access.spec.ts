import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationFrom, urlsOf } from './configuration.js';
import { connectionStringFrom, eventStoreAccessFrom, withoutCredentials } from './event-store-access.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-access-'));
  file = join(folder, 'api.credential');
  writeFileSync(file, JSON.stringify({ username: 'api', password: 'a/b:c@d' }), { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true }));

const URL_IN_TLS = 'esdb://log.example.org:2113?tls=true';
const stringIn = (env: Record<string, string>) => {
  const { eventStoreUrl, ...access } = eventStoreAccessFrom(env);
  return connectionStringFrom(eventStoreUrl!, access);
};

describe('a credential for the event store', () => {
  it.each<[string, () => Record<string, string>]>([
    ['a file', () => ({ EVENTSTORE_CREDENTIALS_FILE: file })],
    ['variables of its own', () => ({ EVENTSTORE_USERNAME: 'api', EVENTSTORE_PASSWORD: 'a/b:c@d' })],
  ])('comes from %s', (_, env) => {
    expect(stringIn({ EVENTSTORE_URL: URL_IN_TLS, ...env() })).toBe(
      'esdb://api:a%2Fb%3Ac%40d@log.example.org:2113?tls=true',
    );
  });

  it('may be part of the URL, and is removed from the stored one', () => {
    const url = 'esdb://api:secret@log.example.org:2113?tls=true';
    expect(stringIn({ EVENTSTORE_URL: url })).toBe(url);
    expect(withoutCredentials(url)).toBe(URL_IN_TLS);
    expect(withoutCredentials(URL_IN_TLS)).toBe(URL_IN_TLS);
  });

  it('is in the URL with which a process connects, and not in its configuration', () => {
    const configuration = configurationFrom({
      EVENTSTORE_URL: URL_IN_TLS,
      EVENTSTORE_CREDENTIALS_FILE: file,
      DATABASE_URL: 'postgres://h/d',
    });
    expect(JSON.stringify(configuration)).not.toContain('a/b:c@d');
    expect(urlsOf(configuration).eventStoreUrl).toContain('api:a%2Fb%3Ac%40d@');
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'given twice',
      { EVENTSTORE_CREDENTIALS_FILE: '/a', EVENTSTORE_USERNAME: 'api' },
      'EVENTSTORE_CREDENTIALS_FILE and EVENTSTORE_USERNAME',
    ],
    [
      'given in half',
      { EVENTSTORE_PASSWORD: 'hunter2' },
      'One of EVENTSTORE_USERNAME and EVENTSTORE_PASSWORD is not set',
    ],
    [
      'both in variables and in the URL',
      { EVENTSTORE_URL: 'esdb://a:hunter2@h', EVENTSTORE_USERNAME: 'a', EVENTSTORE_PASSWORD: 'hunter2' },
      'EVENTSTORE_URL holds a user and a password',
    ],
    [
      'never sent',
      { EVENTSTORE_URL: 'esdb://h?tls=false', EVENTSTORE_USERNAME: 'a', EVENTSTORE_PASSWORD: 'hunter2' },
      'EVENTSTORE_URL sets tls=false, which sends no password',
    ],
  ])('is refused when it is %s', (_, env, sentence) => {
    const readAccess = () => eventStoreAccessFrom({ EVENTSTORE_URL: URL_IN_TLS, ...env });
    expect(readAccess).toThrow(sentence);
    expect(readAccess).not.toThrow('hunter2');
  });

  it('is not taken from a file that is readable by others, missing, or malformed', () => {
    const env = { EVENTSTORE_URL: URL_IN_TLS, EVENTSTORE_CREDENTIALS_FILE: file };
    chmodSync(file, 0o640);
    expect(() => stringIn(env)).toThrow(`The credential file ${file} can be read by others: chmod 600 it.`);
    chmodSync(file, 0o600);
    writeFileSync(file, 'hunter2');
    expect(() => stringIn(env)).toThrow('is not a JSON object with username and password');
    expect(() => stringIn(env)).not.toThrow('hunter2');
    rmSync(file);
    expect(() => stringIn(env)).toThrow('cannot be read (ENOENT)');
  });
});

describe('in production, TLS', () => {
  const production = (url: string) =>
    configurationFrom({ HOMEWARD_MODE: 'production', OIDC_ISSUER: 'https://issuer', EVENTSTORE_URL: url });

  it.each([
    'esdb://one:1,two:2?tls=false',
    'esdb://127.0.0.1:1,two:2?TLS=false',
    'esdb+discover://localhost?tls=false',
  ])('is required to other machines, in every way to write their address: %s', (url) => {
    expect(() => production(url)).toThrow('EVENTSTORE_URL says tls=false for another machine');
  });

  it.each(['esdb://127.0.0.1:1,[::1]:2?tls=false', 'esdb://one:1,two:2'])(
    'is accepted, or not needed, in %s',
    (url) => {
      expect(production(url).eventStoreUrl).toBe(url);
    },
  );
});
