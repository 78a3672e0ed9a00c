import { jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DataFolder } from './data-folder.js';
import { beginOf, isLiving } from './living.js';

let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'homeward-folder-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(path, { recursive: true, force: true });
});

const file = () => join(path, 'homeward.json');
const leftBehind = (id: string, more: object = {}) => ({ id, pid: 2 ** 30, children: {}, began: {}, ...more });
const write = (name: string, holder: object) => writeFileSync(join(path, name), JSON.stringify(holder));
const holder = () => JSON.parse(readFileSync(file(), 'utf8')) as { pid: number };

const claimant = async () => {
  const program = resolve('dist/apps/cli/src/services/testing/claimant.js');
  const child = spawn(process.execPath, [program, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  const nextLine = async () => String((await once(lines, 'line'))[0]);
  return { child, nextLine };
};

describe('a data folder', () => {
  it('is taken by exactly one of many claimants each time its holder is killed', async () => {
    const claimants = await Promise.all(Array.from({ length: 8 }, claimant));
    write('homeward.json', leftBehind('somebody'));
    while (claimants.length > 3) {
      const answers = claimants.map(({ nextLine }) => nextLine());
      for (const { child } of claimants) child.stdin.write('take it\n');
      const outcomes = await Promise.all(answers);
      expect(outcomes.filter((answer) => answer === 'taken')).toHaveLength(1);
      expect(outcomes.filter((answer) => answer.startsWith('Homeward is already running on'))).toHaveLength(
        outcomes.length - 1,
      );
      const [{ child }] = claimants.splice(outcomes.indexOf('taken'), 1) as [(typeof claimants)[number]];
      expect(holder().pid).toBe(child.pid);
      expect(readdirSync(path)).toEqual(['homeward.json']);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it('is free again after its release', async () => {
    (await DataFolder.take(path)).release();
    await DataFolder.take(path);
    await expect(DataFolder.take(path)).rejects.toThrow(
      `Homeward is already running on ${path} (process ${process.pid}).`,
    );
  });

  it.each<[string, object]>([
    [
      'whose process id belongs to another process',
      leftBehind('a', { pid: process.ppid, began: { [process.ppid]: '1' } }),
    ],
    ['without a known start time', {}],
  ])('is taken from a dead holder %s', async (_, dead) => {
    write('homeward.json', dead);
    await DataFolder.take(path);
    expect(holder().pid).toBe(process.pid);
  });

  it('is taken after a power cut that left half a file', async () => {
    writeFileSync(file(), '{"id":"a","pi');
    await DataFolder.take(path);
    expect(holder().pid).toBe(process.pid);
  });

  it('is taken after an heir that died before it took over', async () => {
    write('homeward.json', leftBehind('a'));
    write('homeward.json.after-a', leftBehind('b'));
    await DataFolder.take(path);
    expect(readdirSync(path)).toEqual(['homeward.json']);
    expect(holder().pid).toBe(process.pid);
  });

  it('is not taken while an heir is still ending the processes of the dead holder', async () => {
    write('homeward.json', leftBehind('a'));
    write(
      'homeward.json.after-a',
      leftBehind('b', { pid: process.ppid, began: { [process.ppid]: beginOf(process.ppid) } }),
    );
    await expect(DataFolder.take(path)).rejects.toThrow(`(process ${process.ppid})`);
  });

  it('is taken only after the processes of a dead holder have ended, and no other process is ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'inherit'] });
    const pid = child.pid!;
    const innocent = process.ppid;
    write(
      'homeward.json',
      leftBehind('a', { children: { api: pid, projector: innocent }, began: { [pid]: beginOf(pid) } }),
    );
    const taking = DataFolder.take(path);
    child.stdin.end();
    await taking;
    expect([isLiving(pid, beginOf(pid)), isLiving(innocent, beginOf(innocent))]).toEqual([false, true]);
  });

  it('that is created is closed to other users', async () => {
    const asOrdinaryUser = jest.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(1000);
    const made = join(path, 'made');
    await DataFolder.take(made);
    asOrdinaryUser.mockRestore();
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  it('that cannot be written is refused', async () => {
    await expect(DataFolder.take('/proc/homeward')).rejects.toThrow('The data folder /proc/homeward cannot be written');
  });
});
