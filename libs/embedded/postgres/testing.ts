import { transformFile } from '@swc/core';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { removeFolder } from './remove-folder.js';
import type { CleanupTimeouts } from './timeouts.js';

const SOURCE = dirname(fileURLToPath(import.meta.url));

/** A folder for one test, which every user may pass through or, with 0700, only its owner. */
export function folderFor(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-test-'));
  chmodSync(folder, mode);
  return folder;
}

/** The files that a first start and an orderly stop leave in a folder: made once in a run. */
export async function copyCluster(folder: string): Promise<void> {
  const response = await fetch(`${process.env.TEST_LENDER_URL}/cluster`);
  if (!response.ok) throw new Error(await response.text());
  const { files } = (await response.json()) as { files: readonly string[] };
  execFileSync('cp', ['-a', ...files, folder]);
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts Postgres, to be killed. @param through a program that starts it, with its arguments */
export async function starterIn(
  folder: string,
  options: { scratch?: boolean; timeouts?: CleanupTimeouts } = {},
  through: readonly string[] = [],
): Promise<ChildProcess> {
  const program = await buildOnce();
  const words = [process.execPath, join(program, 'starter.js'), JSON.stringify({ folder, ...options })];
  const [first, ...more] = [...through, ...words];
  const child = spawn(first!, more, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
  if (!String(output).startsWith('started')) throw new Error('The starter did not start Postgres.');
  return child;
}

/** Where each of so many processes puts the database of a folder, when all of them look for its place at once. */
export async function locatedBy(count: number, folder: string): Promise<string[]> {
  const program = await buildOnce();
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [join(program, 'locator.js'), folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  const found = children.map((child) => text(child.stdout));
  for (const child of children) child.stdin.end('now');
  return (await Promise.all(found)).map((place) => place.trim());
}

/** A child process cannot run TypeScript. */
let program: Promise<string> | undefined;
const buildOnce = () => (program ??= build());

export async function discardStarter() {
  if (program !== undefined) removeFolder(await program);
  program = undefined;
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-test-program-'));
  mkdirSync(join(folder, 'node_modules'));
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')));
  for (const name of readdirSync(modules)) symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of readdirSync(SOURCE)) {
    if (/(\.spec|^testing)\.ts$/.test(name)) continue;
    const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
    const { code } = await transformFile(join(SOURCE, name), { swcrc: false, jsc, module: { type: 'es6' } });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(
    join(folder, 'starter.js'),
    `import { startPostgres } from './index.js';
     const { pid } = await startPostgres(JSON.parse(process.argv[2]));
     console.log('started', pid);
     setInterval(() => {}, 1000);`,
  );
  writeFileSync(
    join(folder, 'locator.js'),
    `import { locate } from './location.js';
     console.log('here');
     process.stdin.once('data', () => console.log(locate(process.argv[2], false).elsewhere));`,
  );
  return folder;
}
