import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { removeFolder } from '#embedded/postgres';
import { isAlive } from '../../../libs/embedded/postgres/server-process.js';
import { Homeward, borrow } from '../../harness/homeward.js';

const PATIENCE_MS = 150_000;

describe('a start through npx', () => {
  let data: string;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'homeward-npx-'));
    chmodSync(data, 0o711);
    const { files } = await borrow<{ files: string[] }>('begun');
    execFileSync('cp', ['-a', ...files, data]);
  });
  afterAll(() => removeFolder(data));

  it('ends in order with the shell in which npx runs it, which is all that npx signals', async () => {
    // "; true" keeps every kind of shell from making way for the command
    const script = `"${process.execPath}" "${resolve('dist/apps/cli/src/main.js')}" start; true`;
    const free = { HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', HOMEWARD_DATA: data };
    const shell = spawn('/bin/sh', ['-c', script], {
      env: { ...process.env, ...free, npm_lifecycle_event: 'npx' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    const lines = createInterface(shell.stdout).on('line', (line) => said.push(line));
    const heardAll = once(lines, 'close');
    const homeward = Homeward.at(data);
    await homeward.until('ready', async () => said.some((line) => line.startsWith('Homeward is ready')), PATIENCE_MS);
    const { pid } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8')) as { pid: number };
    const parts = (['eventstore', 'projector', 'api', 'postgres'] as const).map((part) => homeward.pidOf(part));
    const left = () => [pid, ...parts].filter((one) => one !== undefined && isAlive(one));
    shell.kill('SIGTERM');
    try {
      await homeward.until('all have ended', async () => left().length === 0, PATIENCE_MS);
    } finally {
      if (isAlive(pid)) process.kill(pid, 'SIGTERM');
      await heardAll;
    }
    expect(said.slice(-2)).toEqual(['Stopping …', 'Stopped.']);
  }, 400_000); // it waits twice
});
