/** Code lists of reintegration. Codes are stored forever. */
export const FOLLOW_UP_MODES = [
  'HomeVisit',
  'SchoolVisit',
  'WorkplaceVisit',
  'OfficeVisit',
  'PhoneCall',
  'VideoCall',
  'ThroughPartner',
  'Other',
] as const;
export type FollowUpMode = (typeof FOLLOW_UP_MODES)[number];

/** Why a follow-up did not take place. */
export const MISSED_REASONS = [
  'NotReached',
  'MovedAway',
  'Declined',
  'UnsafeToContact',
  'AccessRestricted',
  'StaffUnavailable',
  'Other',
] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];
