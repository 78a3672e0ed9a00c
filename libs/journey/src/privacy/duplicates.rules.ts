import type { Privacy } from './privacy.decider.js';
import type { PrivacyEvents } from './privacy.events.js';

/** A record that goes on in this one. */
export interface Duplicate {
  readonly held: boolean;
  /** Those that go on in it. */
  readonly duplicates: readonly string[];
  /** Who linked it, and who ended a hold of it. */
  readonly involved: readonly string[];
}

type Known = Pick<Privacy, 'duplicates' | 'released' | 'erasure'>;

const inOrder = (ids: readonly string[]): readonly string[] => [...new Set(ids)].toSorted();

/** All records of the same person that go on in this one, at once or by way of another. */
export const duplicatesIn = ({ duplicates }: Pick<Privacy, 'duplicates'>): readonly string[] =>
  inOrder(Object.entries(duplicates).flatMap(([id, one]) => [id, ...one.duplicates]));

/** Who has ended a hold of hers, or has said of another record that it is hers too: they do not approve what then follows. */
export const involvedIn = ({ duplicates, released }: Pick<Privacy, 'duplicates' | 'released'>): readonly string[] =>
  inOrder([...released, ...Object.values(duplicates).flatMap(({ involved }) => involved)]);

/** What is known of her duplicates once this is noted. Whatever is linked anew is of no erasure that was asked for before. */
export const noting = <State extends Known>(state: State, said: PrivacyEvents['DuplicateNoted']): State => {
  const { duplicateSurvivorId, linked, held, duplicates = [], involved = [] } = said;
  const { [duplicateSurvivorId]: _, ...others } = state.duplicates;
  const after = linked ? { ...others, [duplicateSurvivorId]: { held, duplicates, involved } } : others;
  const known = duplicatesIn({ duplicates: after });
  return {
    ...state,
    duplicates: after,
    released: linked ? state.released : inOrder([...state.released, ...involved]),
    erasure: state.erasure && {
      ...state.erasure,
      duplicates: state.erasure.duplicates.filter((one) => known.includes(one)),
    },
  };
};
