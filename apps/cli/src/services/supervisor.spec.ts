import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Supervisor } from './supervisor.js';

describe('a supervisor', () => {
  it('logs a repeated task that fails, and runs it again', async () => {
    const data = mkdtempSync(join(tmpdir(), 'homeward-supervisor-'));
    const surroundings = { data, scratch: true, postgresPort: 0, interrupted: new AbortController().signal };
    const log = join(data, 'logs', 'supervisor.log');
    const readLines = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
    let stop = (): Promise<void> => Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      const failUntilLoggedTwice = () => {
        if (readLines().length >= 2) resolve();
        return Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }));
      };
      Supervisor.start(surroundings, (supervisor) => {
        supervisor.repeat('renew the certificate', 1, failUntilLoggedTwice);
        return Promise.resolve({});
      }).then((running) => (stop = () => running.stop()), reject);
    });
    const [first] = readLines();
    await stop();
    rmSync(data, { recursive: true });
    expect(JSON.parse(first!)).toMatchObject({
      event: 'SUPERVISED_TASK_FAILED',
      level: 'error',
      task: 'renew the certificate',
      reason: 'ENOSPC',
    });
  });
});
