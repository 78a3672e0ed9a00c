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
