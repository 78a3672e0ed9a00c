// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './assistance.commands.js';

const { amount, currency, from, mode, note, on, reason } = FIELD_LABELS;
const type = { en: 'Type', km: 'ប្រភេទ' };
const provider = { en: 'Provider', km: 'អ្នកផ្តល់' };
const goalId = {
  en: 'Goal of the plan',
  km: 'គោលដៅនៃផែនការករណី',
};
const serviceId = { en: 'Service', km: 'សេវា' };

/** The forms of the commands: what they ask for, in this order. */
export const assistanceForms = formsOf(commands, {
  CostInput: { amount, currency },
  PlanService: {
    serviceId: UNASKED,
    type,
    provider,
    from: {
      ...from,
      help: {
        en: 'The day on which it is to begin; it may lie in the future.',
        km: 'ពេលដែលវានឹងចាប់ផ្តើម អាចនៅថ្ងៃខាងមុខ។',
      },
    },
    goalId,
  },
  DeliverService: {
    ...section(
      { en: 'Service', km: 'សេវា' },
      {
        type,
        on: {
          ...on,
          help: {
            en: 'The day of the service. For several days, open From and To instead.',
            km: 'ថ្ងៃនៃសេវា។ សម្រាប់ច្រើនថ្ងៃ សូមបើក «ពី» និង «ដល់» ជំនួសវិញ។',
          },
        },
        from: underMore({
          en: 'From (for a period)',
          km: 'ពី',
        }),
        to: underMore({
          en: 'To (for a period)',
          km: 'ដល់',
        }),
        provider,
        serviceId: underMore({
          ...serviceId,
          help: {
            en: 'One that was planned or delivered before. Left out: a new one.',
            km: 'សេវាដែលបានគ្រោង ឬបានផ្តល់ពីមុន។ ទុកទទេ៖ សេវាថ្មី។',
          },
        }),
      },
    ),
    ...section(
      { en: 'What it is for', km: 'គោលបំណង' },
      {
        goalId,
        emergency: {
          en: 'An emergency that could not wait for a plan?',
          km: 'ជាបន្ទាន់ មិនអាចរង់ចាំផែនការករណី?',
        },
      },
    ),
    ...section(
      { en: 'What was given', km: 'អ្វីដែលបានផ្តល់' },
      {
        quantity: { en: 'Quantity', km: 'បរិមាណ', usual: '1' },
        unit: { en: 'Unit', km: 'ឯកតា', usual: 'SESSION' },
        mode: { ...mode, usual: 'IN_PERSON' },
        cost: underMore({ en: 'Cost', km: 'ថ្លៃ' }),
        note,
      },
    ),
  },
  DeclineService: {
    type,
    on,
    serviceId: {
      ...serviceId,
      help: {
        en: 'One that was planned or delivered before. Left out: one that was offered only.',
        km: 'សេវាដែលបានគ្រោង ឬបានផ្តល់ពីមុន។ ទុកទទេ៖ សេវាដែលគ្រាន់តែបានស្នើ។',
      },
    },
  },
  EndService: { on, serviceId, reason },
});
