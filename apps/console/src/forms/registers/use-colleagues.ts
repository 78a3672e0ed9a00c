import { useLabels } from '../../language/labels.js';
import type { Choice } from '../choice.js';
import { loadStaff } from './documents.js';
import { displayName, inOrder, useLoaded } from './use-loaded.js';

/** The colleagues who work here today. */
export const useColleagues = (): readonly Choice[] | undefined => {
  const label = useLabels();
  return inOrder(
    useLoaded(loadStaff)?.map((one) => {
      const name = displayName(one);
      return {
        value: one.worker,
        label: [name ? `${name} (${one.worker})` : one.worker, label(one.office)].filter(Boolean).join(' · '),
      };
    }),
  );
};
