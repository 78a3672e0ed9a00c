import { Column, Entity, Index } from 'typeorm';
import { unlessErased, type Personal } from '#kernel/decider';
import { Fact, type RowPolicy } from '#kernel/projections';
import { blindIndex } from '#nest';
import type { Token } from '#kernel/integrity';
import { soundsOf } from '../name/name.rules.js';
import { matched } from './duplicates/matcher.row-policy.js';
import { comparableDetailsOf, type PersonDescription } from './duplicates/duplicates.rules.js';
import type { ReferralEvents } from './referral.events.js';

/**
 * Index for searching a person: it holds no name, only tokens that several people share. Nobody asks for the birth date any
 * more, which leaves with the next edition: that makes all of it again.
 */
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

/** What the entries about a person say of them. */
export type PersonEvents = {
  readonly [Field in keyof PersonDescription]?: Personal<NonNullable<PersonDescription[Field]>> | undefined;
};

export const describedIn = (events: PersonEvents): PersonDescription =>
  Object.fromEntries(Object.entries(events).map(([field, value]) => [field, unlessErased<unknown>(value)]));

const tokensOf = (events: PersonEvents, token: Token) => {
  const described = describedIn(events);
  const { givenName, familyName, localGivenName, localFamilyName } = described;
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
