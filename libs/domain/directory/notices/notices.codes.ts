/** What people are notified outside the console. Codes are stored forever. */
export const NOTICE_KINDS = [
  'EmergencyAccess',
  'Alarm',
  'BetweenOffices',
  'Approval',
  'Assignment',
  'DueWork',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The channels by which notices reach a colleague. */
export const NOTICE_CHANNELS = ['Email', 'Webhook'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

export const NOTICE_LANGUAGES = ['English', 'Khmer'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];
