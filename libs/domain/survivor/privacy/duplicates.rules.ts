import type { Privacy } from './privacy.state.js';
import type { PrivacyEvents } from './privacy.events.js';

type DuplicateState = Pick<Privacy, 'duplicates' | 'released' | 'erasure'>;

const inOrder = (ids: readonly string[]): readonly string[] => [...new Set(ids)].toSorted();

/** All records of the same person that are linked to this one, directly or through another. */
export const duplicatesIn = ({ duplicates }: Pick<Privacy, 'duplicates'>): readonly string[] =>
  inOrder(Object.entries(duplicates).flatMap(([id, one]) => [id, ...one.duplicates]));

/**
 * The people who ended a hold of the record, or linked another record to it: they may not approve the erasure that
 * follows.
 */
export const peopleInvolved = ({ duplicates, released }: Pick<Privacy, 'duplicates' | 'released'>): readonly string[] =>
  inOrder([...released, ...Object.values(duplicates).flatMap(({ involved }) => involved)]);

/** The duplicates after this event. A record that is linked again is not part of an earlier erasure request. */
export const withDuplicate = <State extends DuplicateState>(
  state: State,
  payload: PrivacyEvents['DuplicateNoted'],
): State => {
  const { duplicateSurvivorId, linked, held, duplicates = [], involved = [], verdictOn, inCare } = payload;
  const { [duplicateSurvivorId]: _, ...others } = state.duplicates;
  const after = linked
    ? { ...others, [duplicateSurvivorId]: { held, duplicates, involved, verdictOn, inCare } }
    : others;
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
