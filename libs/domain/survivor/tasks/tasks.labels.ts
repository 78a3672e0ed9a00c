// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { AftercareStage } from '../steps/aftercare/aftercare.codes.js';
import type { CaseStatus, TaskKind } from './tasks.codes.js';

export const tasksLabels: StepLabels<{}, { CaseStatus: Exclude<CaseStatus, AftercareStage>; TaskKind: TaskKind }> = {
  events: {},
  codes: {
    CaseStatus: {
      Referred: { en: 'Referred', km: 'បានបញ្ជូនមក' },
      Reintegrated: { en: 'Reintegrated', km: 'បានធ្វើសមាហរណកម្ម' },
      Closed: { en: 'Closed', km: 'បានបិទ' },
      Reopened: { en: 'Reopened', km: 'បានបើកឡើងវិញ' },
      Erased: { en: 'Erased', km: 'បានលុប' },
    },
    TaskKind: {
      NoCaseWorker: { en: 'No case worker', km: 'គ្មានអ្នកកាន់ករណី' },
      FormerAssignee: {
        en: 'Assignment of a colleague who has left',
        km: 'ការចាត់តាំងរបស់មិត្តរួមការងារដែលបានចាកចេញ',
      },
      FirstAssessment: { en: 'First assessment of risk', km: 'ការប៉ាន់ប្រមាណហានិភ័យលើកដំបូង' },
      NewAssessment: { en: 'New assessment of risk', km: 'ការប៉ាន់ប្រមាណហានិភ័យជាថ្មី' },
      RiskReductionApproval: { en: 'Approve that risk is no longer high', km: 'អនុម័តថាហានិភ័យលែងខ្ពស់' },
      FirstPlan: { en: 'First case plan', km: 'ផែនការករណីលើកដំបូង' },
      PlanApproval: { en: 'Approve a case plan', km: 'អនុម័តផែនការករណី' },
      PlanGoal: { en: 'Goal of the case plan', km: 'គោលដៅនៃផែនការករណី' },
      FollowUp: { en: 'Follow-up', km: 'ការតាមដាន' },
      MissedFollowUp: { en: 'Make up for a missed follow-up', km: 'ការតាមដានដែលខកខាន ត្រូវធ្វើជំនួស' },
      FollowUpAfterClosure: { en: 'Follow-up after closure', km: 'ការតាមដានក្រោយបិទករណី' },
      Appointment: { en: 'Appointment', km: 'ការណាត់ជួប' },
      CourtHearing: { en: 'Hearing in court', km: 'សវនាការនៅតុលាការ' },
      SetTask: { en: 'Task set by a colleague', km: 'កិច្ចការដែលមិត្តរួមការងារដាក់' },
      AppointedGuardian: { en: 'Appointed guardian', km: 'អាណាព្យាបាលដែលត្រូវបានតែងតាំង' },
      ConsentReview: { en: 'Review a guardian’s consent', km: 'ពិនិត្យការយល់ព្រមរបស់អាណាព្យាបាល' },
      Recommendation: { en: 'Recommendation of a review', km: 'អនុសាសន៍របស់កិច្ចប្រជុំពិនិត្យ' },
      BestInterestConfirmation: { en: 'Confirm a best-interest determination', km: 'បញ្ជាក់ការកំណត់ឧត្តមប្រយោជន៍របស់កុមារ' },
      OverrideReview: { en: 'Review an override of consent', km: 'ពិនិត្យការធ្វើដោយគ្មានការយល់ព្រម' },
      IrregularEntryReview: { en: 'Review an entry recorded against a rule', km: 'ពិនិត្យកំណត់ត្រាដែលផ្ទុយនឹងវិធាន' },
      CorrectionReview: { en: 'Review a correction', km: 'ពិនិត្យការកែតម្រូវ' },
      ClosureApproval: { en: 'Approve a closure', km: 'អនុម័តការបិទករណី' },
      ErasureApproval: { en: 'Approve an erasure', km: 'អនុម័តការលុបទិន្នន័យផ្ទាល់ខ្លួន' },
      BreakGlassReview: { en: 'Review an emergency access', km: 'ពិនិត្យការបើកជាបន្ទាន់' },
    },
  },
};
