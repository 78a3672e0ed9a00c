// For review by a native speaker of Khmer.
import type { Labels, StepLabels } from '#nest';
import type { SuspicionState } from './duplicates.codes.js';
import type { DuplicateEvents } from './duplicates.events.js';

export const JUDGE_DUPLICATE =
  'Say for your office whether two records may be of one person. When both offices say so, each may open both, compare them and link them; when both say that they are not, the suspicion ends.';

export const duplicateLabels: Pick<Labels, 'mutations' | 'descriptions'> &
  StepLabels<DuplicateEvents, { SuspicionState: SuspicionState }> = {
  mutations: { judgeDuplicate: { en: 'Judge a possible duplicate', km: 'វិនិច្ឆ័យសំណុំឯកសារដែលអាចស្ទួន' } },
  descriptions: {
    judgeDuplicate: {
      en: JUDGE_DUPLICATE,
      km: 'បញ្ជាក់ជំនួសការិយាល័យរបស់អ្នក ថាតើសំណុំឯកសារទាំងពីរជារបស់មនុស្សតែម្នាក់ឬទេ។ បើការិយាល័យទាំងពីរយល់ស្រប ពួកគេអាចបើកសំណុំឯកសារទាំងពីរ។',
    },
  },
  events: {
    DuplicateSuspected: { en: 'Two records may be of one person', km: 'សំណុំឯកសារពីរអាចជារបស់មនុស្សតែម្នាក់' },
    DuplicateOfficesChanged: {
      en: 'Another office has one of the two records',
      km: 'ការិយាល័យមួយទៀតទទួលសំណុំឯកសារមួយក្នុងចំណោមពីរ',
    },
    DuplicateJudged: { en: 'An office judged a possible duplicate', km: 'ការិយាល័យមួយបានវិនិច្ឆ័យ' },
    DuplicateAgreed: { en: 'Both offices agree that it is one person', km: 'ការិយាល័យទាំងពីរយល់ស្របថាជាមនុស្សតែម្នាក់' },
    DuplicateDismissed: { en: 'Both offices say that it is not', km: 'ការិយាល័យទាំងពីរថាមិនមែនទេ' },
  },
  codes: {
    SuspicionState: {
      Waiting: { en: 'Waits for both offices', km: 'រង់ចាំការិយាល័យទាំងពីរ' },
      Agreed: { en: 'One person', km: 'មនុស្សតែម្នាក់' },
      Dismissed: { en: 'Two people', km: 'មនុស្សពីរនាក់' },
    },
  },
};
