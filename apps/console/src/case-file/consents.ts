import type { CaseFile } from './documents/case-file.js';

export type ConsentFacts = Pick<CaseFile, 'consents' | 'consentStandings'>;
type Consent = CaseFile['consents'][number];
type Standing = Omit<CaseFile['consentStandings'][number], 'consentId'>;

/** A consent and how the rules see it; an override, which is none, has no standing. */
export interface Judged {
  readonly consent: Consent;
  readonly standing: Standing;
}

/** For a reader to whom the service tells no standing: what the days of the consent say. */
const standingByDays = ({ on, expiresOn, withdrawnOn }: Consent, day: string): Standing => {
  const end = { until: expiresOn, ends: expiresOn ? ('EXPIRED' as const) : null };
  if (on > day) return { flaw: 'NOT_YET', until: null, ends: null };
  if (withdrawnOn !== null && withdrawnOn <= day) return { flaw: 'WITHDRAWN', until: null, ends: null };
  return expiresOn !== null && expiresOn < day ? { flaw: 'EXPIRED', until: null, ends: null } : { flaw: null, ...end };
};

/** The consents as the rules of the service see them on the day of the file. */
export const judgeConsents = ({ consents, consentStandings }: ConsentFacts, day: string): readonly Judged[] => {
  const known = new Map(consentStandings.map((one) => [one.consentId, one]));
  return consents
    .filter(({ overridden }) => !overridden)
    .map((consent) => ({ consent, standing: known.get(consent.consentId) ?? standingByDays(consent, day) }));
};

export const isInForce = ({ standing }: Judged): boolean => standing.flaw === null;

/** Flaws that are no end of their own: somebody has to ask again, and of whom they say. */
const TO_ASK_AGAIN: ReadonlySet<Standing['flaw']> = new Set([
  'CONFLICT_OF_INTEREST',
  'GUARDIAN_REQUIRED',
  'ASSENT_MISSING',
  'GREW_UP',
]);

/** Consents that look as if they were in force, and that every rule refuses, unless another one covers the same. */
export const invalidIn = (judged: readonly Judged[]): readonly Judged[] => {
  const covered = new Set(judged.filter(isInForce).flatMap(({ consent }) => consent.scopes));
  return judged.filter(
    ({ consent, standing }) => TO_ASK_AGAIN.has(standing.flaw) && consent.scopes.some((one) => !covered.has(one)),
  );
};

const isForServices = ({ consent }: Judged): boolean => consent.scopes.includes('SERVICES');

/** The consent that allows services for the longest time; undefined when none does. */
export const servicesUntil = (judged: readonly Judged[]): Judged | undefined => {
  const some = judged.filter((one) => isForServices(one) && isInForce(one));
  return some.find(({ standing }) => standing.until === null) ?? some.toSorted(byEnd).at(-1);
};

const byEnd = ({ standing: one }: Judged, { standing: other }: Judged): number => (one.until! < other.until! ? -1 : 1);

/** The last consent to services, in force or not. */
export const lastForServices = (judged: readonly Judged[]): Judged | undefined => judged.findLast(isForServices);
