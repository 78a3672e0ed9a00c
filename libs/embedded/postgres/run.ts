import { spawn } from 'node:child_process';
import type { RunAs } from './unprivileged.js';

/** Runs a program to its end; its output is for the error if it fails. */
export async function run(program: string, args: string[], runAs: RunAs): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    ...runAs,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: -1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

/** Without the PG… variables of our environment: they would change what the server does. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(others), LC_ALL: 'C' };
}

export const lastLines = (output: string, count = 5) => output.trim().split('\n').slice(-count).join('\n');
