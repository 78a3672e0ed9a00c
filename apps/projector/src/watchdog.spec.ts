import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const WATCHDOG = pathToFileURL(resolve('dist/apps/projector/src/watchdog.js')).href;

/** A process whose watchdog waits so many milliseconds. */
const process_ = async (work: string, timeoutMs = 300) => {
  const script = `import { watchLoop, watch } from '${WATCHDOG}'; watchLoop(${timeoutMs}); ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code, signal], err] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  return { ended: (signal ?? code) as string | number, err };
};

describe('a process that fills tables', () => {
  it.each([
    ['its event loop is blocked', 'setTimeout(() => { for (;;); }, 50)'],
    ['it waits for ever for an answer', 'setInterval(() => {}, 50); watch(new Promise(() => {}))'],
  ])('is ended when %s, and says why', async (_, work) => {
    const { ended, err } = await process_(work);
    expect(ended).toBe('SIGKILL');
    expect(JSON.parse(err)).toMatchObject({
      level: 'fatal',
      event: 'EVENT_LOOP_BLOCKED',
      msg: expect.stringContaining('The event loop has not moved for 300 ms'),
    });
  });

  it('is left alone when it has nothing to do, or is slow and continues', async () => {
    const slow = `
      for (let n = 0; n < 10; n++) await watch(new Promise((resolve) => setTimeout(resolve, 250)));
      process.exit(7);`;
    // a busy machine itself lets a process stand still for a moment
    expect(await process_(slow, 1_000)).toEqual({ ended: 7, err: '' });
  });
});
