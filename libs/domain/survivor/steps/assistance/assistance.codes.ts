/** Code lists of assistance. Codes are stored forever. */
export const SERVICE_MODES = ['InPerson', 'Remote'] as const;
export type ServiceMode = (typeof SERVICE_MODES)[number];

export const SERVICE_UNITS = ['Session', 'Hour', 'Day', 'Week', 'Month', 'Term', 'Item', 'Package'] as const;
export type ServiceUnit = (typeof SERVICE_UNITS)[number];

export const SERVICE_END_REASONS = ['Completed', 'NoLongerNeeded', 'Unavailable', 'Other'] as const;
export type ServiceEndReason = (typeof SERVICE_END_REASONS)[number];
