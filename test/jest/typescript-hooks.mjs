import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

/** What jest-light-runner has made global, under the name that the runner of jest has for it. */
const JEST_GLOBALS = new URL('globals.mjs', import.meta.url).href;

const isOurs = (url) => /\.ts(\?|$)/.test(url ?? '') && !url.includes('/node_modules/');

/** A file of ours that imports `./one.js` or `#kernel/decider` means the source of it. */
export const resolve = async (specifier, context, next) => {
  if (!isOurs(context.parentURL)) return next(specifier, context);
  if (specifier === '@jest/globals') return { url: JEST_GLOBALS, format: 'module', shortCircuit: true };
  if (specifier.startsWith('.') && specifier.endsWith('.js')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, { ...context, conditions: [...context.conditions, 'source'] });
};

/** With the options in .swcrc, as in the build. */
export const load = async (url, context, next) => {
  if (!isOurs(url)) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
};
