import { refuse, type Day, type Settings, daysAfter } from '#kernel/decider';
import type { Aftercare } from '../steps/aftercare/aftercare.state.js';
import type { Justice } from '../steps/justice/justice.state.js';
import { prosecutionsHolding } from '../steps/justice/justice.rules.js';
import type { IsAllowed } from '../terms.rules.js';
import type { ErasureInCareReason } from './privacy.codes.js';
import type { Erasure, Privacy } from './privacy.state.js';

interface HeldRecord {
  readonly privacy: Privacy;
  readonly justice: Justice;
}

/** Rule 11: what holds the record, directly or through a duplicate. None: it may be erased. */
export const holdsOn = ({ privacy: { holds, duplicates }, justice }: HeldRecord): readonly string[] => [
  ...prosecutionsHolding(justice),
  ...Object.values(holds).flatMap(({ payload, lifted }) => (lifted ? [] : [payload.holdId])),
  ...Object.entries(duplicates).flatMap(([survivorId, { held }]) => (held ? [survivorId] : [])),
];

/** The last day on which a court case of the survivor ended with a verdict, in this record or a duplicate. */
export const verdictOn = ({ privacy: { duplicates }, justice: { prosecutions } }: HeldRecord): Day | undefined => {
  const own = Object.values(prosecutions).map(({ outcome, concludedOn }) =>
    outcome === 'Convicted' || outcome === 'Acquitted' ? concludedOn : undefined,
  );
  const ofDuplicates = Object.values(duplicates).map((duplicate) => duplicate.verdictOn);
  return [...own, ...ofDuplicates]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
};

/**
 * Rule 11: after a verdict nothing is erased while an appeal is possible. A case with named accused ended after that
 * time; its survivors wait once more, since their records do not tell such cases apart.
 */
export const requireAppealTimeOver = (
  record: HeldRecord,
  { appealWithinDays }: Settings,
  today: Day,
  afterwards: string,
): void => {
  const verdict = verdictOn(record);
  const until = verdict && daysAfter(verdict, appealWithinDays);
  if (until !== undefined && today <= until)
    refuse('LEGAL_HOLD', `An appeal is still possible until ${until}: ${afterwards}`);
};

interface CaredFor {
  readonly aftercare: Aftercare;
  readonly privacy: Privacy;
}

/** The duplicates in which, or behind which, the survivor is in aftercare. */
const duplicatesInCare = ({ duplicates }: Privacy): readonly string[] =>
  Object.entries(duplicates).flatMap(([survivorId, { inCare }]) => (inCare ? [survivorId] : []));

/** Whether the survivor is in aftercare in this record, or in one that is linked to it. */
export const isInCare = ({ aftercare: { status }, privacy }: CaredFor): boolean =>
  status !== 'outside' || duplicatesInCare(privacy).length > 0;

/**
 * Rule 16: nobody can care for a survivor whose record is unreadable, be it this one or a duplicate that is erased with it.
 * The request stays, and is approved when the case is closed, or for a reason.
 * @returns the reason, as far as one was needed
 */
export const requireCareEnded = (
  { aftercare: { status }, privacy }: CaredFor,
  { duplicates }: Erasure,
  inCareReason: ErasureInCareReason | undefined,
): { readonly inCareReason?: ErasureInCareReason } => {
  const elsewhere = duplicatesInCare(privacy).some((one) => duplicates.includes(one));
  if (status === 'outside' && !elsewhere) return {};
  if (inCareReason !== undefined) return { inCareReason };
  if (status === 'outside')
    return refuse(
      'ERASURE_IN_CARE',
      'The survivor is still in aftercare in a duplicate that is erased with this record: unlink it (unlinkPerson) and close its case, or say why the erasure does not wait (inCareReason).',
    );
  return refuse(
    'ERASURE_IN_CARE',
    'The survivor is still in aftercare: close the case first (requestClosure, closeCase), while the request stays, or say why the erasure does not wait (inCareReason).',
    'RequestClosure',
  );
};

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

/**
 * Rule 16. It precedes every command, corrections too: from the approval on, nothing new is recorded about the
 * survivor.
 */
export const requirePrivacy =
  (isAllowed: IsAllowed) =>
  (record: HeldRecord, command: string): void => {
    const status = record.privacy.erasure?.status;
    if (status === undefined) return;
    if (status === 'erased' && !isAllowed(command, 'erased'))
      refuse(
        'SUBJECT_ERASED',
        'The personal data was erased, so nothing new is recorded here: a survivor who returns gets a new record (receiveReferral).',
      );
    if ((status === 'approved' || status === 'begun') && !isAllowed(command, 'erasing'))
      refuse(
        'ERASURE_UNDER_WAY',
        'The personal data is being erased: only a supervisor may withdraw the erasure (withdrawErasure), while that is still possible.',
      );
    if (status === 'requested' && command === 'LinkPerson')
      refuse(
        'ERASURE_UNDER_WAY',
        'An erasure is requested here: withdraw it (withdrawErasure), and request it in the kept record.',
      );
    if (status === 'requested' && holdsOn(record).length > 0 && !isAllowed(command, 'restricted'))
      refuse(
        'PROCESSING_RESTRICTED',
        'The data is kept for the court only until it is erased: withdraw the request (withdrawErasure) if the survivor wishes to continue.',
      );
  };
