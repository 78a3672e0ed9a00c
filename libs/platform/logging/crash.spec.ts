import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const moduleAt = (path: string): string => pathToFileURL(resolve('dist', path)).href;

/** Each with the line that the product itself has before it runs. */
const STARTS: Readonly<Record<string, string>> = {
  'a process that has started with reasons': `
    import { startLog } from '${moduleAt('libs/platform/logging/index.js')}';
    import { withReasons } from '${moduleAt('libs/platform/configuration/process.js')}';
    startLog('api', {});
    await withReasons(async () => undefined);`,
  'the event store': `
    import { exitOnCrash, startLog } from '${moduleAt('libs/platform/logging/index.js')}';
    startLog('eventstore', {});
    exitOnCrash();`,
};

const CRASHES: Readonly<Record<string, { readonly work: string; readonly name: string }>> = {
  'an error that nobody caught': { work: 'setTimeout(() => { throw failed; });', name: 'QueryFailedError' },
  'a promise that nobody waits for': { work: 'void Promise.reject(failed);', name: 'QueryFailedError' },
  'what is no error': {
    work: 'void Promise.reject(`Sreymom`);',
    name: 'UnhandledPromiseRejection ERR_UNHANDLED_REJECTION',
  },
};

const failed = `
  class QueryFailedError extends Error { name = 'QueryFailedError'; parameters = ['Sreymom'] }
  const failed = new QueryFailedError('syntax error\\nnear Sreymom');
  setInterval(() => undefined, 1_000);`;

describe.each(Object.keys(STARTS))('%s', (start) => {
  it.each(Object.keys(CRASHES))('ends over %s, and its log names the place and repeats nothing', async (crash) => {
    const { work, name } = CRASHES[crash]!;
    const script = `${STARTS[start]}${failed}${work}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [[code], written] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    expect(code).toBe(1);
    expect(written).not.toContain('Sreymom');
    const lines = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    const where = expect.arrayContaining([expect.stringMatching(/^at .*:\d+:\d+\)?$/)]);
    const msg = `Nobody caught an error: ${name}.`;
    expect(lines).toEqual([
      expect.objectContaining({ event: 'PROCESS_STARTING' }),
      expect.objectContaining({ event: 'PROCESS_FAILED', level: 'fatal', exitCode: 1, where, msg }),
    ]);
  });
});
