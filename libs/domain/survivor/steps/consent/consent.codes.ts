/** Code lists of consent. Codes are stored forever. */
export const CONSENT_SCOPES = [
  'Interview',
  'Services',
  'Sharing',
  'Repatriation',
  'ForensicRecording',
  'Prosecution',
  'Research',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export const CONSENT_GIVERS = ['Survivor', 'Guardian', 'AppointedGuardian', 'Authority'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

/** The guardian's relation to the child. */
export const GUARDIAN_KIN = [
  'Mother',
  'Father',
  'StepParent',
  'Grandparent',
  'Sibling',
  'AuntOrUncle',
  'OtherRelative',
  'FosterParent',
  'None',
] as const;
export type GuardianKin = (typeof GUARDIAN_KIN)[number];

export const WITNESS_ROLES = ['SocialWorker', 'Interpreter', 'PoliceOfficer', 'Lawyer', 'Other', 'None'] as const;
export type WitnessRole = (typeof WITNESS_ROLES)[number];

export const OVERRIDE_REASONS = ['ImminentDanger', 'MandatoryReport', 'Incapacity'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Why a consent does not count on a day: derived at each reading, never stored. */
export const CONSENT_FLAWS = [
  'NotYet',
  'Withdrawn',
  'Expired',
  'ConflictOfInterest',
  'GuardianRequired',
  'AssentMissing',
  'GrewUp',
] as const;
export type ConsentFlaw = (typeof CONSENT_FLAWS)[number];
