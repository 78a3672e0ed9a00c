// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { FlawKind } from './set-aside.codes.js';

export const setAsideLabels: StepLabels<
  {},
  { FlawKind: FlawKind; SetAsideState: 'Requested' | 'SetAside' | 'Declined' }
> = {
  events: {},
  codes: {
    FlawKind: {
      unproven: {
        en: 'It was not recorded by this service, or it was altered',
        km: 'សេវានេះមិនបានកត់ត្រាវាទេ ឬវាត្រូវបានកែប្រែ',
      },
      unknownType: { en: 'A newer version recorded it', km: 'ជំនាន់ថ្មីជាងបានកត់ត្រាវា' },
      unreadable: { en: 'It cannot be read', km: 'មិនអាចអានបាន' },
    },
    SetAsideState: {
      Requested: { en: 'Waits for an administrator', km: 'រង់ចាំអ្នកគ្រប់គ្រងប្រព័ន្ធ' },
      SetAside: { en: 'Set aside', km: 'បានទុកមួយឡែក' },
      Declined: { en: 'Declined', km: 'បានបដិសេធ' },
    },
  },
};
