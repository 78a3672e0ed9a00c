import { REFUSALS_KM } from './refusals.km.js';
import { sentenceOf } from './refusals.js';
import { codesIn, codesWritten } from './testing.js';

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
    expect(codesWritten().length).toBeGreaterThan(100);
  });

  it('all have a sentence in Khmer', () => {
    const toAdd = codesWritten().flatMap(({ path, codes }) =>
      codes
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
