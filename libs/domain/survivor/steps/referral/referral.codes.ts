/** Code lists of the referral. Codes are stored forever. */
export const REFERRAL_SOURCES = [
  'LawEnforcement',
  'Government',
  'PartnerNgo',
  'Community',
  'Self',
  'Hotline',
  'OutreachOperation',
] as const;
export type ReferralSource = (typeof REFERRAL_SOURCES)[number];

export const URGENCIES = ['Immediate', 'Urgent', 'Routine'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Mapped to HTCDS `prs_Gender` on export. */
export const SEXES = ['Female', 'Male', 'Other', 'Unknown'] as const;
export type Sex = (typeof SEXES)[number];

export const CONTACT_CHANNELS = ['Phone', 'Messenger', 'Telegram', 'Email', 'InPerson', 'Other'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** Relation of a household member to the survivor. */
export const HOUSEHOLD_RELATIONS = [
  'Mother',
  'Father',
  'StepParent',
  'Grandparent',
  'Sibling',
  'AuntOrUncle',
  'OtherRelative',
  'FosterParent',
  'Partner',
  'Child',
  'InLaw',
  'NotRelated',
  'Unknown',
] as const;
export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];

/** Whether the survivor is safe with a household member. */
export const HOUSEHOLD_SAFETY = ['Yes', 'No', 'Unknown'] as const;
export type HouseholdSafety = (typeof HOUSEHOLD_SAFETY)[number];

export const REFERRAL_ANSWERS = ['Accepted', 'Declined'] as const;
export type ReferralAnswer = (typeof REFERRAL_ANSWERS)[number];

/** Why another record may be of the same person, the strongest reason first. */
export const DUPLICATE_REASONS = [
  'SAME_NAME_AND_BIRTH_YEAR',
  'SAME_BIRTH_DATE_AND_SEX',
  'SAME_CONTACT',
  'SAME_NAME',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Why a survivor matches a search. */
export const FOUND_REASONS = ['SAME_NAME', 'SIMILAR_NAME', 'PART_OF_NAME', 'SAME_BIRTH_YEAR', 'SAME_CONTACT'] as const;
export type FoundReason = (typeof FOUND_REASONS)[number];
