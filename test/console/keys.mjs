import { readFileSync, readdirSync } from 'node:fs';

const CONSOLE = new URL('../../apps/console/src/', import.meta.url);

const pathsOf = (words, under = '') =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${under}${key}`] : pathsOf(value, `${under}${key}.`),
  );

/** The keys of the console’s texts, which a page shows where a text is not loaded. */
const KEYS = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('language/en.json'))
  .flatMap((path) => pathsOf(JSON.parse(readFileSync(new URL(path, CONSOLE), 'utf8'))))
  .filter((path) => path.includes('.'));

/** The keys that a page shows in place of their words. */
export const keysIn = (text) => {
  const shown = new Set(text.match(/[a-z]\w*(?:\.\w+)+/g));
  return KEYS.filter((key) => shown.has(key));
};
