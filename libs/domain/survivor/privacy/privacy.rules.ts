import { refuse, type Day } from '#kernel/decider';
import type { Justice } from '../steps/justice/justice.state.js';
import { heldBy } from '../steps/justice/justice.rules.js';
import type { IsAllowed } from '../terms.rules.js';
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

/**
 * Rule 16. It precedes every command, corrections too: from the approval on, nothing new is recorded about the
 * survivor.
 */
export const requirePrivacy =
  (isAllowed: IsAllowed) =>
  (record: HerRecord, command: string): void => {
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
