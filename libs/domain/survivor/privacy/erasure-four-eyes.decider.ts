import { precondition, refuse, type Entry, type Journal, type Layer, isOrStandsInFor } from '#kernel/decider';
import type { JusticeEvents } from '../steps/justice/justice.events.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import type { PrivacyCommands } from './privacy.decider.js';
import type { Privacy } from './privacy.state.js';

const HOLDING: ReadonlySet<string> = new Set<keyof JusticeEvents | keyof ReferralEvents>([
  'ProsecutionOpened',
  'PersonLinked',
]);

/** The people who struck out a part in a prosecution or a link of a duplicate, which ends a hold as lifting it does. */
export const strikersOf = (record: readonly Entry[]): readonly string[] => {
  const holding = new Set(record.flatMap(({ type, recording: { id } }) => (HOLDING.has(type) ? [id] : [])));
  return record
    .filter(({ type, data }) => type === 'EntryStruckOut' && holding.has(String(data.eventId)))
    .map(({ recording: { by } }) => by.id);
};

const APPROVE: keyof PrivacyCommands = 'ApproveErasure';

/** The person who ended a hold by striking out an entry may not approve the erasure. Steps do not see struck-out entries, so this reads the record. */
export const erasureFourEyes: Layer<Journal & { readonly privacy: Privacy }> = precondition(
  'erasure four eyes',
  ({ record, privacy: { erasure } }, command, { by }) => {
    if (
      command === APPROVE &&
      erasure?.status === 'requested' &&
      strikersOf(record).some((id) => isOrStandsInFor(by, id))
    )
      refuse(
        'APPROVER_IS_AUTHOR',
        'You struck out a court case or a link that held this record: ask another supervisor to approve.',
      );
  },
);
