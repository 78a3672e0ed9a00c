import type { Choice } from '../choice.js';
import { provinceInWords } from '../places.js';
import { loadOrganisations } from './documents.js';
import { displayName, inOrder, useLoaded } from './use-loaded.js';

/** The partner organisations of today, by their ids or by the names that referrals and consents use. */
export const useOrganisations = (by: 'organisationId' | 'name'): readonly Choice[] | undefined =>
  inOrder(
    useLoaded(loadOrganisations)?.map((one) => ({
      value: one[by],
      label: [displayName(one), one.province && provinceInWords(one.province)].filter(Boolean).join(' · '),
    })),
  );
