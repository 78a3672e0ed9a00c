import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'homeward-make-folder-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(parent, { recursive: true, force: true });
});

const startedBy = (uid: number) => jest.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(uid);
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('a folder that is made', () => {
  it('is closed to others, and so is every missing folder above it', () => {
    startedBy(1000);
    const folder = join(parent, 'homeward', 'data', 'keys');
    makeFolder(folder);
    for (const path of [folder, join(parent, 'homeward', 'data'), join(parent, 'homeward')])
      expect([path, modeOf(path)]).toEqual([path, 0o700]);
  });

  it('lets the user of Postgres pass through, if root makes it, and shows them nothing', () => {
    startedBy(0);
    makeFolder(join(parent, 'data', 'keys'), 0o700);
    expect([modeOf(join(parent, 'data')), modeOf(join(parent, 'data', 'keys'))]).toEqual([0o711, 0o700]);
  });

  it('is left unchanged if it exists', () => {
    const before = modeOf(parent);
    makeFolder(parent, 0o711);
    expect([existsSync(parent), modeOf(parent)]).toEqual([true, before]);
  });
});
