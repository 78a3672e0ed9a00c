import { refuse, type Day } from '#kernel/decider';
import type { Justice } from '../steps/justice/justice.state.js';
import { heldBy } from '../steps/justice/justice.rules.js';
import type { Erasure, Privacy } from './privacy.state.js';

interface HerRecord {
  readonly privacy: Privacy;
  readonly justice: Justice;
}

/** Rule 11: what holds the record, directly or through a duplicate. None: it may be erased. */
export const holdsOn = ({ privacy: { holds, duplicates }, justice }: HerRecord): readonly string[] => [
  ...heldBy(justice),
  ...Object.values(holds).flatMap(({ said: payload, lifted }) => (lifted ? [] : [payload.holdId])),
  ...Object.entries(duplicates).flatMap(([survivorId, { held }]) => (held ? [survivorId] : [])),
];

/** The event that starts or lifts the restriction of processing, when the holds have changed. */
export const restriction = (erasure: Erasure | undefined, held: boolean, on: Day) =>
  erasure?.status !== 'requested' || erasure.restricted === held
    ? []
    : [
        {
          type: held ? ('ProcessingRestricted' as const) : ('RestrictionLifted' as const),
          data: { requestId: erasure.requestId, on },
        },
      ];

/** Commands of policies, which cannot check beforehand whether they are allowed. */
export const BY_POLICIES = [
  'BeginErasure',
  'RecordErasure',
  'FollowErasure',
  'NoteDuplicate',
  'SettleRestriction',
  'ConcludeProsecution',
  'AmendConclusion',
] as const;

/** None of these commands carries personal data. */
const AFTER_ERASURE: ReadonlySet<string> = new Set([...BY_POLICIES, 'LinkPerson', 'UnlinkPerson', 'EndAssignment']);

const WHILE_UNDER_WAY: ReadonlySet<string> = new Set([
  ...BY_POLICIES,
  'RequestErasure',
  'ApproveErasure',
  'WithdrawErasure',
]);

/**
 * What courts need, what protects the survivor, services (never conditional on a court), open tasks, and what ends the
 * case.
 */
const WHILE_RESTRICTED: ReadonlySet<string> = new Set([
  ...WHILE_UNDER_WAY,
  'PlaceLegalHold',
  'LiftLegalHold',
  'OpenProsecution',
  'GrantProtectiveMeasure',
  'HandOverForensicRecord',
  'AssessRisk',
  'ApproveRiskReduction',
  'CompleteFollowUp',
  'RecordMissedFollowUp',
  'WithdrawConsent',
  'ReviewConsentOverride',
  'CorrectEntry',
  'StrikeOutEntry',
  'DisputeEntry',
  'ReviewEntry',
  'PlanService',
  'DeliverService',
  'DeclineService',
  'EndService',
  'SuspendAftercare',
  'AssignCaseWorker',
  'HandOverCase',
  'EndAssignment',
  'RequestClosure',
  'CloseCase',
  'UnlinkPerson',
]);

/**
 * Rule 16. It precedes every command, corrections too: from the approval on, nothing new is recorded about the
 * survivor.
 */
export const requirePrivacy = (record: HerRecord, command: string): void => {
  const status = record.privacy.erasure?.status;
  if (status === undefined) return;
  if (status === 'erased' && !AFTER_ERASURE.has(command))
    refuse(
      'SUBJECT_ERASED',
      'The personal data was erased, so nothing new is recorded here: a survivor who returns gets a new record (receiveReferral).',
    );
  if ((status === 'approved' || status === 'begun') && !WHILE_UNDER_WAY.has(command))
    refuse(
      'ERASURE_UNDER_WAY',
      'The personal data is being erased: only a supervisor may withdraw the erasure (withdrawErasure), while that is still possible.',
    );
  if (status === 'requested' && command === 'LinkPerson')
    refuse(
      'ERASURE_UNDER_WAY',
      'An erasure is requested here: withdraw it (withdrawErasure), and request it in the kept record.',
    );
  if (status === 'requested' && holdsOn(record).length > 0 && !WHILE_RESTRICTED.has(command))
    refuse(
      'PROCESSING_RESTRICTED',
      'The data is kept for the court only until it is erased: withdraw the request (withdrawErasure) if the survivor wishes to continue.',
    );
};
