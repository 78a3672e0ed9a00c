import { Column, Entity, Index } from 'typeorm';
import { Fact, type RowPolicy } from '#kernel/projections';
import { blindIndex } from '#nest';
import type { Token } from '#kernel/integrity';
import { describedIn, type PersonEvents } from '../person.index.js';
import type { ReferralEvents } from '../referral.events.js';
import { comparableDetailsOf } from './duplicates.rules.js';
import { matched } from './matcher.row-policy.js';

/**
 * Index for comparing whole records: a token for each detail that must agree as a whole. By the single words of a name,
 * which many people share, each comparison would take longer with everybody who is recorded.
 */
@Entity('likeness_token')
@Index(['kind', 'token'])
export class LikenessToken extends Fact {
  static readonly rowPolicy: RowPolicy = { ...matched, uncounted: true, ofMany: true };

  @Column('text')
  kind!: string;

  @Column('text')
  token!: string;
}

/** What agrees as a whole, by kind. */
export const wholeTokensOf = (events: PersonEvents, token: Token): readonly { kind: string; token: string }[] =>
  Object.entries(comparableDetailsOf(describedIn(events))).flatMap(([kind, words]: [string, readonly string[]]) =>
    words.length === 0 ? [] : [{ kind, token: token(kind, words.join(' ')) }],
  );

const NAMES = { name: ['givenName', 'familyName'], localName: ['localGivenName', 'localFamilyName'] } as const;

/**
 * A revision says what has changed. Where it changes one half of a name, the entry does not know the whole one: its words
 * find the record, and the other words of the name are in the index of the search.
 */
const revisedTokensOf = (events: PersonEvents, token: Token) => {
  const words = comparableDetailsOf(describedIn(events));
  const halved = (['name', 'localName'] as const).filter(
    (kind) => NAMES[kind].filter((half) => events[half] !== undefined).length === 1,
  );
  return [
    ...wholeTokensOf(events, token).filter(({ kind }) => !halved.some((name) => name === kind)),
    ...halved.flatMap((kind) => words[kind].map((word) => ({ kind: `${kind}Part`, token: token(kind, word) }))),
  ];
};

export const likenessTokens = blindIndex<ReferralEvents, LikenessToken>({
  view: LikenessToken,
  on: { ReferralReceived: wholeTokensOf, PersonDetailsRevised: revisedTokensOf },
});
