import { readFileSync } from 'node:fs';

type Words = { readonly [key: string]: string | Words };
const wordsOf = (language: string) =>
  JSON.parse(readFileSync(`apps/console/src/language/${language}.json`, 'utf8')) as Words;

const pathsOf = (words: Words, under = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${under}${key}`] : pathsOf(value, `${under}${key}.`),
  );

describe('the texts of the console', () => {
  it('have the same keys in both languages', () => {
    const [en, km] = [wordsOf('en'), wordsOf('km')].map((words) => pathsOf(words));
    expect(km!.toSorted()).toEqual(en!.toSorted());
  });

  it('are in Khmer script in the Khmer file', () => {
    const latin = pathsOf(wordsOf('km')).filter((path) => {
      const value = path.split('.').reduce<string | Words>((words, key) => (words as Words)[key]!, wordsOf('km'));
      return !/[\u1780-\u17ff]/.test(value as string);
    });
    expect(latin).toEqual([]);
  });
});
