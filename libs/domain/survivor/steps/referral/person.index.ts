import { Column, Entity, Index } from 'typeorm';
import { unlessErased, type Personal } from '#kernel/decider';
import { Fact, NOBODY, type RowPolicy } from '#kernel/projections';
import { blindIndex } from '#nest';
import type { Token } from '#kernel/integrity';
import { FIELD_WORDS_MAX, partsOf, wordsOf, type NamePart, type Names } from '../../names/name.rules.js';
import { comparableDetailsOf, type PersonDescription } from './duplicates/duplicates.rules.js';
import { wholeKeysOf } from './duplicates/whole-keys.js';
import { detailsIn } from './referral.amends.js';
import type { ReferralEvents } from './referral.events.js';

/** From this many words on, a name is longer than any that is sought. */
export const SIZE_MAX = 7;
/** The year of birth where it is not known. */
export const UNKNOWN_YEAR = 0;

/**
 * Index for searching a person or a possible duplicate: it holds no name, only tokens. One word is shared by many; the rows
 * of a person together are not, so who has the table and the key confirms a guessed name. One key has as many of a
 * person's tokens as must agree at once, so that people who share one token alone are not read.
 */
@Entity('person_key')
@Index(['kind', 'token', 'size', 'subject', 'spelled', 'birthYear'], { where: '"recordedTo" IS NULL' })
export class PersonKey extends Fact {
  static readonly rowPolicy: RowPolicy = { own: NOBODY, uncounted: true, inPart: { without: [] } };

  @Column('text')
  kind!: string;

  /** The tokens that must agree. */
  @Column('text')
  token!: string;

  /** Of a name: how many words it has, where a field of several words may count as one. 0 of anything else. */
  @Column('int')
  size!: number;

  /** Of a name: the tokens of the same words as they are written; none of words that are taken as one. */
  @Column('text')
  spelled!: string;

  @Column('int')
  birthYear!: number;
}

type Key = Pick<PersonKey, 'kind' | 'token' | 'size' | 'spelled'>;

type PersonEvents = {
  readonly [Field in keyof PersonDescription]?: Personal<NonNullable<PersonDescription[Field]>> | undefined;
};

const keysOf = (events: PersonEvents, token: Token) => {
  const described: PersonDescription = Object.fromEntries(
    Object.entries(events).map(([field, value]) => [field, unlessErased<unknown>(value)]),
  );
  const { givenName, familyName, localGivenName, localFamilyName, birthYear = UNKNOWN_YEAR } = described;
  const keys = [
    ...wholeKeysOf(comparableDetailsOf(described), token).map((key) => ({ ...key, size: 0, spelled: '' })),
    ...nameKeys([givenName, familyName], LATIN, token),
    ...nameKeys([localGivenName, localFamilyName], LOCAL, token),
  ];
  return keys.map((key) => ({ ...key, birthYear }));
};

interface Kinds {
  readonly sound: string;
  readonly spelling: string;
}

const LATIN: Kinds = { sound: 'sound', spelling: 'name' };
const LOCAL: Kinds = { sound: 'localSound', spelling: 'localName' };

interface PartTokens {
  readonly sound: string;
  readonly spelled: string;
  readonly part: NamePart;
}

/** Of each sound, of each two, and of one that is alone: a search asks for two sounds, or for the only one of a name. */
const nameKeys = (names: Names, { sound, spelling }: Kinds, token: Token): readonly Key[] => {
  const parts = partsOf(names).map((part): PartTokens => ({
    sound: token(sound, part.sound),
    spelled: part.word === undefined ? '' : token(spelling, part.word),
    part,
  }));
  const isAlone = new Set(parts.map((one) => one.sound)).size === 1;
  const keys = parts.flatMap((one, index): Key[] => [
    keyOf(sound, [one]),
    ...(isAlone ? [keyOf(`${sound}Pair`, [one])] : []),
    ...parts
      .slice(index + 1)
      .filter((other) => other.sound !== one.sound)
      .map((other) => keyOf(`${sound}Pair`, one.sound < other.sound ? [one, other] : [other, one])),
  ]);
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
};

const keyOf = (kind: string, parts: readonly PartTokens[]): Key => {
  const words = parts[0]!.part.of - parts.reduce((fewer, { part }) => fewer + part.joins, 0);
  return {
    kind,
    token: parts.map(({ sound }) => sound).join(''),
    size: Math.min(words, SIZE_MAX),
    spelled: parts.map(({ spelled }) => spelled || '-').join(''),
  };
};

/** What the index has of the words of a name, one by one: equal names have equal ones, in whichever fields and order. */
export interface WordKeys {
  readonly kind: string;
  /** How many words the name has. Where fields count as one word, a name has fewer. */
  readonly size: number;
  /** How each word sounds and is written, in a fixed order; null where the index does not have all of them. */
  readonly words: string | null;
}

/** Of each script in which the name is known. */
export const wordKeysOf = (person: PersonDescription, token: Token): readonly WordKeys[] => [
  ...wordKeys([person.givenName, person.familyName], LATIN, token),
  ...wordKeys([person.localGivenName, person.localFamilyName], LOCAL, token),
];

const wordKeys = (names: Names, kinds: Kinds, token: Token): readonly WordKeys[] => {
  const size = names.flatMap(wordsOf).length;
  if (size === 0) return [];
  const ofWords = nameKeys(names, kinds, token).filter((key) => key.kind === kinds.sound && key.size === size);
  const words = ofWords.map((key) => key.token + key.spelled).toSorted();
  return [{ kind: kinds.sound, size, words: size > FIELD_WORDS_MAX ? null : words.join(' ') }];
};

/** Each person has the keys of their latest details, since these are what a search and a comparison open. */
export const personKeys = blindIndex<ReferralEvents, PersonKey>({
  view: PersonKey,
  on: { ReferralReceived: keysOf },
  amends: { PersonDetailsRevised: detailsIn },
});
