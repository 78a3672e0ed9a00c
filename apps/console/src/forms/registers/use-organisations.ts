import type { Choice } from '../choice.js';
import { provinceInWords } from '../places.js';
import { loadOrganisations } from './documents.js';
import { selectOffering } from './offering.js';
import { displayName, inOrder, useLoaded } from './use-loaded.js';

/**
 * The partner organisations of today, by their ids or by the names that referrals and consents use; of those that offer a
 * service, if any does.
 */
export const useOrganisations = (by: 'organisationId' | 'name', service?: string): readonly Choice[] | undefined => {
  const all = useLoaded(loadOrganisations);
  return inOrder(
    all &&
      selectOffering(all, service).map((one) => ({
        value: one[by],
        label: [displayName(one), one.province && provinceInWords(one.province)].filter(Boolean).join(' · '),
      })),
  );
};
