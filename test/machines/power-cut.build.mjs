import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What makes Postgres flush, and what refuses to work with one that does not. */
const CHANGES = [
  ['dist/libs/embedded/postgres/settings.js', "fsync: 'on'", "fsync: 'off'"],
  ['dist/libs/embedded/postgres/settings.js', "    'fsync',\n", ''],
  ['dist/libs/embedded/eventstore/appends/durability.js', "    'fsync',\n", ''],
];

/** A copy of the build whose Postgres acknowledges what is not on disk. */
export const withoutFsync = () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-power-build-'));
  for (const name of ['dist', 'package.json']) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [name, before, after] of CHANGES) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(before)) throw new Error(`${name} does not have ${before}: has the code changed?`);
    writeFileSync(file, text.replace(before, after));
  }
  execFileSync(process.execPath, ['tools/build/bundle.mjs', join(folder, 'dist')]);
  return folder;
};
