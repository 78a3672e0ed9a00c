import type { MutationName } from '../api/schema.js';
import type { Available } from '../journey/available.js';

/** What the steps of the usual way depend on. */
export interface NextStepFacts {
  readonly referral: object | null;
  readonly overview: { readonly closed: boolean } | null;
  readonly closure: object | null;
  readonly consents: readonly { readonly withdrawnOn: string | null }[];
  readonly identification: { readonly positive: boolean | null } | null;
  readonly aftercare: object | null;
  readonly services: readonly object[];
  readonly risk: object | null;
  readonly casePlans: readonly object[];
}

/** The usual steps from the referral to the first case plan. */
const WAY: readonly (readonly [mutation: MutationName, isDone: (survivor: NextStepFacts) => boolean])[] = [
  ['giveConsent', ({ consents }) => consents.some(({ withdrawnOn }) => withdrawnOn === null)],
  ['conductScreeningInterview', ({ identification }) => identification !== null],
  ['identifySurvivor', ({ identification }) => typeof identification?.positive === 'boolean'],
  ['enterAftercare', ({ aftercare }) => aftercare !== null],
  ['deliverService', ({ services }) => services.length > 0],
  ['assessRisk', ({ risk }) => risk !== null],
  ['draftCasePlan', ({ casePlans }) => casePlans.length > 0],
];

/** What is recorded again and again once a plan exists. */
const ALWAYS: readonly MutationName[] = ['deliverService', 'recordNote', 'makeAppointment'];

/** The usual steps that come next and that the user may send, possible or not; none once the case has ended. */
export const usualSteps = (survivor: NextStepFacts, available: Available): readonly MutationName[] => {
  const { referral, overview, closure, identification } = survivor;
  if (!referral || overview?.closed || closure || identification?.positive === false) return [];
  const undone = WAY.filter(([, isDone]) => !isDone(survivor)).map(([mutation]) => mutation);
  return (undone.length > 0 ? undone : ALWAYS).filter((mutation) => available.has(mutation));
};
