import { oneRow, onlyDay, step } from '#nest';
import { ChangeHousing, EnterAftercare } from './aftercare.commands.js';
import { aftercare } from './aftercare.decider.js';
import { entryFacts } from './aftercare.facts.js';
import { aftercareForms } from './aftercare.forms.js';
import { aftercareLabels } from './aftercare.labels.js';
import { aftercareProjection } from './aftercare.projection.js';
import { AftercareView } from './aftercare.view.js';

export const aftercareStep = step({
  decider: aftercare,
  labels: aftercareLabels,
  forms: aftercareForms,
  commands: {
    EnterAftercare: {
      input: EnterAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Enter aftercare', km: 'ចូលការថែទាំក្រោយសង្គ្រោះ' },
      description: {
        en: 'Admit the survivor to aftercare. The history shows whether they are new or returning.',
        km: 'ទទួលសាមីខ្លួនចូលការថែទាំក្រោយសង្គ្រោះ។ ថាជាករណីថ្មី ឬត្រឡប់មកវិញ គេដឹងពីប្រវត្តិ។',
      },
      menu: 'care',
    },
    ChangeHousing: {
      input: ChangeHousing,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Change housing', km: 'ប្តូរទីស្នាក់នៅ' },
      description: {
        en: 'Record where the survivor lives from now on, and with which carer.',
        km: 'កត់ត្រាថាសាមីខ្លួនរស់នៅទីណាចាប់ពីពេលនេះ និងជាមួយអ្នកថែទាំណា។',
      },
      menu: 'care',
    },
    SuspendAftercare: {
      input: onlyDay(),
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Suspend aftercare', km: 'ផ្អាកការថែទាំក្រោយសង្គ្រោះ' },
      description: {
        en: 'Record that aftercare is suspended for a while, without closing the case.',
        km: 'កត់ត្រាថាការថែទាំក្រោយសង្គ្រោះត្រូវបានផ្អាកមួយរយៈ ដោយមិនបិទករណី។',
      },
      menu: 'care',
    },
    ResumeAftercare: {
      input: onlyDay(),
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Resume aftercare', km: 'បន្តការថែទាំក្រោយសង្គ្រោះ' },
      description: { en: 'Record that aftercare is resumed.', km: 'កត់ត្រាថាការថែទាំក្រោយសង្គ្រោះបានបន្តវិញ។' },
      menu: 'care',
    },
  },
  classes: {
    AftercareEntered: {
      on: 'open',
      basis: 'open',
      intake: 'open',
      office: 'open',
      programme: 'open',
      housing: 'open',
      address: 'location',
      ageOnDay: 'open',
      minor: 'open',
      safetyPlan: 'testimony',
      bidId: 'open',
    },
    HousingChanged: {
      on: 'open',
      arrangement: 'open',
      carer: 'location',
      address: 'location',
      safetyPlan: 'testimony',
      bidId: 'open',
    },
    AftercareSuspended: { on: 'open' },
    AftercareResumed: { on: 'open' },
  },
  lane: 'care',
  projections: [aftercareProjection, entryFacts],
  shows: { aftercare: oneRow(AftercareView, "The survivor's last entry into aftercare, and where they live.") },
});
