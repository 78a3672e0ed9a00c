import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { type SecurityFiles, securityFiles } from './security.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const MAIN = 'apps/eventstore/src/main';
const BESIDE = 'apps/eventstore/src/metrics.ts';
/** The sources of the program, besides its main file. */
const LIBRARIES = [
  'libs/embedded/eventstore',
  'libs/embedded/eventstore-users',
  'libs/kernel/ambient',
  'libs/platform/logging',
  'libs/platform/metrics',
];
/** Below node_modules, so that the compiled program finds its packages. */
const COMPILED = join(ROOT, 'node_modules/.cache', `eventstore-${process.pid}`);

let compiled: Promise<string> | undefined;

async function compile(): Promise<string> {
  for (const library of LIBRARIES)
    for (const file of await readdir(join(ROOT, library), { recursive: true }))
      if (file.endsWith('.ts') && !/\.spec\.ts$|^testing/.test(file)) await compileFile(join(library, file));
  await compileFile(BESIDE);
  await compileFile(`${MAIN}.ts`);
  const imports = { '#*': './libs/*/index.js' };
  await writeFile(join(COMPILED, 'package.json'), JSON.stringify({ type: 'module', imports }));
  return join(COMPILED, `${MAIN}.js`);
}

async function compileFile(file: string): Promise<void> {
  const { code } = await transformFile(join(ROOT, file), { configFile: join(ROOT, '.swcrc'), sourceMaps: false });
  const target = join(COMPILED, file.replace(/ts$/, 'js'));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
}

let security: Promise<SecurityFiles> | undefined;

/** The next spec of the same process compiles it again. */
export async function forgetProgram(): Promise<void> {
  const files = await security;
  compiled = security = undefined;
  await rm(COMPILED, { recursive: true, force: true });
  if (files) await rm(files.folder, { recursive: true, force: true });
}

export interface Program {
  readonly process: ChildProcess;
  /** The lines of its standard output. */
  readonly out: string[];
  readonly err: () => string;
  /** The URL that it printed when it was ready, with a credential; rejects if it ends before. */
  readonly ready: Promise<string>;
  readonly exited: Promise<number | NodeJS.Signals>;
}

/** The node as a separate process, which can be killed. */
export async function runProgram(environment: Record<string, string>, { channel = false } = {}): Promise<Program> {
  const main = await (compiled ??= compile());
  const files = await (security ??= securityFiles());
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...files.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
  });
  let err = '';
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()));
  const out: string[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => out.push(line));
  // not `close`: a child with a cut channel never emits it
  const ended = [once(child, 'exit'), once(child.stderr!, 'close'), once(lines, 'close')] as const;
  const exited = Promise.all(ended).then(([[code, signal]]) => (code ?? signal) as number | NodeJS.Signals);
  const ready = Promise.race([
    once(lines, 'line').then(([line]) => files.open(JSON.parse(line as string).url as string)),
    exited.then((code) => Promise.reject(new Error(`the program ended with ${code}: ${err}`))),
  ]);
  ready.catch(() => undefined);
  return { process: child, out, err: () => err, ready, exited };
}
