import { isSamePayload } from '#kernel/decider';
import type { Ask, Policy } from '#nest';
import type { SurvivorEventType, SurvivorState } from '../survivor.js';
import { survivor } from '../survivor.js';
import { duplicatesIn, peopleInvolved } from './duplicates.rules.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn, isInCare, restriction, verdictOn } from './privacy.rules.js';
import { strikersOf } from './erasure-four-eyes.decider.js';

/** What the kept record learns while this one is a duplicate: its holds and care, its duplicates, and the people involved. */
const noteFor = (duplicateSurvivorId: string, state: SurvivorState): Ask | undefined => {
  const id = state.referral?.linkedTo;
  if (id === undefined) return undefined;
  const { privacy } = state;
  const held = holdsOn(state).length > 0;
  const duplicates = duplicatesIn(privacy).filter((one) => one !== id);
  const involved = [...new Set([...peopleInvolved(privacy), ...strikersOf(state.record), ...linker(state)])].toSorted();
  const verdict = verdictOn(state);
  const care = isInCare(state) && ({ inCare: true } as const);
  const known = { linked: true, held, duplicates, involved, ...(verdict && { verdictOn: verdict }), ...care };
  return askNoteDuplicate(id, { duplicateSurvivorId, ...known });
};

/**
 * Only where something has changed. A command that changes nothing is not in the log, so its repeat is not recognised: when
 * the log is read again from its first event, it would replace what later entries have said.
 */
const informKeptRecord = (id: string, after: SurvivorState, before: SurvivorState): readonly Ask[] => {
  const note = noteFor(id, after);
  const former = noteFor(id, before);
  return note === undefined || (former && isSamePayload(former, note)) ? [] : [note];
};

/** A person who unlinks a held record, or strikes the link out, has ended a hold of the kept record. A verdict holds it, too. */
const askNoteUnlinked = (keptSurvivorId: string, duplicateSurvivorId: string, state: SurvivorState): Ask =>
  askNoteDuplicate(keptSurvivorId, {
    duplicateSurvivorId,
    linked: false,
    held: false,
    involved:
      holdsOn(state).length > 0 || verdictOn(state) !== undefined
        ? [...new Set([...linker(state), ...strikersOf(state.record)])]
        : [],
  });

const linker = ({ privacy: { linkSaidBy } }: SurvivorState): readonly string[] => (linkSaidBy ? [linkSaidBy] : []);

const askNoteDuplicate = (id: string, command: PrivacyEvents['DuplicateNoted']): Ask => ({
  of: 'survivor',
  id,
  name: 'NoteDuplicate',
  command,
});

/**
 * An erasure that two people approved here and that can no longer be withdrawn extends to the duplicates it was
 * approved for.
 */
const askFollowErasure = (
  keptSurvivorId: string,
  { privacy: { erasure, duplicates } }: SurvivorState,
): readonly Ask[] =>
  erasure?.status === 'begun' || erasure?.status === 'erased'
    ? Object.keys(duplicates)
        .filter((id) => erasure.duplicates.includes(id))
        .map((id) => ({
          of: 'survivor',
          id,
          name: 'FollowErasure',
          waitsOn: 'LEGAL_HOLD',
          command: {
            requestId: erasure.requestId,
            on: erasure.approvedOn,
            keptSurvivorId,
            duplicates: erasure.duplicates,
          },
        }))
    : [];

/** Prosecutions belong to another step and corrections to any: the restriction follows what they make of the holds. */
const askSettleRestriction = (id: string, state: SurvivorState): readonly Ask[] => {
  const { erasure } = state.privacy;
  return erasure && restriction(erasure, holdsOn(state).length > 0, erasure.requestedOn).length > 0
    ? [{ of: 'survivor', id, name: 'SettleRestriction', command: { requestId: erasure.requestId } }]
    : [];
};

/** A link that was struck out counts as never made. */
const askAfterStrikeOut = (_: never, id: string, state: SurvivorState, before: SurvivorState): readonly Ask[] => {
  const kept = before.referral?.linkedTo;
  const left = kept === undefined || state.referral?.linkedTo === kept ? [] : [askNoteUnlinked(kept, id, state)];
  return [...left, ...informAndSettle(_, id, state, before)];
};

type On = {
  readonly [Type in SurvivorEventType]?: (
    data: never,
    subject: string,
    state: SurvivorState,
    before: SurvivorState,
  ) => readonly Ask[];
};

const informOnly = (_: never, id: string, state: SurvivorState, before: SurvivorState) =>
  informKeptRecord(id, state, before);
const informAndSettle = (_: never, id: string, state: SurvivorState, before: SurvivorState) => [
  ...informKeptRecord(id, state, before),
  ...askSettleRestriction(id, state),
];

const ON: On = {
  PersonLinked: informOnly,
  PersonUnlinked: ({ keptSurvivorId }: { keptSurvivorId: string }, id, state) => [
    askNoteUnlinked(keptSurvivorId, id, state),
  ],
  LegalHoldLifted: informOnly,
  ProsecutionOpened: (_, id, state) => askSettleRestriction(id, state),
  ProsecutionConcluded: informAndSettle,
  EntryCorrected: informAndSettle,
  EntryStruckOut: askAfterStrikeOut,
  DuplicateNoted: (_, id, state, before) => [...informKeptRecord(id, state, before), ...askFollowErasure(id, state)],
  ErasureBegun: (_, id, state) => askFollowErasure(id, state),
};

/**
 * Rule 17: a record and its duplicates are one person. Each hold counts for the kept record, and its erasure for all
 * duplicates known at that time.
 */
export const privacyPolicy: Policy = {
  name: 'privacy',
  of: 'survivor',
  decider: survivor,
  on: ON as Policy['on'],
  releasedBy: 'DuplicateNoted',
};
