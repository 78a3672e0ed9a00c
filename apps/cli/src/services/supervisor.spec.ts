import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Supervisor } from './supervisor.js';

describe('a supervisor', () => {
  it('logs a repeated task that fails, and runs it again', async () => {
    const data = mkdtempSync(join(tmpdir(), 'homeward-supervisor-'));
    const surroundings = { data, scratch: true, postgresPort: 0, interrupted: new AbortController().signal };
    let runs = 0;
    let stop = (): Promise<void> => Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      const failThrice = () => {
        if (++runs === 3) resolve();
        return Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }));
      };
      Supervisor.start(surroundings, (supervisor) => {
        supervisor.repeat('renew the certificate', 1, failThrice);
        return Promise.resolve({});
      }).then((running) => (stop = () => running.stop()), reject);
    });
    await stop();
    const lines = readFileSync(join(data, 'logs', 'supervisor.log'), 'utf8')
      .trim()
      .split('\n');
    rmSync(data, { recursive: true });
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      event: 'SUPERVISED_TASK_FAILED',
      level: 'error',
      task: 'renew the certificate',
      reason: 'ENOSPC',
    });
  });
});
