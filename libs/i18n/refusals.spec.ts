import { REFUSALS_KM } from './refusals.km.js';
import { sentenceOf } from './refusals.js';
import { codesIn, codesWritten } from './testing.js';

describe('the codes of refusals', () => {
  it('are found in every form of refusal', () => {
    expect(codesIn(`refuse('ONE', 'No.'); refuse(late ? 'TWO' : 'THREE', \`\${on}\`);`)).toEqual([
      'ONE',
      'TWO',
      'THREE',
    ]);
    expect(codesIn(`refuseUnless(\n  irregular,\n  'FOUR',\n 'It is NOT this.');`)).toEqual(['FOUR']);
    expect(codesIn(`throw new Refusal('FIVE', 'No.'); const answer = { extensions: { code: 'SIX' } };`)).toEqual([
      'FIVE',
      'SIX',
    ]);
    expect(codesWritten().length).toBeGreaterThan(100);
  });

  it('each have a Khmer sentence', () => {
    const toAdd = codesWritten().flatMap(({ path, codes }) =>
      codes
        .filter((code) => sentenceOf(code, 'km') === undefined)
        .map((code) => `add to libs/i18n/refusals.km.ts:  ${code}: '…',  (used in ${path})`),
    );
    expect([...new Set(toAdd)]).toEqual([]);
  });

  it('have sentences in Khmer script that end with ។', () => {
    for (const [code, sentence] of Object.entries(REFUSALS_KM)) {
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[\u1780-\u17ff].*។$/)]);
    }
  });

  it('are not confused with inherited properties', () => {
    expect(sentenceOf('constructor', 'km')).toBeUndefined();
    expect(sentenceOf('NOT_FOUND', 'en')).toBeUndefined();
  });
});
