import type { MutationName } from '../../api/schema.js';
import type { Status } from '../../caseload/filters.js';
import type { Available } from '../../journey/available.js';
import { judgeConsents, servicesUntil, type ConsentFacts } from '../consents.js';

/** What the steps of the usual way depend on. */
export interface NextStepFacts extends ConsentFacts {
  readonly referral: object | null;
  readonly overview: { readonly closed: boolean; readonly status: Status } | null;
  readonly closure: { readonly status: string; readonly reopenedOn: string | null } | null;
  readonly identification: {
    readonly positive: boolean | null;
    readonly decisions: readonly { readonly positive: boolean; readonly on: string }[];
  } | null;
  readonly services: readonly object[];
  readonly risk: { readonly level: string | null } | null;
  readonly activePlan: { readonly planId: string | null } | null;
  readonly casePlans: readonly { readonly status: string; readonly on: string }[];
}

/** By stage: whether the survivor is in aftercare, or lives in the home that it led to. One that is missing does not compile. */
const IS_IN_CARE: Readonly<Record<Status, boolean>> = {
  REFERRED: false,
  IN_AFTERCARE: true,
  AFTERCARE_SUSPENDED: true,
  REINTEGRATED: true,
  CLOSED: false,
  REOPENED: false,
  ERASED: false,
};

/** A plan in force, or one on its way since the case was last opened: what was in force ends with a closure. */
const hasPlan = ({ activePlan, casePlans, closure }: NextStepFacts): boolean =>
  Boolean(activePlan?.planId) ||
  casePlans.some(({ status, on }) => status !== 'APPROVED' && on >= (closure?.reopenedOn ?? ''));

type IsDone = (survivor: NextStepFacts, day: string) => boolean;

/** The usual steps from the referral to the first case plan; some of them begin again when a case is reopened. */
const WAY: readonly (readonly [mutation: MutationName, isDone: IsDone])[] = [
  ['giveConsent', (survivor, day) => servicesUntil(judgeConsents(survivor, day)) !== undefined],
  ['conductScreeningInterview', ({ identification }) => identification !== null],
  ['identifySurvivor', ({ identification }) => identification?.positive === true],
  ['enterAftercare', ({ overview }) => overview !== null && IS_IN_CARE[overview.status]],
  ['deliverService', ({ services }) => services.length > 0],
  ['assessRisk', ({ risk }) => typeof risk?.level === 'string'],
  ['draftCasePlan', hasPlan],
];

/**
 * Whether the case of somebody who is not a victim is to be closed. After it was reopened, an earlier decision no longer
 * ends it, though it stays in force: whether they are one is decided again.
 */
const isNoVictim = ({ identification, closure }: NextStepFacts): boolean =>
  identification?.positive === false &&
  identification.decisions.some(({ positive, on }) => !positive && on > (closure?.reopenedOn ?? ''));

/** What is recorded again and again once a plan exists. */
const ALWAYS: readonly MutationName[] = ['deliverService', 'recordNote', 'makeAppointment'];

/** The usual steps that come next and that the user may send, possible or not; none once the case has ended. */
export const usualSteps = (survivor: NextStepFacts, available: Available, day: string): readonly MutationName[] => {
  const { referral, overview, closure } = survivor;
  const isEnding = (closure !== null && closure.status !== 'OPEN') || overview?.status === 'ERASED';
  if (!referral || overview?.closed || isEnding || isNoVictim(survivor)) return [];
  const undone = WAY.filter(([, isDone]) => !isDone(survivor, day)).map(([mutation]) => mutation);
  return (undone.length > 0 ? undone : ALWAYS).filter((mutation) => available.has(mutation));
};
