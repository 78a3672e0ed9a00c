import { shapeOf, type InputField, type Inputs } from './inputs.js';

export type Kind =
  /** Filled in by the console. */
  | 'ours'
  | 'day'
  /** A day and a time of day in Cambodia. */
  | 'instant'
  | 'line'
  | 'lines'
  | 'text'
  | 'number'
  | 'yesNo'
  | 'code'
  | 'codes'
  /** A reference to an item of the record. */
  | 'entry'
  | 'entries'
  | 'country'
  | 'language'
  | 'languages'
  | 'province'
  | 'office'
  | 'currency'
  /** A nested input, single or repeated. */
  | 'part'
  | 'parts'
  /** A choice of exactly one nested input. */
  | 'oneOf';

const OURS = new Set(['commandId', 'expectedRevision', 'survivorId']);

const TEXTS = new Set([
  'text',
  'note',
  'reasons',
  'summary',
  'narrative',
  'explanation',
  'finalAssessment',
  'why',
  'safetyPlan',
  'aim',
  'survivorsWish',
  'repeatReason',
  'address',
]);

/** Fields whose kind depends on their input. */
const IN_INPUT: Readonly<Record<string, Kind>> = {
  'CompleteRepatriation.from': 'country',
  'RequestRepatriation.from': 'country',
  // generated with the goal, so that the goal keeps its id in later plans
  'GoalInput.goalId': 'ours',
  'OpenProsecution.prosecutionId': 'ours',
  'ReceiveReferral.operationId': 'ours',
  'ConductScreeningInterview.operationId': 'ours',
  'LinkPerson.keptSurvivorId': 'line',
};

const BY_NAME: Readonly<Record<string, Kind>> = {
  nationality: 'country',
  country: 'country',
  language: 'language',
  province: 'province',
  office: 'office',
  currency: 'currency',
};

/** Optional ids that refer to existing items; the service generates any other id. */
const REFERS = new Set([
  'DeliverService.serviceId',
  'DeliverService.goalId',
  'MakeReferral.consentId',
  'CompleteReintegration.reintegrationId',
  'ConductForensicInterview.forensicInterviewId',
  'PlanService.goalId',
  'EpisodeInput.episodeId',
]);

export const kindOf = (input: string, field: InputField, { enums, inputs }: Inputs): Kind => {
  const { name, list, required } = shapeOf(field.type);
  const whose = `${input.replace(/Entry$/, '')}.${field.name}`;
  const special = IN_INPUT[whose];
  if (special) return special;
  if (OURS.has(field.name)) return 'ours';
  if (name === 'Replacement') return 'oneOf';
  if (enums[name]) return list ? 'codes' : 'code';
  if (inputs[name]) return list ? 'parts' : 'part';
  if (name === 'Boolean') return 'yesNo';
  if (name === 'Int') return 'number';
  if (name === 'UUID' || name === 'ID') {
    if (list) return 'entries';
    return required || REFERS.has(whose) ? 'entry' : 'ours';
  }
  if (name === 'Date') return 'day';
  if (name === 'DateTime') return 'instant';
  if (list) return field.name === 'languages' ? 'languages' : 'lines';
  if (TEXTS.has(field.name)) return 'text';
  return BY_NAME[field.name] ?? 'line';
};

/** Optional fields that are shown among the main ones. */
const PRIMARY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ReceiveReferral: [
    'familyName',
    'givenName',
    'localFamilyName',
    'localGivenName',
    'birthDate',
    'estimatedAge',
    'contact',
  ],
  DeliverService: ['on', 'goalId', 'emergency', 'note'],
  GiveConsent: ['childAssent', 'guardianName', 'guardianKin'],
  AssessRisk: ['domains', 'note'],
  CompleteFollowUp: ['note'],
  RevisePersonDetails: ['familyName', 'givenName', 'localFamilyName', 'localGivenName', 'birthDate', 'contact'],
  RecordHouseholdMember: ['name'],
};

/** The natural order, because the schema is alphabetical. */
const FIRST_OF_ALL = [
  'familyName',
  'givenName',
  'localFamilyName',
  'localGivenName',
  'sex',
  'birthDate',
  'estimatedAge',
  'birthYear',
];
/** The type comes first, then time and details, the note last. */
const RANKS: Readonly<Record<string, number>> = {
  type: 40,
  kind: 40,
  title: 41,
  at: 45,
  on: 50,
  scopes: 51,
  givenBy: 52,
  goalId: 55,
  emergency: 56,
  provider: 57,
  quantity: 58,
  unit: 59,
  note: 200,
};

const rank = ({ name }: InputField): number => {
  const at = FIRST_OF_ALL.indexOf(name);
  return at === -1 ? (RANKS[name] ?? 100) : at;
};

export interface Steps {
  readonly primary: readonly InputField[];
  readonly more: readonly InputField[];
}

/** The main fields and the further ones of a form. */
export const stepsOf = (input: string, inputs: Inputs): Steps => {
  const shown = (inputs.inputs[input] ?? [])
    .filter((field) => field.name !== 'irregular' && kindOf(input, field, inputs) !== 'ours')
    .toSorted((one, other) => rank(one) - rank(other));
  const first = PRIMARY_FIELDS[input.replace(/Entry$/, '')] ?? [];
  const primary = shown.filter(({ name, type }) => type.endsWith('!') || first.includes(name));
  const more = shown.filter((field) => !primary.includes(field));
  return more.length <= 2 ? { primary: [...primary, ...more], more: [] } : { primary, more };
};
