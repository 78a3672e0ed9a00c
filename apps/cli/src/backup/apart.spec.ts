import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Misuse } from '../misuse.js';
import { requireApart } from './apart.js';

let root: string;
let at: { readonly data: string; readonly documents: { readonly folder: string } };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'homeward-test-apart-'));
  mkdirSync(join(root, 'disk'));
  mkdirSync(join(root, 'disk/data'));
  symlinkSync(join(root, 'disk/data'), join(root, 'data'));
  at = { data: join(root, 'data'), documents: { folder: join(root, 'documents') } };
});
afterEach(() => rmSync(root, { recursive: true }));

const namedFor = (option: string, folder: string) => () => requireApart(at, { [option]: join(root, folder) });

describe('a backup', () => {
  it.each([
    ['the data folder', 'data'],
    ['a folder in it', 'data/backup'],
    ['a folder in one that is not there yet', 'data/backups/nightly'],
    ['where a link leads to it', 'disk/data/backup'],
    ['among the documents', 'documents'],
    ['in a folder beneath the documents', 'documents/backup'],
  ])('is refused in what it protects: %s', (_, folder) => {
    for (const option of ['--to', '--keys-to']) {
      expect(namedFor(option, folder)).toThrow(Misuse);
      expect(namedFor(option, folder)).toThrow(`${option} names ${join(root, folder)}, which lies in `);
    }
  });

  it.each([
    ['beside the data', 'backup'],
    ['in a folder whose name begins alike', 'data-backup'],
    ['in the folder above', 'disk'],
  ])('is written elsewhere: %s', (_, folder) => {
    expect(namedFor('--to', folder)).not.toThrow();
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('is written to another disk that is mounted in the data folder, but not among the documents', () => {
    const inDev = { data: '/dev', documents: { folder: '/dev/shm/documents' } };
    const apart = (folder: string) => () => requireApart(inDev, { '--to': folder });
    expect(apart('/dev/shm/backup')).not.toThrow();
    expect(apart('/dev/backup')).toThrow('which lies in /dev:');
    expect(apart('/dev/shm/documents/backup')).toThrow('which lies in /dev/shm/documents:');
  });

  it('is written beside the data if the documents lie in a bucket', () => {
    const bucket = { bucket: {} as never };
    expect(() => requireApart({ data: at.data, documents: bucket }, { '--to': join(root, 'documents') })).not.toThrow();
  });
});
