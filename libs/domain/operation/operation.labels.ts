// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { OperationKind, PreventionKind, PreventionProgramme, PreventionTopic } from './operation.codes.js';
import type { OperationEvents } from './operation.events.js';

export const operationLabels: StepLabels<
  OperationEvents,
  {
    OperationKind: OperationKind;
    PreventionKind: PreventionKind;
    PreventionProgramme: PreventionProgramme;
    PreventionTopic: PreventionTopic;
  }
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
    PreventionProgramme: {
      PrimaryPrevention: { en: 'Primary prevention', km: 'ការបង្ការបឋម' },
      ParentGuide: { en: 'Guide for parents', km: 'មគ្គុទ្ទេសក៍សម្រាប់ឪពុកម្តាយ' },
      SafeEmployment: { en: 'Safe employment', km: 'ការងារប្រកបដោយសុវត្ថិភាព' },
      CacModel: { en: 'Model of the Child Advocacy Centre', km: 'គំរូមជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    PreventionTopic: {
      Recognition: { en: 'Recognising trafficking', km: 'ការស្គាល់សញ្ញានៃការជួញដូរមនុស្ស' },
      IdentificationInterview: { en: 'Identification interviews', km: 'ការសម្ភាសន៍កំណត់អត្តសញ្ញាណ' },
      ForensicInterview: { en: 'Forensic interviews', km: 'ការសម្ភាសន៍កោសល្យវិច្ច័យ' },
      Aftercare: { en: 'Aftercare', km: 'ការថែទាំក្រោយសង្គ្រោះ' },
      TraumaInformedCare: { en: 'Trauma-informed care', km: 'ការថែទាំដោយយល់ដឹងពីការប៉ះទង្គិចផ្លូវចិត្ត' },
      OnlineSafety: { en: 'Safety online', km: 'សុវត្ថិភាពលើអ៊ីនធឺណិត' },
      SafeMigration: { en: 'Safe migration', km: 'ការធ្វើចំណាកស្រុកប្រកបដោយសុវត្ថិភាព' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
  },
};
