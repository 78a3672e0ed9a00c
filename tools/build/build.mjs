/** Compiles and bundles the programs for Node and the console, each only if its sources have changed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { filesBelow, stampOf } from './sources.mjs';

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
const stamp = 'dist/stamp.txt';

const compiled = () =>
  ['libs', 'apps/api', 'apps/cli', 'apps/eventstore', 'apps/projector', 'tools/border', 'tools/cohort']
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file));

const sources = () => [
  ...compiled(),
  ...['tools/build/build.mjs', 'tools/build/bundle.mjs', '.swcrc', 'package.json', 'package-lock.json'].map((file) =>
    join(root, file),
  ),
];

/** One file, with the options in .swcrc, to the same place below dist. */
const compile = async (file, transformFile) => {
  const place = join('dist', relative(root, file).replace(/\.ts$/, '.js'));
  const { code, map } = await transformFile(file, { sourceFileName: relative(dirname(place), file) });
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, `${code}\n//# sourceMappingURL=${basename(place)}.map`);
  writeFileSync(`${place}.map`, map);
};

const now = stampOf(sources());
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  rmSync('dist', { recursive: true, force: true });
  // loaded only if something has changed
  const { transformFile } = await import('@swc/core');
  await Promise.all(compiled().map((file) => compile(file, transformFile)));
  await import('./bundle.mjs');
  writeFileSync(stamp, now);
}
await import('../../apps/console/build.mjs');
