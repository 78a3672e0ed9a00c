import { daysBetween } from '../language/days.js';
import { invalidIn, judgeConsents, lastForServices, servicesUntil, type JudgedConsent } from './consents.js';
import type { CaseFile } from './documents/case-file.js';

/** Days before its end at which a consent for services is alerted. */
const CONSENT_ENDS_WITHIN_DAYS = 14;

/** Days before the 18th birthday at which it is alerted that a guardian's consent ends: an adult has to be asked in time. */
const COMES_OF_AGE_WITHIN_DAYS = 30;

export interface Alert {
  /** Names its sentence. */
  readonly kind:
    | 'unsafeMember'
    | 'legalHold'
    | 'courtHold'
    | 'noServicesConsent'
    | 'servicesConsentInvalid'
    | 'servicesConsentEnds'
    | 'comesOfAge'
    | 'restricted'
    | 'dispute'
    | 'erasureRequested'
    | 'erased'
    | 'stale';
  readonly tone: 'danger' | 'watch' | 'law';
  /** The code that specifies it: [list, code]. */
  readonly code?: readonly [list: string, code: string];
  readonly days?: number;
  /** The entry that caused it. */
  readonly entry?: string | undefined;
}

type Rule = (file: CaseFile, day: string) => readonly Alert[];

const unsafeMembers: Rule = ({ household }) =>
  household
    .filter(({ safe }) => safe === 'NO')
    .map(({ relation, lastEventId }) => ({
      kind: 'unsafeMember',
      tone: 'danger',
      code: ['HouseholdRelation', relation],
      entry: lastEventId,
    }));

const consent: Rule = (file, day) => {
  const { overview, closure, erasure, inPart } = file;
  if (inPart || overview?.closed || closure?.status === 'CLOSED' || erasure?.status === 'ERASED') return [];
  const judged = judgeConsents(file, day);
  const live = servicesUntil(judged);
  if (!live) return [noServicesConsent(judged)];
  const { standing, consent: one } = live;
  const days = standing.until === null ? Infinity : daysBetween(day, standing.until);
  const kind = standing.ends === 'GREW_UP' ? 'comesOfAge' : 'servicesConsentEnds';
  const within = kind === 'comesOfAge' ? COMES_OF_AGE_WITHIN_DAYS : CONSENT_ENDS_WITHIN_DAYS;
  return days > within ? [] : [{ kind, tone: 'watch', days, entry: one.lastEventId }];
};

/** None, or one that the rules no longer accept, with the reason. */
const noServicesConsent = (judged: readonly JudgedConsent[]): Alert => {
  const last = lastForServices(judged);
  const entry = last?.consent.lastEventId;
  const flaw = last && invalidIn([last]).length > 0 ? last.standing.flaw : null;
  return flaw
    ? { kind: 'servicesConsentInvalid', tone: 'danger', code: ['ConsentFlaw', flaw], entry }
    : { kind: 'noServicesConsent', tone: 'danger', entry };
};

const holds: Rule = ({ legalHolds, prosecutions }) => [
  ...legalHolds
    .filter(({ liftedOn }) => liftedOn === null)
    .map(({ reason, lastEventId }): Alert => ({
      kind: 'legalHold',
      tone: 'law',
      code: ['LegalHoldReason', reason],
      entry: lastEventId,
    })),
  ...prosecutions
    .filter(({ legalHold }) => legalHold)
    .map(({ lastEventId }): Alert => ({ kind: 'courtHold', tone: 'law', entry: lastEventId })),
];

const ERASING: readonly string[] = ['REQUESTED', 'APPROVED', 'UNDER_WAY'];

const privacy: Rule = ({ erasure }) => {
  if (!erasure) return [];
  const { status, restricted, lastEventId: entry } = erasure;
  return [
    ...(restricted ? [{ kind: 'restricted', tone: 'danger', entry } as const] : []),
    ...(ERASING.includes(status) ? [{ kind: 'erasureRequested', tone: 'danger', entry } as const] : []),
    ...(status === 'ERASED' ? [{ kind: 'erased', tone: 'watch', entry } as const] : []),
  ];
};

const disputes: Rule = ({ corrections }) =>
  corrections
    .filter(({ kind, upheld }) => kind === 'DISPUTED' && upheld === null)
    .map(({ entryId }) => ({ kind: 'dispute', tone: 'watch', entry: entryId }));

const staleRecord: Rule = (file) => (file.stale ? [{ kind: 'stale', tone: 'watch' }] : []);

const RULES: readonly Rule[] = [unsafeMembers, consent, privacy, holds, disputes, staleRecord];

/** What must not be missed on a day: each follows from the record, and cannot be dismissed. */
export const alertsOf = (file: CaseFile, day: string): readonly Alert[] => RULES.flatMap((rule) => rule(file, day));
