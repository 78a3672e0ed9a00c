import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logKeyFileFault } from '../key-faults.js';
import { beginLogEpoch, logEpochsIn, makeLogKeyFile } from './log-key-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-log-key-'));
  file = join(folder, 'log-key.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log key file', () => {
  it('is created once, for its owner only, and never overwritten', () => {
    expect(makeLogKeyFile(file, false)).toBe(true);
    const [made] = logEpochsIn(file);
    expect(makeLogKeyFile(file, false)).toBe(false);
    expect(logEpochsIn(file)).toEqual([{ number: 1, key: made!.key }]);
    expect([made!.key.length, statSync(file).mode & 0o777]).toEqual([32, 0o600]);
    expect(logKeyFileFault(file)).toBeUndefined();
  });

  it('keeps every former epoch when one begins', () => {
    makeLogKeyFile(file, false);
    const [first] = logEpochsIn(file);
    expect([beginLogEpoch(file), beginLogEpoch(file)]).toEqual([2, 3]);
    const all = logEpochsIn(file);
    expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(all[0]).toEqual(first);
    expect(new Set(all.map(({ key }) => key.toString('hex'))).size).toBe(3);
    expect(readdirSync(folder)).toEqual(['log-key.json']);
  });

  it('is refused in production if it was generated in development', () => {
    makeLogKeyFile(file, true);
    expect(logKeyFileFault(file)).toContain(`The log key file ${file} was made by itself, in development`);
  });

  it('is refused if it is missing, or if other users can read it', () => {
    expect(() => logEpochsIn(file)).toThrow(`There is no log key file ${file}: put it back (HOMEWARD_LOG_KEY_FILE`);
    makeLogKeyFile(file, false);
    chmodSync(file, 0o640);
    expect(() => logEpochsIn(file)).toThrow(`The log key file ${file} can be read by others: chmod 600 it`);
  });

  it.each<[string, (file: { epochs: Record<string, unknown>[] }) => unknown]>([
    ['an epoch is missing', ({ epochs }) => ({ synthetic: false, epochs: [epochs[0], { ...epochs[0], number: 3 }] })],
    ['an epoch occurs twice', ({ epochs }) => ({ synthetic: false, epochs: [epochs[0], epochs[0]] })],
    ['a key is missing', ({ epochs }) => ({ synthetic: false, epochs: [{ ...epochs[0], key: undefined }] })],
    ['a key is short', ({ epochs }) => ({ synthetic: false, epochs: [{ ...epochs[0], key: 'AAAA' }] })],
    ['an epoch is null', () => ({ synthetic: false, epochs: [null] })],
  ])('is refused when %s', (_, altered) => {
    makeLogKeyFile(file, false);
    writeFileSync(file, JSON.stringify(altered(JSON.parse(readFileSync(file, 'utf8')) as never)));
    expect(() => logEpochsIn(file)).toThrow(`The log key file ${file} is not valid, or is incomplete`);
  });
});
