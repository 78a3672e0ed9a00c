import type { CaseFile } from './documents/case-file.js';

export type ConsentFacts = Pick<CaseFile, 'consents' | 'consentStandings'>;
type Consent = CaseFile['consents'][number];
type Standing = Omit<CaseFile['consentStandings'][number], 'consentId'>;

/** A consent and how the rules see it; an override, which is none, has no standing. */
export interface JudgedConsent {
  readonly consent: Consent;
  readonly standing: Standing;
}

/** What the days of a consent say, where no standing is shown to the reader. */
const standingByDays = ({ on, expiresOn, withdrawnOn }: Consent, day: string): Standing => {
  const end = { until: expiresOn, ends: expiresOn ? ('EXPIRED' as const) : null };
  if (on > day) return { flaw: 'NOT_YET', until: null, ends: null };
  if (withdrawnOn !== null && withdrawnOn <= day) return { flaw: 'WITHDRAWN', until: null, ends: null };
  return expiresOn !== null && expiresOn < day ? { flaw: 'EXPIRED', until: null, ends: null } : { flaw: null, ...end };
};

/** The consents as the rules of the service see them on the day of the file. */
export const judgeConsents = ({ consents, consentStandings }: ConsentFacts, day: string): readonly JudgedConsent[] => {
  const known = new Map(consentStandings.map((one) => [one.consentId, one]));
  return consents
    .filter(({ overridden }) => !overridden)
    .map((consent) => ({ consent, standing: known.get(consent.consentId) ?? standingByDays(consent, day) }));
};

export const isInForce = ({ standing }: JudgedConsent): boolean => standing.flaw === null;

/** Flaws of a consent that its days call valid: they say who has to be asked. */
const TO_ASK_AGAIN: ReadonlySet<Standing['flaw']> = new Set([
  'CONFLICT_OF_INTEREST',
  'GUARDIAN_REQUIRED',
  'ASSENT_MISSING',
  'GREW_UP',
]);

/** Consents that look as if they were in force, and that every rule refuses, unless another one covers the same. */
export const invalidIn = (judged: readonly JudgedConsent[]): readonly JudgedConsent[] => {
  const covered = new Set(judged.filter(isInForce).flatMap(({ consent }) => consent.scopes));
  return judged.filter(
    ({ consent, standing }) => TO_ASK_AGAIN.has(standing.flaw) && consent.scopes.some((one) => !covered.has(one)),
  );
};

const isForServices = ({ consent }: JudgedConsent): boolean => consent.scopes.includes('SERVICES');

/** The consent that allows services for the longest time; undefined when none does. */
export const servicesUntil = (judged: readonly JudgedConsent[]): JudgedConsent | undefined => {
  const some = judged.filter((one) => isForServices(one) && isInForce(one));
  return some.find(({ standing }) => standing.until === null) ?? some.toSorted(byEnd).at(-1);
};

const byEnd = ({ standing: one }: JudgedConsent, { standing: other }: JudgedConsent): number =>
  one.until! < other.until! ? -1 : 1;

/** The last consent to services, in force or not. */
export const lastForServices = (judged: readonly JudgedConsent[]): JudgedConsent | undefined =>
  judged.findLast(isForServices);
