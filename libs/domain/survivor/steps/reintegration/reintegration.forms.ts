// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './reintegration.commands.js';

const { arrangement, district, mode, note, on, place, province, reason, retraffickingIndicators, safetyPlan } =
  FIELD_LABELS;
const livesWith = { en: 'Lives with', km: 'រស់នៅជាមួយ' };

/** The forms of the commands: what they ask for, in this order. */
export const reintegrationForms = formsOf(commands, {
  PlanReintegration: {
    reintegrationId: UNASKED,
    ...section(
      { en: 'Plan', km: 'ផែនការ' },
      {
        on: { ...on, help: { en: 'The day of planning.', km: 'ថ្ងៃនៃការគ្រោង។' } },
        arrangement,
        expectedOn: underMore({
          en: 'Expected on',
          km: 'រំពឹងនៅ',
          help: {
            en: 'The day on which the survivor is to move; it may lie in the future.',
            km: 'ថ្ងៃដែលសាមីខ្លួននឹងផ្លាស់ទៅ អាចនៅថ្ងៃខាងមុខ។',
          },
        }),
      },
    ),
    ...section(
      { en: 'New home', km: 'ផ្ទះថ្មី' },
      {
        withWhom: underMore(livesWith),
        province: underMore(province),
        district: underMore(district),
        place: underMore(place),
      },
    ),
    ...section(
      { en: 'Until the move', km: 'មុនពេលផ្លាស់ទៅ' },
      {
        note: { ...note, help: { en: 'What is to be done until then.', km: 'អ្វីដែលត្រូវធ្វើរហូតដល់ពេលនោះ។' } },
      },
    ),
  },
  CompleteReintegration: {
    ...section(
      { en: 'Return', km: 'ការវិលត្រឡប់' },
      {
        on: { ...on, help: { en: 'The day on which the survivor moved.', km: 'ថ្ងៃដែលសាមីខ្លួនបានផ្លាស់ទៅ។' } },
        reintegrationId: underMore({
          en: 'Planned reintegration',
          km: 'សមាហរណកម្មដែលបានគ្រោង',
          help: { en: 'The id of the plan, if there was one.', km: 'សមាហរណកម្មដែលបានគ្រោង បើមាន។' },
        }),
      },
    ),
    ...section(
      { en: 'New home', km: 'ផ្ទះថ្មី' },
      {
        arrangement,
        place,
        withWhom: underMore(livesWith),
        province: underMore(province),
        district: underMore(district),
        safetyPlan: {
          ...safetyPlan,
          help: {
            en: 'How the survivor is kept safe there. Required where a recruiter may be present.',
            km: 'របៀបរក្សាសុវត្ថិភាពរបស់សាមីខ្លួននៅទីនោះ។ ត្រូវការ បើអ្នកជ្រើសរើសអាចនៅទីនោះ។',
          },
        },
      },
    ),
  },
  CompleteFollowUp: {
    on,
    mode,
    retraffickingIndicators: {
      ...retraffickingIndicators,
      help: {
        en: 'Indicators of a risk of re-trafficking. Several of them make a new assessment due.',
        km: 'សូចនាករនៃហានិភ័យត្រូវជួញដូរម្តងទៀត។ បើមានច្រើន ត្រូវប៉ាន់ប្រមាណជាថ្មី។',
      },
    },
    note,
  },
  RecordMissedFollowUp: {
    on: { ...on, help: { en: 'The day on which the follow-up was due.', km: 'ថ្ងៃដែលត្រូវតាមដាន។' } },
    reason,
    note,
  },
});
