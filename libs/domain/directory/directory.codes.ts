/** Code lists of the registers. Codes are stored forever. */
export const INTERRUPTION_REASONS = ['HealthRestriction', 'Disaster', 'Unrest', 'Staffing', 'Other'] as const;
export type InterruptionReason = (typeof INTERRUPTION_REASONS)[number];

export const TRAININGS = ['ForensicInterview', 'Safeguarding', 'Other'] as const;
export type Training = (typeof TRAININGS)[number];

export const ORGANISATION_KINDS = [
  'LawEnforcement',
  'Prosecutor',
  'Court',
  'Government',
  'Ngo',
  'Health',
  'School',
  'Shelter',
  'Employer',
  'Other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const CAPACITIES = ['Open', 'Limited', 'Closed'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const CAPACITY_REASONS = ['Full', 'Funding', 'HealthRestriction', 'Other'] as const;
export type CapacityReason = (typeof CAPACITY_REASONS)[number];
