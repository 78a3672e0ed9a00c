// For review by a native speaker of Khmer.
import type { Step, StepLabels } from '#nest';
import type { RowChange } from './preview.js';
import { RegisterPreviewResolver } from './preview.resolver.js';

const labels: StepLabels<{}, { RowChange: RowChange }> = {
  events: {},
  codes: {
    RowChange: {
      New: { en: 'New', km: 'ថ្មី' },
      Changed: { en: 'Changed', km: 'ផ្លាស់ប្តូរ' },
      Unchanged: { en: 'Unchanged', km: 'មិនផ្លាស់ប្តូរ' },
      Refused: { en: 'Refused', km: 'ត្រូវបានបដិសេធ' },
    },
  },
};

/** The registers from a file. What is recorded are the commands of the registers themselves. */
export const registerImportStep: Step = {
  providers: [RegisterPreviewResolver],
  labels,
  projections: [],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
