import { oneRow, step } from '#nest';
import {
  ConductScreeningInterview,
  IdentifySurvivor,
  RecordNotIdentified,
  ReviseExploitation,
} from './identification.commands.js';
import { identification } from './identification.decider.js';
import { episodeFacts, identificationFacts, interviewFacts } from './identification.facts.js';
import { identificationForms } from './identification.forms.js';
import { identificationLabels } from './identification.labels.js';
import { identificationProjection } from './identification.projection.js';
import { IdentificationView } from './identification.view.js';
import { amendEpisodes } from './identification.amends.js';

const episode = {
  episodeId: 'open',
  types: 'open',
  recruitment: 'open',
  scheme: 'open',
  recruiterRelation: 'open',
  recruiterKin: 'open',
  control: 'open',
  country: 'open',
  months: 'open',
  ageWhenTrafficked: 'open',
  industry: 'open',
  sexTypes: 'open',
  narrative: 'testimony',
} as const;
const indicators = { act: 'open', means: 'open', purpose: 'open' } as const;

export const identificationStep = step({
  decider: identification,
  labels: identificationLabels,
  forms: identificationForms,
  amends: { ExploitationRevised: amendEpisodes },
  commands: {
    ConductScreeningInterview: {
      input: ConductScreeningInterview,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record a screening interview', km: 'កត់ត្រាការសម្ភាសបឋម' },
      description: {
        en: 'Record a preliminary identification interview and the indicators that it found.',
        km: 'កត់ត្រាការសម្ភាសកំណត់អត្តសញ្ញាណបឋម និងសូចនាករដែលបានរកឃើញ។',
      },
      menu: 'identification',
    },
    IdentifySurvivor: {
      input: IdentifySurvivor,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Identify as a victim', km: 'កំណត់ថាជាជនរងគ្រោះ' },
      description: {
        en: 'Record that an authority identified the survivor as a victim of trafficking: presumed (preliminary) or found (formal).',
        km: 'កត់ត្រាថា អាជ្ញាធរបានកំណត់សាមីខ្លួនថាជាជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស៖ បឋម ឬជាផ្លូវការ។',
      },
      menu: 'identification',
    },
    RecordNotIdentified: {
      input: RecordNotIdentified,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Not identified as a victim', km: 'មិនត្រូវបានកំណត់ថាជាជនរងគ្រោះ' },
      description: {
        en: 'Record that an authority did not identify the survivor as a victim. The record stays, and care continues.',
        km: 'កត់ត្រាថាអាជ្ញាធរមិនបានកំណត់សាមីខ្លួនថាជាជនរងគ្រោះទេ។ សំណុំឯកសារនៅដដែល ហើយការថែទាំបន្ត។',
      },
      menu: 'identification',
    },
    ReviseExploitation: {
      input: ReviseExploitation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Revise exploitation', km: 'កែសម្រួលការកេងប្រវ័ញ្ច' },
      description: {
        en: "Revise one episode of the survivor's exploitation. A person who is now known to be a recruiter can no longer consent for the survivor.",
        km: 'កែសម្រួលព្រឹត្តិការណ៍មួយនៃការកេងប្រវ័ញ្ចលើសាមីខ្លួន។ អ្នកដែលឥឡូវដឹងថាជាអ្នកជ្រើសរើស មិនអាចយល់ព្រមជំនួសសាមីខ្លួនទៀតទេ។',
      },
      menu: 'identification',
    },
  },
  classes: {
    ScreeningInterviewConducted: {
      interviewId: 'open',
      on: 'open',
      setting: 'open',
      place: 'location',
      interviewers: 'open',
      authorityPresent: 'open',
      interpreter: 'open',
      operationId: 'open',
      streetChild: 'open',
      forcedByFamily: 'open',
      forcedByKin: 'open',
      indicators,
      ageOnDay: 'open',
      minor: 'open',
    },
    SurvivorIdentified: {
      level: 'open',
      decidedBy: 'open',
      on: 'open',
      documentNo: 'identity',
      ageOnDay: 'open',
      minor: 'open',
      exploitation: episode,
    },
    NotIdentified: { level: 'open', decidedBy: 'open', on: 'open', reasons: 'testimony' },
    ExploitationRevised: { on: 'open', episode },
  },
  lane: 'identification',
  projections: [identificationProjection, interviewFacts, identificationFacts, episodeFacts],
  shows: {
    identification: oneRow(IdentificationView, 'Whether the survivor is identified as a victim, and who decided so.'),
  },
});
