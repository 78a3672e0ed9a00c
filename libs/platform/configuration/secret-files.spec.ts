import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecretFiles } from './secret-files.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'homeward-secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string, mode = 0o440) => {
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};
const readSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  readSecretFiles(env);
  return env;
};

describe('a secret in a file', () => {
  it('takes the place of its variable, without the line break at its end', () => {
    const file = fileWith('postgres://homeward_api:secret@127.0.0.1/homeward\n');
    expect(readSecrets({ DATABASE_URL_FILE: file, HOME: '/root' })).toEqual({
      DATABASE_URL: 'postgres://homeward_api:secret@127.0.0.1/homeward',
      HOME: '/root',
    });
  });

  it.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    [
      'the variable is set, too',
      () => ({ DATABASE_URL: 'postgres://secret@a/b', DATABASE_URL_FILE: fileWith('x') }),
      /^DATABASE_URL and DATABASE_URL_FILE are both set: remove one of them\.$/,
    ],
    [
      'it is not there',
      () => ({ OWNER_DATABASE_URL_FILE: '/nowhere' }),
      /^OWNER_DATABASE_URL_FILE names \/nowhere, which cannot be read \(ENOENT\)\.$/,
    ],
    ['it is empty', () => ({ HOMEWARD_METRICS_TOKEN_FILE: fileWith('\n') }), /which is empty\.$/],
    [
      'everybody can read it',
      () => ({ KEYS_DATABASE_URL_FILE: fileWith('secret', 0o644) }),
      /which everybody can read: take that away \(chmod o-r\)\.$/,
    ],
  ])('is refused in a sentence if %s', (_, env, sentence) => {
    expect(() => readSecrets(env())).toThrow(sentence);
    expect(() => readSecrets(env())).not.toThrow(/secret@|^secret$/);
  });
});
