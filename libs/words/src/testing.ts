import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const CODE = /'([A-Z][A-Z0-9_]+)'/g;
/** Whatever stands between the parenthesis and the sentence: `refuse('CODE', …)`, `refuseUnless(irregular, 'CODE', …)`. */
const REFUSED = /\b(?:refuse\w*|new Refusal)\(((?:[^'"`]|'[A-Z][A-Z0-9_]+')*)/g;
const ANSWERED = /\bcode: '[A-Z][A-Z0-9_]+'/g;

/** The codes of refusals that are written in a source. */
export const codesIn = (source: string): string[] =>
  [...source.matchAll(REFUSED), ...source.matchAll(ANSWERED)].flatMap(([found]) =>
    [...found.matchAll(CODE)].map(([, code]) => code!),
  );

/** Every source that may refuse something, with the codes that are written in it. */
export const codesWritten = (): { readonly path: string; readonly codes: readonly string[] }[] =>
  ['libs', 'apps/api']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => /\/src\/.*\.ts$/.test(path) && !/(\.spec|\.contract)\.ts$|\/testing(\.ts$|\/)/.test(path))
    .map((path) => ({ path, codes: codesIn(readFileSync(path, 'utf8')) }));
