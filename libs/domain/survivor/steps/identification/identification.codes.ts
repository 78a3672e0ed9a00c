/** Code lists of identification. Codes are stored forever. */
export const INTERVIEW_SETTINGS = ['CAC', 'Mobile', 'Office', 'Border', 'Shelter'] as const;
export type InterviewSetting = (typeof INTERVIEW_SETTINGS)[number];

/** Indicators of trafficking by the three elements of the Palermo Protocol, article 3. */
export const ACTS = ['Recruitment', 'Transportation', 'Transfer', 'Harbouring', 'Receipt'] as const;
export type Act = (typeof ACTS)[number];
export const MEANS = [
  'Threat',
  'Force',
  'Coercion',
  'Abduction',
  'Fraud',
  'Deception',
  'AbuseOfPower',
  'AbuseOfVulnerability',
  'PaymentToController',
] as const;
export type Means = (typeof MEANS)[number];

export const IDENTIFICATION_LEVELS = ['Preliminary', 'Formal'] as const;
export type IdentificationLevel = (typeof IDENTIFICATION_LEVELS)[number];

/** HTCDS `vic_TraffickingStatusDecisionMakingOrg`. */
export const DECIDING_AUTHORITIES = [
  'Police',
  'NGO',
  'CourtOrProsecution',
  'NonPoliceGovernmentalOrganization',
  'Other',
] as const;
export type DecidingAuthority = (typeof DECIDING_AUTHORITIES)[number];

/** HTCDS `vic_TraffickingStatus`. */
export const TRAFFICKING_STATUSES = [
  'PossibleVictimOfTrafficking',
  'ActualVictimOfTrafficking',
  'NotAVictimOfTrafficking',
] as const;
export type TraffickingStatus = (typeof TRAFFICKING_STATUSES)[number];

/** HTCDS `vic_TypeOfExploitation`. */
export const EXPLOITATIONS = [
  'ForcedLabour',
  'SexualExploitation',
  'ChildLabour',
  'ForcedMarriage',
  'Servitude',
  'ForcedMilitaryByNonStateActors',
  'OrganRemoval',
  'ForcedBegging',
  'ForcedAdoption',
  'Surrogacy',
  'Other',
] as const;
export type Exploitation = (typeof EXPLOITATIONS)[number];

export const RECRUITMENTS = [
  'FamilyMember',
  'FalseJobOffer',
  'FalseMarriage',
  'Broker',
  'IntimatePartner',
  'Friend',
  'Online',
  'Abduction',
  'Other',
  'Unknown',
] as const;
export type Recruitment = (typeof RECRUITMENTS)[number];

export const RECRUITER_RELATIONS = [
  'IntimatePartner',
  'Family',
  'Friend',
  'Acquaintance',
  'Employer',
  'Broker',
  'Stranger',
  'Other',
  'Unknown',
] as const;
export type RecruiterRelation = (typeof RECRUITER_RELATIONS)[number];

/** The same codes as for guardians, so that the two can be compared. */
export const RECRUITER_KIN = [
  'Mother',
  'Father',
  'StepParent',
  'Grandparent',
  'Sibling',
  'AuntOrUncle',
  'OtherRelative',
  'FosterParent',
] as const;
export type RecruiterKin = (typeof RECRUITER_KIN)[number];

/** HTCDS `vic_MethodsOfControl`. */
export const CONTROLS = [
  'PhysicalThreats',
  'ThreatsLawEnforcement',
  'ThreatensChildrenFamily',
  'DebtBondage',
  'FalsePromises',
  'PhysicalAbuse',
  'SexualAbuse',
  'TakesEarnings',
  'RestrictsFinancialAccess',
  'RestrictsMedicalCare',
  'WithholdsNecessities',
  'PsychologicalAbuse',
  'PsychoactiveSubstance',
  'ExcessiveWorkingHours',
  'WithholdsDocuments',
  'Other',
] as const;
export type Control = (typeof CONTROLS)[number];

/** HTCDS `vic_TypeOfSexExploitation`. */
export const SEX_TYPES = ['Prostitution', 'Pornography', 'RemoteInteractiveServices', 'PrivateSexualServices'] as const;
export type SexType = (typeof SEX_TYPES)[number];
