import type { Locale } from '#i18n';
import { registersIn } from '#domain/directory';
import { districtsOf, subdivisionsIn, subdivisions } from '#kernel/places';
import type { AggregateStores } from '#nest';

/** Names of offices, provinces and districts by their codes; a code without a name has none. */
export type PlaceNames = Readonly<Record<'offices' | 'places', ReadonlyMap<string, string>>>;

const places: Partial<Record<Locale, ReadonlyMap<string, string>>> = {};

/** The codes of all countries differ from each other, and those of districts from those of provinces. */
const placesIn = (locale: Locale): ReadonlyMap<string, string> => {
  const districts = [...subdivisions().values()]
    .flatMap((provinces) => provinces.flatMap(({ code }) => districtsOf(code)))
    .map(({ code, en, km }) => [code, (locale === 'km' && km) || en] as const);
  return new Map([...Object.values(subdivisionsIn(locale)).flat(), ...districts]);
};

/** `SiemReapCac` → `Siem Reap Cac`: what an office is called that was opened without a name. */
const inWords = (code: string): string => code.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');

/** Offices as the register names them now. */
export const placeNamesIn = async (stores: AggregateStores, locale: Locale): Promise<PlaceNames> => {
  const { offices } = await registersIn(stores);
  const named = Object.entries(offices).map(
    ([
      code,
      {
        opened: { name, localName },
      },
    ]): readonly [string, string] => [code, ((locale === 'km' && localName) || name) ?? inWords(code)],
  );
  return { offices: new Map(named), places: (places[locale] ??= placesIn(locale)) };
};
