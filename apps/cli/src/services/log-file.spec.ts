import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogFile } from './log-file.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-log-file-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;
const untilWritten = async (file: string): Promise<void> => {
  const log = openLogFile(file);
  log.end('ready\n');
  await once(log, 'close');
};

describe('the log of a process', () => {
  it('can be read only by its owner, like its folder', async () => {
    const file = join(data, 'logs', 'api.log');
    await untilWritten(file);
    expect([modeOf(join(data, 'logs')), modeOf(file)]).toEqual([0o700, 0o600]);
  });

  it('is closed to others if it was open, and continues', async () => {
    const file = join(data, 'logs', 'api.log');
    mkdirSync(join(data, 'logs'));
    writeFileSync(file, 'before\n');
    chmodSync(join(data, 'logs'), 0o777);
    chmodSync(file, 0o666);
    await untilWritten(file);
    expect([modeOf(join(data, 'logs')), modeOf(file)]).toEqual([0o700, 0o600]);
    expect(readFileSync(file, 'utf8')).toBe('before\nready\n');
  });

  it('leaves the target folder of a link unchanged', async () => {
    const elsewhere = join(data, 'elsewhere');
    mkdirSync(elsewhere);
    chmodSync(elsewhere, 0o755);
    symlinkSync(elsewhere, join(data, 'logs'));
    await untilWritten(join(data, 'logs', 'api.log'));
    expect([modeOf(elsewhere), modeOf(join(elsewhere, 'api.log'))]).toEqual([0o755, 0o600]);
  });
});
