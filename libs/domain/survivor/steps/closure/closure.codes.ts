/** Code lists of closure. Codes are stored forever. */
export const CLOSURE_REASONS = [
  'GoalsReached',
  'Transferred',
  'Repatriated',
  'MovedAway',
  'LostContact',
  'RefusedServices',
  'NotEligible',
  'Deceased',
  'Other',
] as const;
export type ClosureReason = (typeof CLOSURE_REASONS)[number];

export const CLOSURE_STATUSES = ['Open', 'Requested', 'Closed'] as const;
export type ClosureStatus = (typeof CLOSURE_STATUSES)[number];
