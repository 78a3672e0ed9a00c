import { refuse, type Day } from '#decider';
import type { Justice } from '../justice/justice.decider.js';
import { heldBy } from '../justice/justice.rules.js';
import type { Erasure, Privacy } from './privacy.decider.js';

interface HerRecord {
  readonly privacy: Privacy;
  readonly justice: Justice;
}

/** Rule 11: what holds her record, in it or in a duplicate of it. None: it may be erased. */
export const holdsOn = ({ privacy: { holds, duplicates }, justice }: HerRecord): readonly string[] => [
  ...heldBy(justice),
  ...Object.values(holds).flatMap(({ said, lifted }) => (lifted ? [] : [said.holdId])),
  ...Object.entries(duplicates).flatMap(([survivorId, { held }]) => (held ? [survivorId] : [])),
];

/** What says that her data is kept for the court alone, or no more, when that has changed. */
export const restriction = (erasure: Erasure | undefined, held: boolean, on: Day) =>
  erasure?.status !== 'requested' || erasure.restricted === held
    ? []
    : [
        {
          type: held ? ('ProcessingRestricted' as const) : ('RestrictionLifted' as const),
          data: { requestId: erasure.requestId, on },
        },
      ];

/** What policies bring, which cannot ask whether it fits. */
export const BY_POLICIES = [
  'BeginErasure',
  'RecordErasure',
  'FollowErasure',
  'NoteDuplicate',
  'SettleRestriction',
  'ConcludeProsecution',
  'AmendConclusion',
] as const;

/** Nothing of this says anything personal. */
const AFTER_ERASURE: ReadonlySet<string> = new Set([...BY_POLICIES, 'LinkPerson', 'UnlinkPerson', 'EndAssignment']);

const WHILE_UNDER_WAY: ReadonlySet<string> = new Set([
  ...BY_POLICIES,
  'RequestErasure',
  'ApproveErasure',
  'WithdrawErasure',
]);

/** What the court needs, what keeps her safe, help (which is never conditional on a court), what she is owed, and what ends her case. */
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

/** Rule 16. It stands before every command, corrections too: from the approval on nothing new is recorded of her. */
export const requirePrivacy = (record: HerRecord, command: string): void => {
  const status = record.privacy.erasure?.status;
  if (status === undefined) return;
  if (status === 'erased' && !AFTER_ERASURE.has(command))
    refuse(
      'SUBJECT_ERASED',
      'Her personal data was erased, and nothing new is recorded here: whoever comes again gets a new record (receiveReferral).',
    );
  if ((status === 'approved' || status === 'begun') && !WHILE_UNDER_WAY.has(command))
    refuse(
      'ERASURE_UNDER_WAY',
      'Her personal data is being erased: a supervisor may still withdraw it (withdrawErasure), if at all.',
    );
  if (status === 'requested' && command === 'LinkPerson')
    refuse(
      'ERASURE_UNDER_WAY',
      'Her erasure is asked for here: withdraw it, and ask for it in the record that is kept.',
    );
  if (status === 'requested' && holdsOn(record).length > 0 && !WHILE_RESTRICTED.has(command))
    refuse(
      'PROCESSING_RESTRICTED',
      'Her data is kept for the court alone until it is erased: withdraw the request (withdrawErasure) if she wishes to go on.',
    );
};
