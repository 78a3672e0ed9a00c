/** What partner organisations offer and survivors receive. Codes are stored forever. */
export const SERVICE_TYPES = [
  'EducationSponsorship',
  'Tutoring',
  'OnlineClass',
  'ComputerTraining',
  'Psychological',
  'Counselling',
  'FosterCareSponsorship',
  'AssistedRent',
  'LifeSkills',
  'Medical',
  'Dental',
  'VocationalTraining',
  'SmallBusinessSupport',
  'DeviceProvision',
  'FoodPackage',
  'CarePackage',
  'LegalAid',
  'FamilySupport',
  'Transport',
  'OtherCommunityCare',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];
