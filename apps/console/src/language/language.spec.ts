import { readFileSync, readdirSync } from 'node:fs';

type Words = { readonly [key: string]: string | Words };

const CONSOLE = 'apps/console/src';
const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).toSorted();
const sources = files
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'))
  .map((path) => ({ path, text: readFileSync(`${CONSOLE}/${path}`, 'utf8') }));

/** Each folder of texts. */
const FOLDERS = files
  .filter((path) => path.endsWith('language/km.json'))
  .map((path) => path.slice(0, -'/km.json'.length));

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

  it.each(['en', 'km'])('name each key once (%s): of two, the last would be shown', (language) => {
    const text = readFileSync(`apps/console/src/${folder}/${language}.json`, 'utf8');
    const parsed = `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
    expect(text.match(/^ *"\w+":/gm)).toEqual(parsed.match(/^ *"\w+":/gm));
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

describe('a key of a text', () => {
  const keys = FOLDERS.flatMap((folder) => pathsOf(wordsOf(folder, 'en')));

  it('stands in one file: of two texts, the first that is loaded would be shown', () => {
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has a text wherever a source names it: the page would show the key instead', () => {
    const known = new Set(keys.map((key) => key.replace(/_(zero|one|other)$/, '')));
    const named = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*'([a-z][A-Za-z]*\.[A-Za-z.]+)'/g)].map(([, key]) => ({ path, key: key! })),
    );
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter(({ key }) => !known.has(key))).toEqual([]);
  });
});

describe('a label and its value', () => {
  it('have between them the colon of the language, which is ៖ in Khmer', () => {
    const written = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /\}: (?:\$\{|<|\{[a-z(])|\}:\{' '\}|`: \$\{|join\(': '\)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(written).toEqual([]);
  });
});
