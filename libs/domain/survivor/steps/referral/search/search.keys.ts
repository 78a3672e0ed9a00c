import type { Token } from '#kernel/integrity';
import { searchSounds, searchWords } from '../../../names/name.rules.js';

/** A key of the index under which a person is found whose name may agree. */
export interface SoughtKey {
  readonly kind: string;
  readonly token: string;
  /** A name of so many words agrees as a whole. */
  readonly whole: readonly number[];
  /** What the key says of words that are written as the ones that are sought. */
  readonly spelled: readonly string[];
}

const SCRIPTS = [
  { sound: 'sound', spelling: 'name' },
  { sound: 'localSound', spelling: 'localName' },
] as const;

/** Words that are sought and have one sound token. */
interface SoundGroup {
  readonly token: string;
  readonly spelled: readonly string[];
  /** How many sounds of a name it stands for. */
  readonly sounds: number;
  readonly whole: readonly number[];
  /** Which words these are, by their places: one, or two that are taken as one. */
  readonly places: readonly (readonly number[])[];
}

/**
 * The keys of all who share two sounds with the name, or as many as either has. Two words that are sought may be one on
 * record: where these are all, its sound is enough.
 */
export const keysSought = (name: string, token: Token): readonly SoughtKey[] =>
  SCRIPTS.flatMap(({ sound: kind, spelling }) => {
    const groups = groupsOf(name, { token, kind, spelling });
    const [enough, single] = [true, false].map((isEnough) => groups.filter((one) => one.sounds >= 2 === isEnough));
    if (groups.length === 1) return [keyOf(kind, groups[0]!)];
    const pairs = single!.flatMap((one, index) => {
      const others = single!.slice(index + 1).filter((other) => areDistinct(one, other));
      return [one, ...others.map((other) => pairOf(one, other))];
    });
    return [...enough!.map((group) => keyOf(kind, group)), ...pairs.map((pair) => keyOf(`${kind}Pair`, pair))];
  });

const keyOf = (
  kind: string,
  { token, whole, spelled }: Pick<SoundGroup, 'token' | 'whole' | 'spelled'>,
): SoughtKey => ({
  kind,
  token,
  whole,
  spelled,
});

/** No word is sought twice. */
const areDistinct = (one: SoundGroup, other: SoundGroup): boolean =>
  one.places.some((mine) => other.places.some((theirs) => !mine.some((place) => theirs.includes(place))));

const groupsOf = (
  name: string,
  { token, kind, spelling }: { readonly token: Token; readonly kind: string; readonly spelling: string },
): readonly SoundGroup[] => {
  const words = searchWords(name);
  const of = words.filter((one) => one.words === 1).length;
  const groups = new Map<string, SoundGroup>();
  for (const [index, { sound, words: count }] of searchSounds(name).entries()) {
    const key = token(kind, sound);
    const before = groups.get(key);
    groups.set(key, {
      token: key,
      spelled: [...new Set([...(before?.spelled ?? []), token(spelling, words[index]!.word)])],
      sounds: (before?.sounds ?? 0) + (of === 2 ? count : 1),
      whole: [...new Set([...(before?.whole ?? []), of + 1 - count])],
      places: [...(before?.places ?? []), count === 1 ? [index] : [index - of, index - of + 1]],
    });
  }
  return [...groups.values()];
};

/** Both sounds, in the order of the index. A name is a word shorter where one of them is two words. */
const pairOf = (...both: readonly [SoundGroup, SoundGroup]): Pick<SoundGroup, 'token' | 'whole' | 'spelled'> => {
  const [one, other] = both[0].token < both[1].token ? both : [both[1], both[0]];
  return {
    token: one.token + other.token,
    spelled: one.spelled.flatMap((first) => other.spelled.map((second) => first + second)),
    whole: [Math.min(Math.max(...one.whole), Math.max(...other.whole))],
  };
};
