import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A copy of the build with one bug put in on purpose, to see that the suite can fail. */
export const brokenBuild = (file: string, from: string | RegExp, to: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-broken-'));
  // two thousand files, for which Node would take ten times as long
  execFileSync('cp', ['-a', resolve('dist'), resolve('package.json'), folder]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const program of readdirSync(join(folder, 'dist/apps'), { recursive: true, encoding: 'utf8' }))
    if (program.endsWith('.unbundled.js'))
      renameSync(join(folder, 'dist/apps', program), join(folder, 'dist/apps', program.replace('.unbundled', '')));
  const path = join(folder, 'dist', file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`There is no place for this bug in ${file}: has the code changed?`);
  writeFileSync(path, after);
  return { dist: join(folder, 'dist'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
