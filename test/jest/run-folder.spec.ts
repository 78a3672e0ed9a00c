import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A run that has started a service with a file of its own, and says where it is once that is there. */
const RUN = `
  import { spawn } from 'node:child_process';
  import { once } from 'node:events';
  import { makeRunFolder } from ${JSON.stringify(resolve('test/jest/run-folder.mjs'))};
  const remove = makeRunFolder();
  const write = "require('node:fs').writeFileSync(process.env.TMPDIR + '/file', ''); console.log('ready'); setInterval(() => {}, 1000)";
  const service = spawn(process.execPath, ['-e', write], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(service.stdout, 'data');
  console.log(process.env.TMPDIR);
  process.once('message', () => {
    service.once('exit', () => remove()).kill();
    process.disconnect();
  });`;

const begin = async () => {
  const run = spawn(process.execPath, ['--input-type=module', '-e', RUN], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const errors: string[] = [];
  run.stderr!.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  // which the service holds open as long as it runs, and the keeper of the folder as long as that is there
  const over = once(run, 'close').then(() => errors.join(''));
  const [folder] = (await once(createInterface(run.stdout!), 'line')) as [string];
  return { run, over, folder };
};

// only Linux says which processes have the folder in their environment
const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('the folder of a run that is ended', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('by %s is gone, with what was started in it', async (signal) => {
    const { run, over, folder } = await begin();
    expect(existsSync(folder)).toBe(true);
    run.kill(signal);
    expect(await over).toBe('');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the folder of a run', () => {
  it('is gone at the end', async () => {
    const { run, over, folder } = await begin();
    run.send('end');
    expect(await over).toBe('');
    expect(existsSync(folder)).toBe(false);
  });
});
