import { daysAfter, earlierDay, laterDay, type Day } from '#kernel/decider';
import type { ConsentScope } from '../../steps/consent/consent.codes.js';
import { conflictSince } from '../../steps/consent/giver.rules.js';
import type { ConsentEvents } from '../../steps/consent/consent.events.js';
import { NO_SUSPECTS, conflictsIn } from '../../steps/identification/suspects.rules.js';
import { isOfKind, addTask, closeTask } from './open.rules.js';
import type { Guardian, Guardians, Obligation, Tasks } from '../tasks.state.js';

export const NO_GUARDIANS: Guardians = { consents: [], suspects: NO_SUSPECTS };

type GivenConsent = Pick<
  ConsentEvents['ConsentGiven'],
  'consentId' | 'scopes' | 'givenBy' | 'guardianKin' | 'on' | 'expiresOn'
>;

/** A survivor who consents alone no longer needs a guardian. */
export const withConsent = (
  guardians: Guardians,
  { consentId, scopes, givenBy, guardianKin, on, expiresOn }: GivenConsent,
  irregular: boolean,
): Guardians => {
  if (irregular && (givenBy === 'Authority' || givenBy === 'Survivor')) return guardians;
  if (givenBy === 'Survivor') return { ...guardians, consents: [] };
  const one = { consentId, scopes, givenBy, ...(guardianKin && { guardianKin }), on, until: expiresOn };
  return { ...guardians, consents: [...guardians.consents, one] };
};

export const withWithdrawal = (guardians: Guardians, consentId: string, on: Day): Guardians => ({
  ...guardians,
  consents: guardians.consents.map((one) =>
    one.consentId === consentId ? { ...one, until: earlierDay(one.until, daysAfter(on, -1)), withdrawn: true } : one,
  ),
});

/** A consent, and since when its giver may no longer consent. */
interface GuardianConsent extends Guardian {
  readonly conflict: Day | undefined;
}

const judgeConsents = ({ consents, suspects }: Guardians): readonly GuardianConsent[] => {
  const conflicts = conflictsIn(suspects);
  return consents.map((one) => ({ ...one, conflict: conflictSince(one, conflicts) }));
};

/** A consent that was still in force when its giver was found to be in conflict. */
const isLost = (one: GuardianConsent): one is GuardianConsent & { readonly conflict: Day } =>
  one.conflict !== undefined && (one.until ?? one.conflict) >= one.conflict;

/**
 * Rule 2: the guardian who may no longer consent, and since when no other guardian takes their place. Undefined as long
 * as another guardian does. An authority is no guardian: where it alone has consented, the gap begins with its consent.
 */
const missingGuardian = (guardians: Guardians): { ref: string; since: Day } | undefined => {
  const judged = judgeConsents(guardians);
  const own = judged.filter(({ givenBy }) => givenBy !== 'Authority');
  const lost = own.filter(isLost).toSorted((one, other) => (one.conflict < other.conflict ? -1 : 1))[0];
  const others = own.filter(({ conflict }) => conflict === undefined);
  if (own.length === 0 && judged.length > 0) {
    const first = judged.reduce((one, other) => (other.on < one.on ? other : one));
    return { ref: first.consentId, since: first.on };
  }
  if (!lost || others.some(({ until }) => until === undefined)) return undefined;
  const since = others.reduce((day, { until }) => laterDay(day, daysAfter(until!, 1)), lost.conflict);
  return { ref: lost.consentId, since };
};

/** The day on which an appointed guardian falls due: an authority covers the first days of the gap. */
export const guardianDueOn = ({ consents }: Guardians, since: Day, authorityCoversDays: number): Day =>
  consents
    .filter(({ givenBy }) => givenBy === 'Authority')
    .map(({ on, until }) => earlierDay(until && daysAfter(until, 1), daysAfter(on, authorityCoversDays)))
    .toSorted()
    .find((day) => day > since) ?? since;

/** The lost consents: each is withdrawn, or another person consents to the same. */
const toReview = (guardians: Guardians): readonly Obligation[] => {
  const judged = judgeConsents(guardians);
  const isCovered = (scope: ConsentScope, since: Day) =>
    judged.some(
      ({ scopes, conflict, until = since }) => conflict === undefined && until >= since && scopes.includes(scope),
    );
  return judged
    .filter(isLost)
    .filter(({ withdrawn, scopes, conflict }) => !withdrawn && !scopes.every((scope) => isCovered(scope, conflict)))
    .map(({ consentId, conflict }): Obligation => ({ kind: 'ConsentReview', ref: consentId, since: conflict }));
};

/** The tasks after a change of guardians: whether one must be appointed, and which consents no longer hold. */
export const withGuardians = (tasks: Tasks, guardians: Guardians): Tasks => {
  const others = closeTask({ ...tasks, guardians }, isOfKind('AppointedGuardian', 'ConsentReview'));
  if (tasks.closed) return others;
  const missing = missingGuardian(guardians);
  return addTask(
    others,
    ...(missing ? [{ kind: 'AppointedGuardian', ...missing } as const] : []),
    ...toReview(guardians),
  );
};
