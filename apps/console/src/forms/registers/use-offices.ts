import { useLabels } from '../../language/labels.js';
import type { Choice } from '../choice.js';
import { loadOffices } from './documents.js';
import { displayName, inOrder, useLoaded } from './use-loaded.js';

/** The open offices of the register. */
export const useOffices = (): readonly Choice[] | undefined => {
  const label = useLabels();
  return inOrder(
    useLoaded(loadOffices)?.map((one) => ({ value: one.code, label: displayName(one) ?? label(one.code) })),
  );
};
