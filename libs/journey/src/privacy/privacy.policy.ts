import type { Ask, Policy } from '#step';
import type { SurvivorState } from '../survivor.js';
import { survivor } from '../survivor.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn } from './privacy.rules.js';

/** To the record that is kept: whether something holds this one, as long as it is a duplicate. */
const told = (duplicateSurvivorId: string, state: SurvivorState): readonly Ask[] => {
  const id = state.referral?.linkedTo;
  return id === undefined ? [] : [noted(id, { duplicateSurvivorId, linked: true, held: holdsOn(state).length > 0 })];
};

const noted = (id: string, command: PrivacyEvents['DuplicateNoted']): Ask => ({
  of: 'survivor',
  id,
  name: 'NoteDuplicate',
  command,
});

/** What two people have approved here, and nobody can withdraw any more, counts for every duplicate. */
const followed = (keptSurvivorId: string, { privacy: { erasure, duplicates } }: SurvivorState): readonly Ask[] =>
  erasure?.status === 'begun' || erasure?.status === 'erased'
    ? Object.keys(duplicates).map((id) => ({
        of: 'survivor',
        id,
        name: 'FollowErasure',
        command: { requestId: erasure.requestId, on: erasure.approvedOn, keptSurvivorId },
      }))
    : [];

type On = Readonly<Record<string, (data: never, subject: string, state: SurvivorState) => readonly Ask[]>>;

const toldOnly = (_: never, id: string, state: SurvivorState) => told(id, state);

const ON: On = {
  PersonLinked: toldOnly,
  PersonUnlinked: ({ keptSurvivorId }: { keptSurvivorId: string }, duplicateSurvivorId) => [
    noted(keptSurvivorId, { duplicateSurvivorId, linked: false, held: false }),
  ],
  LegalHoldLifted: toldOnly,
  ProsecutionConcluded: toldOnly,
  EntryCorrected: toldOnly,
  EntryStruckOut: toldOnly,
  DuplicateNoted: (_, id, state) => [...told(id, state), ...followed(id, state)],
  ErasureBegun: (_, id, state) => followed(id, state),
};

/** Rule 17: a record and its duplicates are one person. Each hold counts for the record that is kept, and its erasure for all. */
export const privacyPolicy: Policy = { name: 'privacy', of: 'survivor', decider: survivor, on: ON as Policy['on'] };
