import type { MutationName } from '../api/schema.js';
import type { Available } from './available.js';
import type { Survivor } from './documents.js';

/** The usual steps from the referral to the first case plan. */
const WAY: readonly (readonly [mutation: MutationName, isDone: (survivor: Survivor) => boolean])[] = [
  ['giveConsent', ({ consents }) => consents.some(({ withdrawnOn }) => withdrawnOn === null)],
  ['conductScreeningInterview', ({ identification }) => identification !== null],
  ['identifySurvivor', ({ identification }) => typeof identification?.positive === 'boolean'],
  ['enterAftercare', ({ aftercare }) => aftercare !== null],
  ['assessRisk', ({ risk }) => risk !== null],
  ['draftCasePlan', ({ casePlans }) => casePlans.length > 0],
];

/** The usual next step that is possible now; undefined once a plan exists or the case has ended. */
export const usualNext = (survivor: Survivor, available: Available): MutationName | undefined => {
  if (
    !survivor.referral ||
    survivor.overview?.closed ||
    survivor.closure ||
    survivor.identification?.positive === false
  )
    return undefined;
  const next = WAY.find(([, isDone]) => !isDone(survivor))?.[0];
  return next && available.has(next) && !available.get(next) ? next : undefined;
};
