import type { CaseFile } from './documents/case-file.js';

type Consent = CaseFile['consents'][number];

/** Whether a consent is in force on a day: until its last day, and until the day before it was withdrawn. */
export const isInForce = ({ overridden, on, expiresOn, withdrawnOn }: Consent, day: string): boolean =>
  !overridden && on <= day && (expiresOn === null || expiresOn >= day) && (withdrawnOn === null || withdrawnOn > day);

/** The last day on which a consent for services is in force; null for one without an end, undefined for none. */
export const servicesUntil = (consents: readonly Consent[], day: string): Consent | undefined => {
  const some = consents.filter((one) => one.scopes.includes('SERVICES') && isInForce(one, day));
  return some.find(({ expiresOn }) => expiresOn === null) ?? some.toSorted(byEnd).at(-1);
};

const byEnd = (one: Consent, other: Consent): number => (one.expiresOn! < other.expiresOn! ? -1 : 1);
