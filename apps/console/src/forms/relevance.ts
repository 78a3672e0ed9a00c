import type { CommandField } from '../api/schema.js';
import { districtsOf } from './places.js';
import { isChildOn } from './record/age.js';
import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';

/** What the answers of a form depend on. */
export interface Answers {
  /** The answers of the same group of fields. */
  readonly values: Values;
  readonly survivor: FormRecord | undefined;
  readonly today: string;
}

type Condition = (answered: Answers) => boolean;

const onDay = ({ values: { on }, today }: Answers): string => (typeof on === 'string' && on !== '' ? on : today);
const isChild = (answered: Answers) => isChildOn(answered.survivor, onDay(answered));
const mayBeChild: Condition = (answered) => isChild(answered) !== false;
const mayBeAdult: Condition = (answered) => isChild(answered) !== true;
/** Before anybody is named, a guardian is the likeliest; an authority is no relative. */
const isGivenByGuardian: Condition = ({ values: { givenBy } }) => !givenBy || String(givenBy).endsWith('GUARDIAN');
/** Where there is no list of districts, nobody is asked for one. */
const hasDistricts: Condition = ({ values: { province } }) =>
  typeof province === 'string' && districtsOf(province).length > 0;
const has =
  (field: string, ...codes: readonly (string | boolean)[]): Condition =>
  ({ values }) => {
    const value = values[field];
    return Array.isArray(value)
      ? codes.some((code) => (value as readonly unknown[]).includes(code))
      : codes.includes(value as string | boolean);
  };

/** By field: when its question makes sense. One that is left out always does. */
const FIELDS: { readonly [Field in CommandField | `EpisodeInput.${string}`]?: Condition } = {
  'AskOffice.eventId': has('kind', 'AMEND_OPERATION'),
  'AskOffice.office': has('kind', 'FILE_REFERRAL'),
  'AskOffice.operationId': has('kind', 'AMEND_OPERATION'),
  'AskOffice.otherSurvivorId': has('kind', 'OPEN_IN_EMERGENCY', 'JOIN_PROSECUTION', 'FILE_REFERRAL'),
  'AskOffice.outcome': has('kind', 'END_PROSECUTION'),
  'AskOffice.prosecutionId': has('kind', 'JOIN_PROSECUTION', 'END_PROSECUTION'),
  'AssessRisk.domains': mayBeChild,
  'AssessRisk.selfSufficiency': mayBeAdult,
  'CompleteReintegration.district': hasDistricts,
  'ConductForensicInterview.mediaSha256': has('recorded', true),
  'ConductOperation.district': hasDistricts,
  'ConductScreeningInterview.forcedByKin': has('forcedByFamily', true),
  'DeliverService.on': ({ values: { from, to } }) => !from && !to,
  'EpisodeInput.recruiterKin': has('recruiterRelation', 'FAMILY'),
  'EpisodeInput.sexTypes': has('types', 'SEXUAL_EXPLOITATION'),
  'GiveConsent.childAssent': mayBeChild,
  'GiveConsent.guardianKin': (answered) => mayBeChild(answered) && isGivenByGuardian(answered),
  'GiveConsent.guardianName': mayBeChild,
  'GiveConsent.recipients': has('scopes', 'SHARING'),
  'PlanReintegration.district': hasDistricts,
  'ReceiveReferral.district': hasDistricts,
  'RequestErasure.childAssent': has('askedBy', 'GUARDIAN'),
  'RequestErasure.guardianKin': has('askedBy', 'GUARDIAN'),
};

const nameOf = (input: string, field: string) => `${input.replace(/Entry$/, '')}.${field}` as CommandField;

export const isRelevant = (input: string, field: string, answered: Answers): boolean =>
  FIELDS[nameOf(input, field)]?.(answered) ?? true;

/** The answers without those to questions that no longer make sense. */
export const relevantIn = (input: string, answered: Answers): Values =>
  Object.fromEntries(Object.entries(answered.values).filter(([field]) => isRelevant(input, field, answered)));
