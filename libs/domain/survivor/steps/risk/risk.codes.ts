/** Code lists of risk. Codes are stored forever. */
export const RISK_LEVELS = ['High', 'Medium', 'Low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The twelve domains of the Child Status Index. */
export const CSI_DOMAINS = [
  'FoodSecurity',
  'NutritionAndGrowth',
  'Shelter',
  'Care',
  'AbuseAndExploitation',
  'LegalProtection',
  'Wellness',
  'HealthCareServices',
  'EmotionalHealth',
  'SocialBehaviour',
  'Performance',
  'EducationAndWork',
] as const;
export type CsiDomain = (typeof CSI_DOMAINS)[number];

/** The eighteen domains of the Self-Sufficiency Matrix, for adults. */
export const SELF_SUFFICIENCY_DOMAINS = [
  'Housing',
  'Employment',
  'Income',
  'Food',
  'ChildCare',
  'ChildrensEducation',
  'AdultEducation',
  'HealthCare',
  'LifeSkills',
  'FamilyRelations',
  'Mobility',
  'CommunityInvolvement',
  'ParentingSkills',
  'Legal',
  'MentalHealth',
  'SubstanceUse',
  'Safety',
  'Disability',
] as const;
export type SelfSufficiencyDomain = (typeof SELF_SUFFICIENCY_DOMAINS)[number];

/** Indicators that the survivor may be trafficked again. */
export const RETRAFFICKING_INDICATORS = [
  'Debt',
  'JobOfferInSameCountry',
  'FamilyPressureToMigrate',
  'NoLivelihood',
  'ContactWithRecruiter',
  'OutOfSchool',
  'UnsafeHousing',
  'LostDocuments',
] as const;
export type RetraffickingIndicator = (typeof RETRAFFICKING_INDICATORS)[number];
