/** Code lists of operations. Codes are stored forever. */
export const OPERATION_KINDS = ['Identification', 'CacOutreach'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const PREVENTION_KINDS = [
  'TrainTheTrainer',
  'ProfessionalTraining',
  'CommunityPresentation',
  'Broadcast',
  'MaterialDistribution',
] as const;
export type PreventionKind = (typeof PREVENTION_KINDS)[number];

/** What an activity was about. */
export const PREVENTION_TOPICS = [
  'Recognition',
  'IdentificationInterview',
  'ForensicInterview',
  'Aftercare',
  'TraumaInformedCare',
  'OnlineSafety',
  'SafeMigration',
  'Other',
] as const;
export type PreventionTopic = (typeof PREVENTION_TOPICS)[number];

export const PREVENTION_PROGRAMMES = [
  'PrimaryPrevention',
  'ParentGuide',
  'SafeEmployment',
  'CacModel',
  'Other',
] as const;
export type PreventionProgramme = (typeof PREVENTION_PROGRAMMES)[number];
