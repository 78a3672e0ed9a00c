import { manyRows, oneRow, onlyDay, step } from '#nest';
import {
  CompleteRepatriation,
  RecordFamilyTracing,
  RecordReturn,
  RequestRepatriation,
} from './repatriation.commands.js';
import { repatriation } from './repatriation.decider.js';
import { repatriationFacts, returnFacts } from './repatriation.facts.js';
import { repatriationForms } from './repatriation.forms.js';
import { repatriationLabels } from './repatriation.labels.js';
import { repatriationProjection, returnsProjection } from './repatriation.projection.js';
import { RepatriationView } from './repatriation.view.js';
import { ReturnView } from './return.view.js';

export const repatriationStep = step({
  decider: repatriation,
  labels: repatriationLabels,
  forms: repatriationForms,
  commands: {
    RequestRepatriation: {
      input: RequestRepatriation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Request repatriation', km: 'ស្នើមាតុភូមិនិវត្តន៍' },
      description: {
        en: 'Record that the survivor requested to return from abroad, or that the authorities were asked on their behalf.',
        km: 'កត់ត្រាថាសាមីខ្លួនបានស្នើត្រឡប់ពីបរទេស ឬអាជ្ញាធរត្រូវបានស្នើជំនួសសាមីខ្លួន។',
      },
      menu: 'care',
    },
    RecordFamilyTracing: {
      input: RecordFamilyTracing,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record family tracing', km: 'កត់ត្រាការស្វែងរកគ្រួសារ' },
      description: {
        en: "Record whether the survivor's family was found, and whether it is safe.",
        km: 'កត់ត្រាថាតើបានរកឃើញគ្រួសាររបស់សាមីខ្លួនឬទេ និងថាតើគ្រួសារមានសុវត្ថិភាពឬទេ។',
      },
      menu: 'care',
    },
    CompleteRepatriation: {
      input: CompleteRepatriation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record the repatriation', km: 'កត់ត្រាមាតុភូមិនិវត្តន៍' },
      description: {
        en: 'Record that the survivor has returned: the border crossing, and the authorities that took part.',
        km: 'កត់ត្រាថាសាមីខ្លួនបានត្រឡប់មកវិញ៖ ច្រកព្រំដែន និងអាជ្ញាធរដែលបានចូលរួម។',
      },
      menu: 'care',
    },
    CancelRepatriation: {
      input: onlyDay(),
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Cancel repatriation', km: 'បោះបង់មាតុភូមិនិវត្តន៍' },
      description: {
        en: 'Record that a repatriation that was requested will not take place.',
        km: 'កត់ត្រាថាមាតុភូមិនិវត្តន៍ដែលបានស្នើនឹងមិនធ្វើឡើងទេ។',
      },
      menu: 'care',
    },
    RecordReturn: {
      input: RecordReturn,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record a return', km: 'កត់ត្រាការត្រឡប់មកវិញ' },
      description: {
        en: 'Record that the survivor came home by their own means, with the help of others, or was deported.',
        km: 'កត់ត្រាថាសាមីខ្លួនបានត្រឡប់មកវិញដោយមធ្យោបាយផ្ទាល់ខ្លួន ដោយមានជំនួយពីអ្នកដទៃ ឬត្រូវបាននិរទេស។',
      },
      menu: 'care',
    },
  },
  classes: {
    RepatriationRequested: { from: 'open', on: 'open' },
    FamilyTraced: { on: 'open', outcome: 'open' },
    SurvivorRepatriated: {
      from: 'open',
      crossing: 'open',
      authorities: 'open',
      escort: 'open',
      receptionPlace: 'location',
      on: 'open',
      bidId: 'open',
    },
    RepatriationCancelled: { on: 'open' },
    SurvivorReturned: {
      returnId: 'open',
      manner: 'open',
      from: 'open',
      transit: 'open',
      crossing: 'open',
      irregularCrossing: 'open',
      on: 'open',
    },
  },
  lane: 'care',
  projections: [repatriationProjection, returnsProjection, repatriationFacts, returnFacts],
  shows: {
    repatriation: oneRow(RepatriationView, "The survivor's last repatriation, and the tracing of their family."),
    returns: manyRows(ReturnView, 'The returns from abroad that were not arranged as a repatriation.'),
  },
});
