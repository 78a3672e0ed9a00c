import { readFileSync } from 'node:fs';
import { REFUSALS_KM } from './refusals.km.js';
import { PROBLEMS_KM } from './problems.km.js';
import { problemOf, sentenceOf } from './refusals.js';
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

describe('what is wrong with a field', () => {
  const sourceOf = (file: string) => readFileSync(`libs/nest/graphql/${file}.ts`, 'utf8');
  /** The checks of class-validator by their decorators, where their names differ. */
  const NAMES: Readonly<Record<string, string>> = {
    IsUUID: 'isUuid',
    Length: 'isLength',
    ValidateNested: 'nestedValidation',
  };

  it('has Khmer words for each check that a field has', () => {
    const own = [...sourceOf('validators').matchAll(/\bname: '(\w+)'/g)].map(([, name]) => name!);
    const [, imported = ''] = /import \{([^}]*)\} from 'class-validator'/.exec(sourceOf('fields')) ?? [];
    const theirs = imported.match(/\w+/g)!.map((name) => NAMES[name] ?? name.charAt(0).toLowerCase() + name.slice(1));
    expect(own.length).toBeGreaterThan(8);
    expect([...own, ...theirs].filter((check) => problemOf(check, 'km') === undefined)).toEqual([]);
  });

  it.each([
    ['isLength', 'text must be shorter than or equal to 4000 characters', '4000'],
    ['max', 'estimatedAge must not be greater than 120', '120'],
    ['min', 'score must not be less than 1', '1'],
    ['matches', 'email must be an e-mail address such as sokha@example.org', 'sokha@example.org'],
  ])('names the limit or the example in Khmer, too (%s)', (check, english, limit) => {
    expect(problemOf(check, 'km', english)).toMatch(new RegExp(`^[\\u1780-\\u17ff].*\\b${limit}\\b`));
    expect(problemOf(check, 'km')).not.toMatch(/\d/);
  });

  it('does not call an empty line of a list too long (isLength)', () => {
    const english = 'each value in lines must be longer than or equal to 1 and shorter than or equal to 200 characters';
    expect(problemOf('isLength', 'km', english)).toBe(PROBLEMS_KM.isLength);
  });

  it('is in Khmer script, and in its own words in English', () => {
    for (const [check, words] of Object.entries(PROBLEMS_KM))
      expect([check, words]).toEqual([check, expect.stringMatching(/^[\u1780-\u17ff]/)]);
    expect(problemOf('isInt', 'en')).toBeUndefined();
    expect(problemOf('max', 'en', 'age must not be greater than 120')).toBeUndefined();
    expect(problemOf('constructor', 'km')).toBeUndefined();
  });
});
