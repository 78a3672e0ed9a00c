import type { Amendment, ProjectableEvent } from '#kernel/projections';
import type { ReferralEvents } from './referral.events.js';

const DETAILS = [
  'givenName',
  'familyName',
  'localGivenName',
  'localFamilyName',
  'birthDate',
  'birthYear',
  'contact',
] as const satisfies readonly (keyof ReferralEvents['PersonDetailsRevised'])[];

/** For the index: a revision changes what the referral said of the person, so that one entry has all of it. */
export const detailsIn = (
  revised: ReferralEvents['PersonDetailsRevised'],
  before: readonly ProjectableEvent[],
): readonly Amendment[] => {
  const details = Object.fromEntries(
    DETAILS.flatMap((field) => (revised[field] === undefined ? [] : [[field, revised[field]]])),
  );
  return before
    .filter(({ meta }) => meta.type === 'ReferralReceived')
    .map(({ meta: { eventId } }) => ({
      eventId,
      amend: (entry) => ({ ...entry, data: { ...entry.data, ...details } }),
    }));
};
