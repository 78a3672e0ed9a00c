import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHeadKeyFile } from '#security/keys';
import { ConfigurationError } from './configuration-error.js';
import { headKeyFileFrom, headsFolderFrom, headsFrom } from './configuration.heads.js';

let data: string;
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'homeward-heads-configuration-'))));
afterEach(() => rmSync(data, { recursive: true }));

describe('the heads of the log', () => {
  it('lie in the data folder, with their key beside the key file, unless configured otherwise', () => {
    expect(headsFolderFrom({}, { data })).toBe(join(data, 'heads'));
    expect(headsFolderFrom({ HOMEWARD_HEADS_FOLDER: '/mnt/apart' }, { data })).toBe('/mnt/apart');
    expect(headKeyFileFrom({}, { data })).toBe(join(data, 'keys', 'head-key.json'));
    expect(headKeyFileFrom({ HOMEWARD_KEY_FILE: '/safe/epochs.json' }, { data })).toBe('/safe/head-key.json');
    expect(headKeyFileFrom({ HOMEWARD_HEAD_KEY_FILE: '/else/where' }, { data })).toBe('/else/where');
  });

  it('are signed in development with a key that the first start makes and later starts keep', () => {
    const { folder, key } = headsFrom({}, { data, mode: 'development' });
    expect([existsSync(folder), key.type]).toEqual([true, 'private']);
    expect(statSync(headKeyFileFrom({}, { data })).mode & 0o777).toBe(0o600);
    expect(headsFrom({}, { data, mode: 'development' }).key.equals(key)).toBe(true);
  });

  it('are signed in production only with a key that make-keys made', () => {
    const production = { data, mode: 'production' } as const;
    const file = headKeyFileFrom({}, { data });
    expect(() => headsFrom({}, production)).toThrow(`There is no head key file ${file}`);
    expect(existsSync(file)).toBe(false);
    headsFrom({}, { data, mode: 'development' });
    expect(() => headsFrom({}, production)).toThrow(`The head key file ${file} was made by itself, in development`);
    rmSync(file);
    makeHeadKeyFile(file, false);
    expect(headsFrom({}, production).key.asymmetricKeyType).toBe('ed25519');
  });

  it('that cannot be stored stop the start with one sentence that names the variable', () => {
    writeFileSync(join(data, 'file'), '');
    const heads = () =>
      headsFrom({ HOMEWARD_HEADS_FOLDER: join(data, 'file', 'heads') }, { data, mode: 'development' });
    expect(heads).toThrow(ConfigurationError);
    expect(heads).toThrow(
      /^The folder .* of the heads of the log cannot be made \(ENOTDIR\): set HOMEWARD_HEADS_FOLDER/,
    );
    const key = () => headsFrom({ HOMEWARD_HEAD_KEY_FILE: join(data, 'file', 'key') }, { data, mode: 'development' });
    expect(key).toThrow(/^The head key file .* \(ENOTDIR\): set HOMEWARD_HEAD_KEY_FILE/);
  });
});
