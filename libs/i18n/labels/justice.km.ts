// For review by a native speaker of Khmer.
import type { Labels } from './labels.type.js';

/** Codes for decisions, courts and purposes of reading. */
export const JUSTICE_KM: Labels = {
  BestInterestMeasure: {
    Repatriation: 'មាតុភូមិនិវត្តន៍',
    FamilyReunification: 'ការបង្រួបបង្រួមគ្រួសារ',
    FosterPlacement: 'ការទុកដាក់ក្នុងគ្រួសារធម៌',
    Other: 'ផ្សេងទៀត',
  },
  BestInterestOutcome: {
    InBestInterest: 'ជាឧត្តមប្រយោជន៍របស់កុមារ',
    NotInBestInterest: 'មិនមែនជាឧត្តមប្រយោជន៍របស់កុមារ',
  },
  CaseRole: { Complainant: 'ដើមបណ្តឹង', Witness: 'សាក្សី' },
  Disclosure: {
    FullDisclosure: 'បង្ហាញទាំងស្រុង',
    PartialDisclosure: 'បង្ហាញដោយផ្នែក',
    NoDisclosure: 'មិនបង្ហាញ',
    NotCompleted: 'មិនបានបញ្ចប់',
  },
  ForensicSetting: { CAC: 'មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ', Mobile: 'ចល័ត' },
  Locale: { en: 'អង់គ្លេស', km: 'ខ្មែរ' },
  MdtAdvice: {
    Return: 'ការត្រឡប់ទៅគ្រួសារ',
    NoReturn: 'មិនត្រឡប់ទៅគ្រួសារ',
    Repatriation: 'មាតុភូមិនិវត្តន៍',
    FosterPlacement: 'ការទុកដាក់ក្នុងគ្រួសារធម៌',
    ForensicInterview: 'ការសម្ភាសកោសល្យវិច្ច័យ',
    ForensicHandOver: 'ការប្រគល់កំណត់ត្រាកោសល្យវិច្ច័យ',
    Prosecution: 'ការចោទប្រកាន់',
    Services: 'សេវា',
    Other: 'ផ្សេងទៀត',
  },
  MdtAgency: {
    Prevention: 'ការបង្ការ',
    ProtectionRecoveryReintegrationRepatriation: 'ការការពារ ការស្តារ សមាហរណកម្ម និងមាតុភូមិនិវត្តន៍',
    LawEnforcement: 'ការអនុវត្តច្បាប់',
    Justice: 'យុត្តិធម៌',
    Migration: 'ចំណាកស្រុក',
    InternationalCooperation: 'កិច្ចសហប្រតិបត្តិការអន្តរជាតិ',
  },
  ProsecutionOutcome: {
    Convicted: 'ផ្តន្ទាទោស',
    Acquitted: 'រួចពីចោទ',
    Discontinued: 'បញ្ឈប់ការចោទប្រកាន់',
    Settled: 'ដោះស្រាយដោយសម្របសម្រួល',
  },
  ProtectiveMeasure: {
    NoContactOrder: 'ដីកាការពារ (ហាមទាក់ទង)',
    SafeHousing: 'ទីស្នាក់នៅមានសុវត្ថិភាព',
    ClosedHearing: 'សវនាការបិទទ្វារ',
    Anonymity: 'អនាមិកភាព',
    Other: 'ផ្សេងទៀត',
  },
  OperationKind: { Identification: 'ការកំណត់អត្តសញ្ញាណជនរងគ្រោះ', CacOutreach: 'ការចុះមូលដ្ឋានរបស់មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
  PreventionKind: {
    TrainTheTrainer: 'ការបណ្តុះបណ្តាលគ្រូបង្គោល',
    ProfessionalTraining: 'ការបណ្តុះបណ្តាលអ្នកជំនាញ',
    CommunityPresentation: 'ការធ្វើបទបង្ហាញដល់សហគមន៍',
    Broadcast: 'ការផ្សព្វផ្សាយតាមវិទ្យុ ឬទូរទស្សន៍',
    MaterialDistribution: 'ការចែកចាយសម្ភារៈផ្សព្វផ្សាយ',
  },
  Purpose: {
    CARE: 'ការថែទាំ',
    SAFETY: 'សុវត្ថិភាព',
    REFERRAL: 'ការបញ្ជូន',
    COURT: 'តុលាការ',
    SUPERVISION: 'ការគ្រប់គ្រងករណី',
    SUBJECT_REQUEST: 'សំណើរបស់សាមីខ្លួន',
    AUDIT: 'សវនកម្ម',
    DATA_QUALITY: 'គុណភាពទិន្នន័យ',
    BREAK_GLASS: 'ការបើកជាបន្ទាន់',
  },
  RepatriationStatus: { Requested: 'បានស្នើសុំ', Completed: 'បានបញ្ចប់', Cancelled: 'បានបោះបង់' },
  TracingOutcome: {
    FamilyFound: 'រកឃើញគ្រួសារ',
    FamilyNotFound: 'រកមិនឃើញគ្រួសារ',
    FamilyFoundUnsafe: 'រកឃើញគ្រួសារ ប៉ុន្តែគ្មានសុវត្ថិភាព',
  },
  Verdict: { Convicted: 'ផ្តន្ទាទោស', Acquitted: 'រួចពីចោទ' },
};
