/** Compiles and bundles the programs for Node and the console, each only if its sources have changed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesBelow, stampOf } from './sources.mjs';

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
const stamp = 'dist/stamp.txt';

const sources = () => [
  ...['libs', 'apps/api', 'apps/cli', 'apps/eventstore', 'apps/projector', 'tools/border', 'tools/cohort']
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')),
  ...['tools/build/build.mjs', 'tools/build/bundle.mjs', '.swcrc', 'package.json', 'package-lock.json'].map((file) =>
    join(root, file),
  ),
];

const now = stampOf(sources());
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  rmSync('dist', { recursive: true, force: true });
  const aside = ['**/*.spec.ts', '**/*.mjs', 'apps/console/**', '**/*.d.mts', 'tools/bench/**'].flatMap((glob) => [
    '--ignore',
    glob,
  ]);
  execFileSync(
    process.execPath,
    ['node_modules/@swc/cli/bin/swc.js', 'libs', 'apps', 'tools', '-d', 'dist', ...aside, '--quiet'],
    {
      stdio: 'inherit',
    },
  );
  await import('./bundle.mjs');
  writeFileSync(stamp, now);
}
await import('../../apps/console/build.mjs');
