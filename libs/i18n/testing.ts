import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const CODE = /'([A-Z][A-Z0-9_]+)'/g;
/** The arguments up to the sentence: `refuse('CODE', …)`, `refuseUnless(irregular, 'CODE', …)`. */
const REFUSED = /\b(?:refuse\w*|new Refusal)\(((?:[^'"`]|'[A-Z][A-Z0-9_]+')*)/g;
const ANSWERED = /\bcode: '[A-Z][A-Z0-9_]+'/g;

/** The refusal codes in a source text. */
export const codesIn = (source: string): string[] =>
  [...source.matchAll(REFUSED), ...source.matchAll(ANSWERED)].flatMap(([found]) =>
    [...found.matchAll(CODE)].map(([, code]) => code!),
  );

/** Every source file that may refuse, with its codes. */
export const codesWritten = (): { readonly path: string; readonly codes: readonly string[] }[] =>
  ['libs', 'apps/api']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts') && !/(\.spec|\.contract)\.ts$|\/testing(\.ts$|\/)/.test(path))
    .map((path) => ({ path, codes: codesIn(readFileSync(path, 'utf8')) }));
