// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';

export const reviewLabels: StepLabels<
  ReviewEvents,
  { BestInterestMeasure: Measure; BestInterestOutcome: BestInterestOutcome; MdtAdvice: MdtAdvice; MdtAgency: MdtAgency }
> = {
  events: {
    MdtReviewHeld: { en: 'Mdt review held', km: 'បានពិនិត្យដោយក្រុមពហុជំនាញ (MDT)' },
    RecommendationDone: { en: 'Recommendation carried out', km: 'បានអនុវត្តអនុសាសន៍' },
    BestInterestDetermined: { en: 'Best interest determined', km: 'បានកំណត់ឧត្តមប្រយោជន៍' },
    BestInterestConfirmed: { en: 'Best interest confirmed', km: 'បានបញ្ជាក់ឧត្តមប្រយោជន៍' },
  },
  codes: {
    BestInterestMeasure: {
      Repatriation: { en: 'Repatriation', km: 'មាតុភូមិនិវត្តន៍' },
      FamilyReunification: { en: 'Family reunification', km: 'ការបង្រួបបង្រួមគ្រួសារ' },
      FosterPlacement: { en: 'Foster placement', km: 'ការទុកដាក់ក្នុងគ្រួសារធម៌' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    BestInterestOutcome: {
      InBestInterest: { en: 'In the child’s best interest', km: 'ជាឧត្តមប្រយោជន៍របស់កុមារ' },
      NotInBestInterest: { en: 'Not in the child’s best interest', km: 'មិនមែនជាឧត្តមប្រយោជន៍របស់កុមារ' },
    },
    MdtAdvice: {
      Return: { en: 'Return to the family', km: 'ការត្រឡប់ទៅគ្រួសារ' },
      NoReturn: { en: 'No return to the family', km: 'មិនត្រឡប់ទៅគ្រួសារ' },
      Repatriation: { en: 'Repatriation', km: 'មាតុភូមិនិវត្តន៍' },
      FosterPlacement: { en: 'Foster placement', km: 'ការទុកដាក់ក្នុងគ្រួសារធម៌' },
      ForensicInterview: { en: 'Forensic interview', km: 'ការសម្ភាសកោសល្យវិច្ច័យ' },
      ForensicHandOver: { en: 'Hand-over of the forensic record', km: 'ការប្រគល់កំណត់ត្រាកោសល្យវិច្ច័យ' },
      Prosecution: { en: 'Prosecution', km: 'ការចោទប្រកាន់' },
      Services: { en: 'Services', km: 'សេវា' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    MdtAgency: {
      Prevention: { en: 'Prevention', km: 'ការបង្ការ' },
      ProtectionRecoveryReintegrationRepatriation: {
        en: 'Protection, recovery, reintegration and repatriation',
        km: 'ការការពារ ការស្តារ សមាហរណកម្ម និងមាតុភូមិនិវត្តន៍',
      },
      LawEnforcement: { en: 'Law enforcement', km: 'ការអនុវត្តច្បាប់' },
      Justice: { en: 'Justice', km: 'យុត្តិធម៌' },
      Migration: { en: 'Migration', km: 'ចំណាកស្រុក' },
      InternationalCooperation: { en: 'International cooperation', km: 'កិច្ចសហប្រតិបត្តិការអន្តរជាតិ' },
    },
  },
};
