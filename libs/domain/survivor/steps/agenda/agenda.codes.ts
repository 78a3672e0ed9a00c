/** Code lists of the agenda. Codes are stored forever. */
export const APPOINTMENT_KINDS = ['Hearing', 'Medical', 'School', 'Visit', 'Meeting', 'Other'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** Why an appointment was missed, whichever side missed it. */
export const MISSED_APPOINTMENT_REASONS = [
  'Declined',
  'Ill',
  'NotReached',
  'NoTransport',
  'Unsafe',
  'StaffUnavailable',
  'OtherSideAbsent',
  'Other',
] as const;
export type MissedAppointmentReason = (typeof MISSED_APPOINTMENT_REASONS)[number];

export const APPOINTMENT_STATUSES = ['Planned', 'Kept', 'Missed', 'Cancelled'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

export const SET_TASK_STATUSES = ['Open', 'Done', 'Dropped'] as const;
export type SetTaskStatus = (typeof SET_TASK_STATUSES)[number];
