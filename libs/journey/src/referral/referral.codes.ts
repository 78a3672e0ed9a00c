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
