import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from './remove-folder.js';
import { folderFor } from './testing.js';

/** Like a child of a killed server: it works in its folder, and ends half a second later. @returns a wait for its end */
const startWriter = async (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const program = `
    process.chdir(${JSON.stringify(folder)});
    const until = Date.now() + 500;
    console.log('writes');
    for (let n = 0; Date.now() < until; n++) try { fs.writeFileSync('f' + (n % 1000), ''); } catch {}`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return () => ended;
};

describe('removing the folder of a killed server', () => {
  it('ends with nothing left, although its children write new files meanwhile', async () => {
    const folder = folderFor();
    const ends = await Promise.all(['a', 'b', 'c'].map((name) => startWriter(join(folder, name))));

    removeFolder(folder);
    await Promise.all(ends.map((end) => end()));

    expect(existsSync(folder)).toBe(false);
  });

  it('does nothing where there is none', () => {
    const folder = folderFor();
    removeFolder(folder);
    expect(() => removeFolder(folder)).not.toThrow();
  });
});
