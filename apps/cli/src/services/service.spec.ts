import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STOP_TIMEOUTS, Service } from './service.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-service-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const READY = `process.stdout.write('{"ready":true,"url":"http://there"}\\n');`;
const STAY = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);`;

const logFile = () => join(folder, 'logs', 'api.log');

/** A process that runs the given code in its first life, and serves in its second. */
const serviceThat = (does: string) => {
  const main = join(folder, 'main.mjs');
  writeFileSync(
    main,
    `import { existsSync, writeFileSync } from 'node:fs';
     const again = existsSync(process.argv[1] + '.lived');
     writeFileSync(process.argv[1] + '.lived', '');
     if (again) { ${READY} ${STAY} } else { ${does} }`,
  );
  const pids: (number | undefined)[] = [];
  const events: string[] = [];
  let noticed = () => undefined as void;
  const lives = (count: number) =>
    new Promise<void>((resolve) => {
      noticed = () => {
        if (pids.length >= count) resolve();
      };
      noticed();
    });
  const environment = (first: { url?: string } | undefined) => ({ SEEN: first?.url ?? 'nothing' });
  const service: Service = new Service(
    'api',
    environment,
    logFile(),
    () => {
      pids.push(service.pid);
      noticed();
    },
    (line, { how }) => events.push(how === undefined ? line : `${line} ${String(how)}`),
    main,
  );
  return { service, lives, events, log: () => readFileSync(logFile(), 'utf8') };
};

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a supervised process', () => {
  it.each([
    ['in the moment after it was ready', `${READY} process.exit(1);`],
    ['later', `${READY} setTimeout(() => process.exit(1), 100);`],
  ])('is restarted when it dies %s, with its first ready line', async (_, does) => {
    const { service, lives, events } = serviceThat(does);
    expect(await service.start()).toEqual({ ready: true, url: 'http://there' });
    const before = service.pid;
    await lives(2);
    expect(service.pid).not.toBe(before);
    await service.stop();
    expect(events.slice(0, 4)).toEqual([
      'SERVICE_STARTED',
      'SERVICE_READY',
      'SERVICE_ENDED exit code 1',
      'SERVICE_STARTED',
    ]);
    expect(events.at(-1)).toMatch(/^SERVICE_STOPPED (SIGTERM|exit code 0)$/);
  });

  it('is a new process after a restart, with the first ready line', async () => {
    const { service, lives } = serviceThat(`${READY} ${STAY}`);
    await service.start();
    const before = service.pid;
    service.restart();
    await lives(2);
    expect(service.pid).not.toBe(before);
    await service.stop();
  });

  it('is not restarted if it cannot start', async () => {
    const { service } = serviceThat(`console.error('Port 1 is in use.'); process.exit(78);`);
    await expect(service.start()).rejects.toMatchObject({ message: 'Port 1 is in use.', exitCode: 78 });
    await service.stop();
  });

  it('is ended if it is stopped before it is ready', async () => {
    const { service, lives } = serviceThat(STAY);
    const started = service.start();
    started.catch(() => undefined); // it is refused before the stop is done
    await lives(1);
    await service.stop();
    await expect(started).rejects.toThrow('The process api ended before it was ready: see ');
  });

  it('is ended with a reason, which its log has too, if it is not ready in time', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const does = `process.send({ step: 'opening the log' }, () => console.error('Waiting for somebody.'));`;
    const { service, log } = serviceThat(`${does} ${STAY}`);
    const started = service.start();
    started.catch(() => undefined);
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    while (!existsSync(logFile()) || !log().includes('Waiting')) await turn();
    for (let turns = 0; turns < 10; turns++) await turn();
    jest.advanceTimersByTime(120_000);
    jest.useRealTimers();
    const reason =
      'The process api was ended because it was not ready after 120 s, while opening the log. Its last line: Waiting for somebody. See ';
    await expect(started).rejects.toThrow(reason);
    await service.stop();
    expect(log()).toContain(reason);
  });

  let heirs: number | undefined;
  afterEach(() => {
    jest.useRealTimers();
    if (heirs !== undefined && isThere(heirs)) process.kill(heirs, 'SIGKILL');
    heirs = undefined;
  });

  it('is ended by force, and its last lines are not waited for, within its limit', async () => {
    // a process of its own keeps the output open
    const heir = `spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
    const does = `const { spawn } = await import('node:child_process');
      const { pid } = ${heir}; writeFileSync(process.argv[1] + '.heir', String(pid));
      process.on('SIGTERM', () => undefined); setInterval(() => {}, 1000); ${READY}`;
    const { service } = serviceThat(does);
    await service.start();
    const child = service.pid!;
    heirs = Number(readFileSync(join(folder, 'main.mjs.heir'), 'utf8'));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const stopped = service.stop();
    await turn();
    jest.advanceTimersByTime(STOP_TIMEOUTS.processMs);
    while (isThere(child)) await turn();
    for (let turns = 0; turns < 10; turns++) await turn();
    jest.advanceTimersByTime(STOP_TIMEOUTS.lastLinesMs);
    jest.useRealTimers();
    await stopped;
  });

  it('writes its output to its log', async () => {
    const { service, log } = serviceThat(`console.error('worse'); console.log('better'); ${READY} ${STAY}`);
    await service.start();
    await service.stop();
    expect(log().split('\n').sort().join(' ').trim()).toBe('better worse');
  });
});
