import { Column, Entity, Index } from 'typeorm';
import { unlessErased, type Personal } from '#kernel/decider';
import { Fact, type RowPolicy } from '#kernel/projections';
import { blindIndex } from '#nest';
import type { Token } from '#kernel/integrity';
import { soundsOf } from '../name/name.rules.js';
import { matched } from './duplicates/matcher.row-policy.js';
import { comparableDetailsOf, type PersonDescription } from './duplicates/duplicates.rules.js';
import type { ReferralEvents } from './referral.events.js';

/** Index for searching a person or a possible duplicate: it holds no name, only tokens that several people share. */
@Entity('person_token')
@Index(['kind', 'token'])
export class PersonToken extends Fact {
  static readonly rowPolicy: RowPolicy = { ...matched, uncounted: true, ofMany: true, inPart: { without: [] } };
  static readonly edition = 2;

  @Column('text')
  kind!: string;

  @Column('text')
  token!: string;
}

type PersonEvents = {
  readonly [Field in keyof PersonDescription]?: Personal<NonNullable<PersonDescription[Field]>> | undefined;
};

const tokensOf = (events: PersonEvents, token: Token) => {
  const described = Object.fromEntries(
    Object.entries(events).map(([field, value]) => [field, unlessErased<unknown>(value)]),
  );
  const { givenName, familyName, localGivenName, localFamilyName }: PersonDescription = described;
  const sounds = { sound: soundsOf([givenName, familyName]), localSound: soundsOf([localGivenName, localFamilyName]) };
  return Object.entries({ ...comparableDetailsOf(described), ...sounds }).flatMap(
    ([kind, words]: [string, readonly string[]]) =>
      [...new Set(words.map((word) => token(kind, word)))].map((each) => ({ kind, token: each })),
  );
};

export const personTokens = blindIndex<ReferralEvents, PersonToken>({
  view: PersonToken,
  on: { ReferralReceived: tokensOf, PersonDetailsRevised: tokensOf },
});
