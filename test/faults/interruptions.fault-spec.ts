import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeFolder } from '#embedded/postgres';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-interrupted-'));
  chmodSync(folder, 0o711);
});
afterEach(() => removeFolder(folder));

const homeward = (verb: string) => {
  const env = {
    HOMEWARD_DATA: join(folder, 'data'),
    TMPDIR: folder,
    HOMEWARD_PORT: '0',
    HOMEWARD_EVENTSTORE_PORT: '0',
  };
  const child = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), verb], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, err: text(child.stderr), gone: once(child, 'exit') as Promise<[number | null]> };
};

const said = async (child: ChildProcess, what: string) => {
  for await (const line of createInterface(child.stdout!)) if (line.includes(what)) break;
  child.stdout!.resume();
};

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('an interruption of the demo', () => {
  it.each<[NodeJS.Signals, string, number]>([
    ['SIGINT', 'starting Postgres', 130],
    ['SIGTERM', 'starting the event store', 143],
    ['SIGINT', 'starting the projector', 130],
    ['SIGHUP', 'starting the API', 129],
    ['SIGINT', 'Sending the year 2020', 130],
  ])('with %s at “%s” leaves nothing behind', async (signal, moment, code) => {
    const { child, err, gone } = homeward('demo');
    await said(child, moment);
    child.kill(signal);
    expect([(await gone)[0], await err]).toEqual([code, '']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('by reading only its first line, as head does, prints no stack', async () => {
    const { child, err, gone } = homeward('demo');
    child.stdout.once('data', () => child.stdout.destroy());
    expect([(await gone)[0], await err]).toEqual([141, '']);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an interruption of a start', () => {
  const noted = () => {
    const file = join(folder, 'data', 'homeward.json');
    if (!existsSync(file)) return undefined;
    return (JSON.parse(readFileSync(file, 'utf8')) as { children: Record<string, number> }).children;
  };

  it.each<[NodeJS.Signals, string, number]>([
    ['SIGHUP', 'homeward.json', 129],
    ['SIGINT', 'eventstore', 130],
    ['SIGTERM', 'projector', 143],
    ['SIGINT', 'api', 130],
  ])('with %s before it is ready, when there is %s, leaves no process behind', async (signal, part, code) => {
    const { child, err, gone } = homeward('start');
    child.stdout.resume();
    let children = noted();
    for (; part === 'homeward.json' ? !children : !children?.[part]; children = noted()) await sleep(5);
    child.kill(signal);
    expect([(await gone)[0], await err]).toEqual([code, '']);
    expect(Object.values(children!).filter(isAlive)).toEqual([]);
    expect(readdirSync(join(folder, 'data'))).not.toContain('homeward.json');
    expect(existsSync(join(folder, 'data', 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
