/** Code lists of aftercare. Codes are stored forever. */
export const ENTRY_BASES = ['Preliminary', 'Formal'] as const;
export type EntryBasis = (typeof ENTRY_BASES)[number];

export const INTAKES = ['New', 'Returning'] as const;
export type Intake = (typeof INTAKES)[number];

export const HOUSING = [
  'Parents',
  'Kinship',
  'Foster',
  'Shelter',
  'AssistedRent',
  'IndependentLiving',
  'Other',
] as const;
export type Housing = (typeof HOUSING)[number];

export const PROGRAMMES = ['CommunityBased', 'ShelterBased', 'ChildAdvocacyCentre'] as const;
export type Programme = (typeof PROGRAMMES)[number];

/** The stage that a case reaches with each event. */
export const AFTERCARE_STAGES = {
  AftercareEntered: 'InAftercare',
  AftercareSuspended: 'AftercareSuspended',
  AftercareResumed: 'InAftercare',
} as const;
export type AftercareStage = (typeof AFTERCARE_STAGES)[keyof typeof AFTERCARE_STAGES];
