import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS_KM } from './refusals.km.js';
import { sentenceOf } from './refusals.js';

const CODE = /'([A-Z][A-Z0-9_]+)'/g;
/** Whatever stands between the parenthesis and the sentence: `refuse('CODE', …)`, `refuseUnless(irregular, 'CODE', …)`. */
const REFUSED = /\b(?:refuse\w*|new Refusal)\(((?:[^'"`]|'[A-Z][A-Z0-9_]+')*)/g;
const ANSWERED = /\bcode: '[A-Z][A-Z0-9_]+'/g;

const codesIn = (source: string): string[] =>
  [...source.matchAll(REFUSED), ...source.matchAll(ANSWERED)].flatMap(([found]) =>
    [...found.matchAll(CODE)].map(([, code]) => code!),
  );

const sources = ['libs', 'apps/api']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter((path) => /\/src\/.*\.ts$/.test(path) && !/(\.spec|\.contract)\.ts$|\/testing(\.ts$|\/)/.test(path));

describe('the codes of refusals', () => {
  it('are found wherever they are written', () => {
    expect(codesIn(`refuse('ONE', 'No.'); refuse(late ? 'TWO' : 'THREE', \`\${on}\`);`)).toEqual([
      'ONE',
      'TWO',
      'THREE',
    ]);
    expect(codesIn(`refuseUnless(\n  irregular,\n  'FOUR',\n 'It says NOT this.');`)).toEqual(['FOUR']);
    expect(codesIn(`throw new Refusal('FIVE', 'No.'); const answer = { extensions: { code: 'SIX' } };`)).toEqual([
      'FIVE',
      'SIX',
    ]);
    expect(sources.length).toBeGreaterThan(100);
  });

  it('all have a sentence in Khmer', () => {
    const toAdd = sources.flatMap((path) =>
      codesIn(readFileSync(path, 'utf8'))
        .filter((code) => sentenceOf(code, 'km') === undefined)
        .map((code) => `add to libs/words/src/refusals.km.ts:  ${code}: '…',  (it stands in ${path})`),
    );
    expect([...new Set(toAdd)]).toEqual([]);
  });

  it('have sentences that are Khmer, and end as one', () => {
    for (const [code, sentence] of Object.entries(REFUSALS_KM)) {
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[\u1780-\u17ff].*។$/)]);
    }
  });

  it('are not confused with what every object has', () => {
    expect(sentenceOf('constructor', 'km')).toBeUndefined();
    expect(sentenceOf('NOT_FOUND', 'en')).toBeUndefined();
  });
});
