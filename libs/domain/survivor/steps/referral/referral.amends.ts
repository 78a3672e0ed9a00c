import type { OpenPart } from '#kernel/decider';
import type { Amendment, ProjectableEvent } from '#kernel/projections';
import type { ReferralEvents } from './referral.events.js';

/** A new birth detail changes the age that was written into each of these entries; not all say whether it is a child's. */
export const agesIn = ({ ages = [] }: OpenPart<ReferralEvents['PersonDetailsRevised']>): readonly Amendment[] =>
  ages.map(({ eventId, ageOnDay, minor }) => ({
    eventId,
    amend: (entry) => ({ ...entry, data: { ...entry.data, ageOnDay, ...('minor' in entry.data && { minor }) } }),
  }));

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
