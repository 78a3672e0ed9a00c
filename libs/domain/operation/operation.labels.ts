// For review by a native speaker of Khmer.
import type { StepLabels } from '#kernel/nest';
import type { OperationKind, PreventionKind } from './operation.codes.js';
import type { OperationEvents } from './operation.events.js';

export const operationLabels: StepLabels<
  OperationEvents,
  { OperationKind: OperationKind; PreventionKind: PreventionKind }
> = {
  events: {
    OperationConducted: { en: 'Operation conducted', km: 'បានកត់ត្រាប្រតិបត្តិការ' },
    PreventionActivityConducted: { en: 'Prevention activity conducted', km: 'បានកត់ត្រាសកម្មភាពបង្ការ' },
  },
  codes: {
    OperationKind: {
      Identification: { en: 'Identification of victims', km: 'ការកំណត់អត្តសញ្ញាណជនរងគ្រោះ' },
      CacOutreach: { en: 'Outreach of the Child Advocacy Centre', km: 'ការចុះមូលដ្ឋានរបស់មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
    },
    PreventionKind: {
      TrainTheTrainer: { en: 'Training of trainers', km: 'ការបណ្តុះបណ្តាលគ្រូបង្គោល' },
      ProfessionalTraining: { en: 'Training of professionals', km: 'ការបណ្តុះបណ្តាលអ្នកជំនាញ' },
      CommunityPresentation: { en: 'Presentation to a community', km: 'ការធ្វើបទបង្ហាញដល់សហគមន៍' },
      Broadcast: { en: 'Broadcast', km: 'ការផ្សព្វផ្សាយតាមវិទ្យុ ឬទូរទស្សន៍' },
      MaterialDistribution: { en: 'Distribution of material', km: 'ការចែកចាយសម្ភារៈផ្សព្វផ្សាយ' },
    },
  },
};
