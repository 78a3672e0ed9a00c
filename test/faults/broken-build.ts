import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A copy of a part of the build, beside the packages that it imports. */
const copyOf = (part: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-broken-'));
  mkdirSync(dirname(join(folder, part)), { recursive: true });
  // two thousand files, for which Node would take ten times as long
  execFileSync('cp', ['-a', resolve(part), join(folder, part)]);
  execFileSync('cp', ['-a', resolve('package.json'), folder]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return { dist: join(folder, 'dist'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A copy of the compiled libraries with one deliberate bug, to prove that the suite can fail. */
export const brokenBuild = (file: string, from: string | RegExp, to: string) => {
  const broken = copyOf('dist/libs');
  const path = join(broken.dist, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`There is no place for this bug in ${file}: has the code changed?`);
  writeFileSync(path, after);
  return broken;
};

/** A copy of the product with one bug: in its bundle, from which it starts three times as fast as from single files. */
export const brokenProduct = (from: string, to: string) => {
  const broken = copyOf('dist');
  const parts = readdirSync(join(broken.dist, 'bundled'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(broken.dist, 'bundled', name))
    .filter((path) => readFileSync(path, 'utf8').includes(from));
  const [part] = parts;
  if (!part || parts.length > 1)
    throw new Error(`The bundle has ${parts.length} places for this bug instead of one: has the code changed?`);
  writeFileSync(part, readFileSync(part, 'utf8').replace(from, to));
  return broken;
};
