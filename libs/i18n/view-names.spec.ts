import { readFileSync } from 'node:fs';
import { getMetadataArgsStorage } from 'typeorm';
import { policies, steps } from '#domain/aggregates';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { LOCALES } from './locale.js';

const FOLDER = 'apps/console/src/operations/language';

const tableOf = (view: unknown): string =>
  getMetadataArgsStorage().tables.find(({ target }) => target === view)?.name ?? String(view);

/** What the system page lists: a key has no colon. */
const shown = [
  ...steps.flatMap(({ projections, indexes = [] }) => [...projections, ...indexes].map(({ view }) => tableOf(view))),
  ...policies.map(({ name }) => `policy:${name}`),
  DUPLICATE_MATCHER,
  'eraser',
].map((name) => name.replace(':', '_'));

describe.each(LOCALES)('the system page (%s)', (locale) => {
  const { operations } = JSON.parse(readFileSync(`${FOLDER}/${locale}.json`, 'utf8')) as {
    readonly operations: { readonly view: Readonly<Record<string, string>> };
  };

  it('has a name for each view and policy, and none for what there is not', () => {
    const named = Object.keys(operations.view);
    const file = `${FOLDER}/${locale}.json`;
    expect([
      ...[...new Set(shown)]
        .filter((name) => !named.includes(name))
        .map((name) => `name the table \`${name}\` below "view" in ${file}`),
      ...named.filter((name) => !shown.includes(name)).map((name) => `remove \`${name}\` from "view" in ${file}`),
    ]).toEqual([]);
  });

  it('names no two of them alike', () => {
    const names = Object.values(operations.view);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
