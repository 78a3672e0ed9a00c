import { readFileSync, readdirSync } from 'node:fs';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { LazyMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/lazy-metadata.storage.js';
import { LABELS, LOCALES, type Locale } from '#i18n';
import './api.module.js';

LazyMetadataStorage.load(); // as the schema builder does

/** Every enum of the API, with its values; refusals have sentences instead of labels. */
const lists = new Map(
  TypeMetadataStorage.getEnumsMetadata()
    .filter(({ name }) => name !== 'RefusalCode')
    .map(({ name, ref }) => [name, Object.keys(ref as object)] as const),
);

const FOLDER = 'libs/i18n/labels';

/** The file in which a list is, or should be. */
const fileOf = (list: string, locale: Locale): string => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(`.${locale}.ts`));
  const file = files.find((each) => readFileSync(`${FOLDER}/${each}`, 'utf8').includes(`\n  ${list}: {`));
  return file ? `${FOLDER}/${file}` : `one of ${files.map((each) => `${FOLDER}/${each}`).join(', ')}`;
};

describe('every code of every enum', () => {
  it.each(LOCALES)('has a label (%s)', (locale) => {
    const toAdd = [...lists].flatMap(([list, codes]) => {
      const labels = LABELS[locale][list];
      const missing = codes.filter((code) => labels?.[code] === undefined);
      if (missing.length === 0) return [];
      const lines = missing.map((code) => `${code}: '…'`).join(', ');
      return [`add to ${fileOf(list, locale)}:  ${labels ? `in ${list}  ${lines}` : `${list}: { ${lines} },`}`];
    });
    expect(toAdd).toEqual([]);
  });

  it.each(LOCALES)('belongs to every label (%s)', (locale) => {
    const toRemove = Object.entries(LABELS[locale]).flatMap(([list, labels]) =>
      Object.keys(labels)
        .filter((code) => !lists.get(list)?.includes(code))
        .map((code) => `remove from ${fileOf(list, locale)}:  ${list}.${code}, which no enum has`),
    );
    expect(toRemove).toEqual([]);
  });

  it.each(LOCALES)('has a label that differs from its neighbours’ (%s)', (locale) => {
    for (const [list, labels] of Object.entries(LABELS[locale])) {
      const all = Object.values(labels);
      expect([list, new Set(all).size]).toEqual([list, all.length]);
    }
  });

  it('has a Khmer label in Khmer letters, except for names', () => {
    const names = new Set(['Messenger', 'Telegram']);
    const labels = Object.values(LABELS.km).flatMap((list) => Object.values(list));
    expect(labels.filter((label) => !names.has(label) && !/^[\u1780-\u17ff]/.test(label))).toEqual([]);
  });
});
