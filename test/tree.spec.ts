import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const FOLDER_MAX_FILES = 25;
const FILE_MAX_LINES = 250;
/** Where the compiler cannot know what the log, a table of functions or a library knows. */
const MAX_BLIND_CASTS = 15;
/** Where a double stands for a class with private parts, or a spec gives what no caller could. */
const MAX_BLIND_CASTS_OF_TESTS = 6;

const SOURCES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file) && existsSync(file));

/** A file without its comments and texts. */
const code = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$|'[^'\n]*'|`[^`]*`/gm, '');

const isSpec = (file: string): boolean => /[.-]spec\.ts$/.test(file);

describe('the tree', () => {
  it('has no folder with so many files that a reader cannot see them at once', () => {
    const counts = new Map<string, number>();
    for (const file of SOURCES.filter((one) => !isSpec(one)))
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, files]) => files > FOLDER_MAX_FILES)).toEqual([]);
  });

  it('has no file that is longer than two screens', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1;
    expect(SOURCES.filter((file) => lines(file) > FILE_MAX_LINES)).toEqual([]);
  });

  it('passes no more than three columns to a case by position', () => {
    const positional = /\)\(\s*(?:'(?:[^'\\]|\\.)*'|`[^`]*`),\s*(?:async )?\((?:[^(){},]+,){3,}[^(){},]+,?\s*\) =>/;
    expect(SOURCES.filter((file) => isSpec(file) && positional.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  const isOfTests = (file: string): boolean => /\/testing(\/|\.ts$)|\.contract\.ts$/.test(file);
  const findBlindCasts = (isLookedAt: (file: string) => boolean): string[] =>
    SOURCES.filter((file) => /^(apps|libs)\/.*\.tsx?$/.test(file) && !isSpec(file) && isLookedAt(file)).flatMap(
      (file) => [...code(file).matchAll(/\bas (never|unknown as)\b/g)].map(([cast]) => `${file}: ${cast}`),
    );

  it('rarely tells the compiler what a value is against what it knows', () => {
    expect(findBlindCasts((file) => !isOfTests(file)).slice(MAX_BLIND_CASTS)).toEqual([]);
  });

  it('does so no more often where specs make what they test', () => {
    expect(findBlindCasts(isOfTests).slice(MAX_BLIND_CASTS_OF_TESTS)).toEqual([]);
  });
});
