import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSecurity } from './configuration.security.js';
import { securityFiles, type SecurityFiles, testSecurity } from '../testing/security.js';

const CERTIFICATE = 'HOMEWARD_EVENTSTORE_TLS_CERT_FILE';
const KEY = 'HOMEWARD_EVENTSTORE_TLS_KEY_FILE';
const USERS = 'HOMEWARD_EVENTSTORE_USERS_FILE';

let files: SecurityFiles;
beforeAll(async () => {
  files = await securityFiles();
});
afterAll(() => rmSync(files.folder, { recursive: true }));

const fileOf = (text: string, mode = 0o600): string => {
  const file = join(files.folder, randomUUID());
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const reading = (change: Record<string, string>) => () => readSecurity({ ...files.environment, ...change });

it('reads certificate, key and users from the named files', () => {
  const { certificate, key, users } = reading({})();
  expect(certificate).toBe(readFileSync(files.environment[CERTIFICATE]!, 'utf8'));
  expect(key).toBe(readFileSync(files.environment[KEY]!, 'utf8'));
  expect({ users }).toEqual(JSON.parse(readFileSync(files.environment[USERS]!, 'utf8')));
});

describe.each([CERTIFICATE, KEY, USERS])('%s', (variable) => {
  it('is required, and the refusal says what it names', () => {
    expect(reading({ [variable]: '' })).toThrow(`${variable} is missing: name the file with`);
    expect(reading({ [variable]: '/nowhere/file' })).toThrow(
      `${variable}: /nowhere/file cannot be read (ENOENT): name the file with`,
    );
  });
});

it.each([KEY, USERS])('%s is refused while others can read it', (variable) => {
  const text = readFileSync(files.environment[variable]!, 'utf8');
  for (const mode of [0o640, 0o604, 0o602]) {
    const file = fileOf(text, mode);
    expect(reading({ [variable]: file })).toThrow(
      `${variable}: ${file} can be read by others than its owner: run chmod 600 on it`,
    );
  }
});

it('a file with other contents is refused, and its contents are not repeated', async () => {
  const cases: [string, string, string][] = [
    [CERTIFICATE, 'secret', `${CERTIFICATE} does not hold a certificate in PEM`],
    [KEY, 'secret', `${KEY} does not hold a private key in PEM`],
    [KEY, (await testSecurity()).key, `${KEY} does not hold the key of the certificate in ${CERTIFICATE}`],
    [USERS, 'secret', `${USERS} does not hold users`],
    [USERS, '[]', `${USERS} does not hold users`],
    [USERS, '{"users":{"a":null}}', `${USERS} does not hold users`],
    [USERS, '{"users":{"a":{"salt":"","hash":"secret"}}}', `${USERS} does not hold users`],
    [USERS, '{"users":{}}', `${USERS} names no user`],
  ];
  for (const [variable, text, sentence] of cases) {
    const read = reading({ [variable]: fileOf(text) });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow('secret');
  }
});
