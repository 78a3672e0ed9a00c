import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFaultExitCode, diskFaultSentence } from './disk-fault.js';

describe('a file or folder that the system refuses', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'homeward-test-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const refusalOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return error;
    }
    throw new Error('It was not refused.');
  };

  it('is named in a sentence that says what to do', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const error = refusalOf(() => mkdirSync(join(file, 'log')));
    expect(diskFaultSentence(error)).toBe(
      `${join(file, 'log')} is not what it should be (ENOTDIR). Name a folder, or a file in one.`,
    );
    expect(diskFaultExitCode(error)).toBe(78);
  });

  it('on a full disk is no fault of a setting: a service manager may try again', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write', path: '/mnt/backup' });
    expect(diskFaultSentence(full)).toBe(
      '/mnt/backup lies on a disk that is full (ENOSPC). Free some space, then repeat.',
    );
    expect(diskFaultExitCode(full)).toBe(1);
  });

  it('is not a connection that is refused, a part of the program that is missing, or a defect', () => {
    const refused = Object.assign(new Error('no'), { code: 'EACCES', syscall: 'connect', address: '10.0.0.1' });
    const noProgram = Object.assign(new Error('no'), { code: 'ENOENT', syscall: 'spawn node', path: 'node' });
    const ofOurs = refusalOf(() => readFileSync(new URL('no-such-part.js', import.meta.url)));
    for (const error of [noProgram, ofOurs, refused, new Error('x'), null, undefined, 'x'])
      expect(diskFaultExitCode(error)).toBeUndefined();
  });
});
