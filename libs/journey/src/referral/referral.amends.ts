import type { OpenPart } from '#decider';
import type { Amendment } from '#read-models';
import type { ReferralEvents } from './referral.events.js';

/** Since her birth is known otherwise, each of these entries was made at another age than was written with it. */
export const agedBy = ({ ages = [] }: OpenPart<ReferralEvents['PersonDetailsRevised']>): readonly Amendment[] =>
  ages.map(({ eventId, ageOnDay, minor }) => ({
    eventId,
    amend: (entry) => ({ ...entry, data: { ...entry.data, ageOnDay, minor } }),
  }));
