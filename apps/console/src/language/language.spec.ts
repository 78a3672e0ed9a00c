import { readFileSync, readdirSync } from 'node:fs';

type Words = { readonly [key: string]: string | Words };

const FOLDERS = [
  'language',
  'between-offices/language',
  'case-file/language',
  'figures/language',
  'forms/language',
  'lists/language',
  'operations/language',
  'registers/import/language',
  'replay/language',
];

const wordsOf = (folder: string, language: string) =>
  JSON.parse(readFileSync(`apps/console/src/${folder}/${language}.json`, 'utf8')) as Words;

const pathsOf = (words: Words, under = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${under}${key}`] : pathsOf(value, `${under}${key}.`),
  );

describe.each(FOLDERS)('the texts of the console (%s)', (folder) => {
  it('have the same keys in both languages', () => {
    const [en, km] = [wordsOf(folder, 'en'), wordsOf(folder, 'km')].map((words) => pathsOf(words));
    expect(km!.toSorted()).toEqual(en!.toSorted());
  });

  it('are in Khmer script in the Khmer file', () => {
    const words = wordsOf(folder, 'km');
    const latin = pathsOf(words).filter((path) => {
      const value = path.split('.').reduce<string | Words>((within, key) => (within as Words)[key]!, words);
      return !/[\u1780-\u17ff]/.test(value as string);
    });
    expect(latin).toEqual([]);
  });
});

describe('a label and its value', () => {
  it('have between them the colon of the language, which is ៖ in Khmer', () => {
    const written = readdirSync('apps/console/src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'))
      .flatMap((path) =>
        readFileSync(`apps/console/src/${path}`, 'utf8')
          .split('\n')
          .filter((line) => /\}: (?:\$\{|<|\{[a-z(])|\}:\{' '\}|`: \$\{|join\(': '\)/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(written).toEqual([]);
  });
});
