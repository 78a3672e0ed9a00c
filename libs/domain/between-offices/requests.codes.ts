/** What an office may do only with the consent of another one. Codes are stored for ever. */
export const REQUEST_KINDS = [
  'JoinProsecution',
  'EndProsecution',
  'AmendOperation',
  'OpenInEmergency',
  'FileReferral',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * `Lapsed`: not answered in time; it follows from the day and is stored nowhere. `Notified`: nobody was asked, since a life
 * was in danger; the other office was notified before it was done. `Withdrawn`: those who asked need it no more.
 */
export const REQUEST_STATES = ['Waiting', 'Granted', 'Declined', 'Used', 'Notified', 'Lapsed', 'Withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
