import { TypeMetadataStorage } from '@nestjs/graphql';
import { LazyMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/lazy-metadata.storage.js';
import { steps } from '#domain/aggregates';
import { LOCALES, descriptionsIn, labelsIn, labelsOf } from '#i18n';
import { enumNameOf } from '#nest';
import './api.module.js';

LazyMetadataStorage.load(); // as the schema builder does

/** Every enum of the API, with its values; refusals have sentences instead of labels. */
const lists = new Map(
  TypeMetadataStorage.getEnumsMetadata()
    .filter(({ name }) => name !== 'RefusalCode')
    .map(({ name, ref }) => [name, Object.values(ref as Readonly<Record<string, string>>)] as const),
);
const all = labelsOf(steps);

describe('every code of every enum', () => {
  it('has a name in capitals, which is its own name, and which no other code of the list has', () => {
    for (const [list, codes] of lists) {
      const names = codes.map(enumNameOf);
      expect([list, names.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))]).toEqual([list, []]);
      expect([list, names.map(enumNameOf)]).toEqual([list, names]);
      expect([list, new Set(names).size]).toEqual([list, codes.length]);
    }
  });

  it('has a label', () => {
    const toAdd = [...lists].flatMap(([list, codes]) =>
      codes
        .filter((code) => all.codes[list]?.[code] === undefined)
        .map((code) => `add to the *.labels.ts of its step:  ${list}.${code}`),
    );
    expect(toAdd).toEqual([]);
  });

  it('belongs to every label', () => {
    const toRemove = Object.entries(all.codes).flatMap(([list, labels]) =>
      Object.keys(labels)
        .filter((code) => !lists.get(list)?.includes(code))
        .map((code) => `remove from the *.labels.ts of its step:  ${list}.${code}, which no enum has`),
    );
    expect(toRemove).toEqual([]);
  });
});

describe('the labels of a list', () => {
  it.each(LOCALES)('differ from each other (%s)', (locale) => {
    const { codes, events, mutations } = labelsIn(locale, all);
    const alike = Object.entries({ ...codes, events, mutations }).flatMap(([list, labels]) =>
      Object.entries(labels)
        .filter(([name, text]) => Object.entries(labels).some((other) => other[0] !== name && other[1] === text))
        .map(
          ([name, text]) => `change in the *.labels.ts of its step:  ${list}.${name} is called ${text} like another`,
        ),
    );
    expect(alike).toEqual([]);
  });

  it.each(LOCALES)('name no code, which only programs know (%s)', (locale) => {
    const { codes, events, mutations } = labelsIn(locale, all);
    const texts = [...Object.values(codes), events, mutations, descriptionsIn(locale, all)].flatMap((labels) =>
      Object.values(labels),
    );
    expect(texts.filter((text) => /[A-Z]{2,}_[A-Z]/.test(text))).toEqual([]);
  });

  it('are in Khmer letters in Khmer, except for names', () => {
    const names = new Set(['Messenger', 'Telegram', 'PDF']);
    const { codes, events, mutations } = labelsIn('km', all);
    const texts = [...Object.values(codes), events, mutations, descriptionsIn('km', all)].flatMap((labels) =>
      Object.values(labels),
    );
    expect(texts.filter((text) => !names.has(text) && !/^[\u1780-\u17ff]/.test(text))).toEqual([]);
  });
});
