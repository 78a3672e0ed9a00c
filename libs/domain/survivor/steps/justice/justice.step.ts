import { BY_POLICY, manyRows, step } from '#nest';
import { GrantProtectiveMeasure, OpenProsecution } from './justice.commands.js';
import { justice } from './justice.decider.js';
import { prosecutionFacts } from './justice.facts.js';
import { justiceForms } from './justice.forms.js';
import { justiceLabels } from './justice.labels.js';
import { justiceProjection } from './justice.projection.js';
import { JusticeView } from './justice.view.js';

export const justiceStep = step({
  decider: justice,
  labels: justiceLabels,
  forms: justiceForms,
  commands: {
    OpenProsecution: {
      input: OpenProsecution,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Open a criminal case', km: 'បើករឿងក្តីព្រហ្មទណ្ឌ' },
      description: {
        en: 'Record that the survivor has a part in a criminal case. What the court does then is recorded once, for all of its survivors.',
        km: 'កត់ត្រាថាសាមីខ្លួនពាក់ព័ន្ធក្នុងរឿងក្តីព្រហ្មទណ្ឌ។ អ្វីដែលតុលាការធ្វើបន្ទាប់ ត្រូវកត់ត្រាម្តងសម្រាប់សាមីខ្លួនទាំងអស់។',
      },
      menu: 'justice',
    },
    GrantProtectiveMeasure: {
      input: GrantProtectiveMeasure,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      label: { en: 'Grant a protective measure', km: 'ផ្តល់វិធានការការពារ' },
      description: {
        en: 'Record how the survivor is protected during the case.',
        km: 'កត់ត្រាថាសាមីខ្លួនត្រូវបានការពារយ៉ាងណាក្នុងពេលដំណើរការរឿងក្តី។',
      },
      menu: 'justice',
    },
    NoteHearing: BY_POLICY,
    ConcludeProsecution: BY_POLICY,
  },
  classes: {
    ProsecutionOpened: { prosecutionId: 'open', on: 'open', court: 'open', article: 'open', role: 'open' },
    ProtectiveMeasureGranted: { prosecutionId: 'open', measure: 'open', on: 'open', measureId: 'open' },
    HearingNoted: { prosecutionId: 'open', hearingId: 'open', at: 'open', planned: 'open' },
    ProsecutionConcluded: { prosecutionId: 'open', outcome: 'open', on: 'open' },
  },
  lane: 'justice',
  projections: [justiceProjection, prosecutionFacts],
  shows: { prosecutions: manyRows(JusticeView, "The survivor's parts in criminal cases.") },
});
