// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { CsiDomain, RetraffickingIndicator, RiskLevel, SelfSufficiencyDomain } from './risk.codes.js';
import type { RiskEvents } from './risk.events.js';

export const riskLabels: StepLabels<
  RiskEvents,
  {
    CsiDomain: CsiDomain;
    RetraffickingIndicator: RetraffickingIndicator;
    RiskLevel: RiskLevel;
    SelfSufficiencyDomain: SelfSufficiencyDomain;
  }
> = {
  events: {
    RiskAssessed: { en: 'Risk assessed', km: 'បានប៉ាន់ប្រមាណហានិភ័យ' },
    RiskReductionApproved: { en: 'Risk reduction approved', km: 'បានអនុម័តបន្ថយហានិភ័យ' },
  },
  codes: {
    CsiDomain: {
      FoodSecurity: { en: 'Food security', km: 'សន្តិសុខស្បៀង' },
      NutritionAndGrowth: { en: 'Nutrition and growth', km: 'អាហារូបត្ថម្ភ និងការលូតលាស់' },
      Shelter: { en: 'Shelter', km: 'ជម្រក' },
      Care: { en: 'Care', km: 'ការថែទាំ' },
      AbuseAndExploitation: { en: 'Abuse and exploitation', km: 'ការរំលោភបំពាន និងការកេងប្រវ័ញ្ច' },
      LegalProtection: { en: 'Legal protection', km: 'ការការពារផ្លូវច្បាប់' },
      Wellness: { en: 'Wellness', km: 'សុខុមាលភាព' },
      HealthCareServices: { en: 'Health care services', km: 'សេវាថែទាំសុខភាព' },
      EmotionalHealth: { en: 'Emotional health', km: 'សុខភាពផ្លូវអារម្មណ៍' },
      SocialBehaviour: { en: 'Social behaviour', km: 'ឥរិយាបថសង្គម' },
      Performance: { en: 'Performance', km: 'លទ្ធផលសិក្សា ឬការងារ' },
      EducationAndWork: { en: 'Education and work', km: 'ការអប់រំ និងការងារ' },
    },
    SelfSufficiencyDomain: {
      Housing: { en: 'Housing', km: 'ទីស្នាក់នៅ' },
      Employment: { en: 'Employment', km: 'ការងារ' },
      Income: { en: 'Income', km: 'ចំណូល' },
      Food: { en: 'Food', km: 'ស្បៀងអាហារ' },
      ChildCare: { en: 'Child care', km: 'ការមើលថែកូន' },
      ChildrensEducation: { en: 'Children’s education', km: 'ការសិក្សារបស់កូន' },
      AdultEducation: { en: 'Adult education', km: 'ការសិក្សារបស់មនុស្សពេញវ័យ' },
      HealthCare: { en: 'Health care', km: 'ការថែទាំសុខភាព' },
      LifeSkills: { en: 'Life skills', km: 'បំណិនជីវិត' },
      FamilyRelations: { en: 'Family and social relations', km: 'ទំនាក់ទំនងគ្រួសារ និងសង្គម' },
      Mobility: { en: 'Mobility', km: 'ការធ្វើដំណើរ' },
      CommunityInvolvement: { en: 'Community involvement', km: 'ការចូលរួមក្នុងសហគមន៍' },
      ParentingSkills: { en: 'Parenting skills', km: 'បំណិនចិញ្ចឹមកូន' },
      Legal: { en: 'Legal situation', km: 'ស្ថានភាពផ្លូវច្បាប់' },
      MentalHealth: { en: 'Mental health', km: 'សុខភាពផ្លូវចិត្ត' },
      SubstanceUse: { en: 'Substance use', km: 'ការប្រើប្រាស់សារធាតុញៀន' },
      Safety: { en: 'Safety', km: 'សុវត្ថិភាព' },
      Disability: { en: 'Disability', km: 'ពិការភាព' },
    },
    RetraffickingIndicator: {
      Debt: { en: 'Debt', km: 'បំណុល' },
      JobOfferInSameCountry: { en: 'Job offer in the same country', km: 'ការផ្តល់ការងារក្នុងប្រទេសដដែល' },
      FamilyPressureToMigrate: { en: 'Family pressure to migrate', km: 'សម្ពាធគ្រួសារឱ្យចំណាកស្រុក' },
      NoLivelihood: { en: 'No livelihood', km: 'គ្មានមុខរបរចិញ្ចឹមជីវិត' },
      ContactWithRecruiter: { en: 'Contact with the recruiter', km: 'ទំនាក់ទំនងជាមួយអ្នកជ្រើសរើស' },
      OutOfSchool: { en: 'Out of school', km: 'មិនបានទៅរៀន' },
      UnsafeHousing: { en: 'Unsafe housing', km: 'ទីស្នាក់នៅគ្មានសុវត្ថិភាព' },
      LostDocuments: { en: 'Lost documents', km: 'បាត់ឯកសារ' },
    },
    RiskLevel: {
      High: { en: 'High', km: 'ខ្ពស់' },
      Medium: { en: 'Medium', km: 'មធ្យម' },
      Low: { en: 'Low', km: 'ទាប' },
    },
  },
};
