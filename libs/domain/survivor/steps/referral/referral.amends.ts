import type { OpenPart } from '#kernel/decider';
import type { Amendment } from '#kernel/projections';
import type { ReferralEvents } from './referral.events.js';

/** A new birth detail changes the age that was written into each of these entries; not all say whether it is a child's. */
export const agesIn = ({ ages = [] }: OpenPart<ReferralEvents['PersonDetailsRevised']>): readonly Amendment[] =>
  ages.map(({ eventId, ageOnDay, minor }) => ({
    eventId,
    amend: (entry) => ({ ...entry, data: { ...entry.data, ageOnDay, ...('minor' in entry.data && { minor }) } }),
  }));
