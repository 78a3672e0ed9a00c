import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolderIsClosed } from './closed-folder.js';
import { ConfigurationError } from '../configuration/configuration-error.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-closed-folder-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const startWith = (folderMode: number, mode: 'development' | 'production' = 'production') => {
  chmodSync(data, folderMode);
  return () => dataFolderIsClosed({ data, mode });
};

describe('a data folder', () => {
  it.each([0o777, 0o1777, 0o770, 0o702])('stops a production start if others may write to it (%o)', (mode) => {
    expect(startWith(mode)).toThrow(ConfigurationError);
    expect(startWith(mode)).toThrow(`Others may write to the data folder ${data}: take that away (chmod go-w)`);
  });

  it.each([0o700, 0o711, 0o755])('does not stop a start if only its owner may write to it (%o)', (mode) => {
    expect(startWith(mode)).not.toThrow();
  });

  it('is not checked in development, or before it exists', () => {
    expect(startWith(0o777, 'development')).not.toThrow();
    expect(() => dataFolderIsClosed({ data: join(data, 'none'), mode: 'production' })).not.toThrow();
  });
});
