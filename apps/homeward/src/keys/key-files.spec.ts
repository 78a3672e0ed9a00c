import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logEpochsIn } from '#keys';
import { makeKeyFiles, rotateLogKey } from './key-files.js';

let data: string;
let keyFile: string;
let logKeyFile: string;
let headKeyFile: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-make-keys-'));
  keyFile = join(data, 'keys', 'epochs.json');
  logKeyFile = join(data, 'keys', 'log-key.json');
  headKeyFile = join(data, 'keys', 'head-key.json');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('the key files of production', () => {
  it('are made together, and never over one that exists', () => {
    expect(makeKeyFiles({}, { data })).toEqual({ made: [keyFile, logKeyFile, headKeyFile], kept: [] });
    const files = [keyFile, logKeyFile, headKeyFile];
    const before = files.map((file) => readFileSync(file, 'utf8'));
    expect(before.map((text) => (JSON.parse(text) as { synthetic: boolean }).synthetic)).toEqual([false, false, false]);
    expect(makeKeyFiles({}, { data })).toEqual({ made: [], kept: files });
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('are completed in an installation of a version that had no log key', () => {
    makeKeyFiles({}, { data });
    rmSync(logKeyFile);
    expect(makeKeyFiles({}, { data })).toEqual({ made: [logKeyFile], kept: [keyFile, headKeyFile] });
  });

  it('are not made of what Vault keeps', () => {
    const vault = { HOMEWARD_VAULT_URL: 'https://vault/v1/transit' };
    expect(makeKeyFiles({ ...vault, HOMEWARD_VAULT_LOG_KEY: 'log' }, { data })).toEqual({
      made: [headKeyFile],
      kept: [],
    });
    expect(makeKeyFiles(vault, { data })).toEqual({ made: [logKeyFile], kept: [headKeyFile] });
    expect(existsSync(keyFile)).toBe(false);
  });
});

describe('an epoch of the log key', () => {
  it('begins when the operator asks for it, and the former one stays', () => {
    makeKeyFiles({}, { data });
    const [first] = logEpochsIn(logKeyFile);
    expect(rotateLogKey({}, { data })).toEqual({ file: logKeyFile, epoch: 2 });
    expect(logEpochsIn(logKeyFile)[0]).toEqual(first);
  });

  it('is refused where there is no log key file, or Vault keeps the key', () => {
    expect(() => rotateLogKey({}, { data })).toThrow(`There is no log key file ${logKeyFile}`);
    expect(() => rotateLogKey({ HOMEWARD_VAULT_LOG_KEY: 'log' }, { data })).toThrow('keys/log/rotate');
  });
});
