/** Why a colleague opens a record that they may not see otherwise. Codes are stored forever. */
export const BREAK_GLASS_REASONS = ['DangerToLife', 'Missing', 'MedicalEmergency', 'NobodyReachable', 'Other'] as const;
export type BreakGlassReason = (typeof BREAK_GLASS_REASONS)[number];

/** The events in the answer to who looked. */
export const LOOKS = [
  'PersonalDataRead',
  'AuditLogRead',
  'BreakGlassOpened',
  'BreakGlassReviewed',
  'ReadingRefused',
] as const;
export type Look = (typeof LOOKS)[number];

/** How a colleague came across a record: opening it is another thing than seeing it in a list. */
export const LOOK_MANNERS = ['Emergency', 'Refused', 'AccessLog', 'Listed', 'Opened'] as const;
export type LookManner = (typeof LOOK_MANNERS)[number];
