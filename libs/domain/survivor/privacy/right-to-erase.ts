import { byName, type JsonObject, Refusal, type EventMetadata, isOrStandsInFor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { SET_ASIDE, recordingOf, type OpenedEvent } from '#kernel/event-store';
import { survivor, type SurvivorState } from '../survivor.js';
import { holdsOn } from './privacy.rules.js';

/**
 * Whether keys may be destroyed. "proven": two people requested and approved it, and nothing held the record.
 * "follows": this record is a duplicate; check the kept record's approval. "lacking": something is missing.
 */
export type ErasureProof =
  | { readonly kind: 'proven' }
  | { readonly kind: 'follows'; readonly keptSurvivorId: string; readonly causationId: string }
  | { readonly kind: 'lacking'; readonly why: string };

interface Approval {
  readonly entry: OpenedEvent;
  readonly before: SurvivorState;
}

const noRight = (why: string): ErasureProof => ({ kind: 'lacking', why });

/**
 * The right by which an entry, `ErasureApproved` or `ErasureBegun`, has keys destroyed.
 * @param entries of one record, from its first to that one, each verified
 */
export const rightToErase = (entries: readonly OpenedEvent[]): ErasureProof => {
  const asked = entries.at(-1)!;
  const { requestId } = asked.data as { requestId: string };
  let approval: Approval | undefined;
  const { before, after } = foldAround(entries, (entry, state) => {
    if (entry.type === 'ErasureApproved' && entry.data.requestId === requestId) approval = { entry, before: state };
  });
  if (!approval) return noRight('the erasure was not approved');
  if (holdsOn(approval.before).length > 0) return noRight('a legal hold was in force at the approval');
  if (!maybeBegun(asked.type === 'ErasureBegun' ? before : after, requestId, recordingOf(asked)))
    return noRight('the record did not allow it at that time');
  return rightFromApproval(approval, requestId);
};

const rightFromApproval = ({ entry, before }: Approval, requestId: string): ErasureProof => {
  const { keptSurvivorId } = entry.data as { keptSurvivorId?: string };
  const { actor, $causationId: causationId } = entry.metadata;
  if (keptSurvivorId !== undefined) return { kind: 'follows', keptSurvivorId, causationId };
  const { erasure } = before.privacy;
  if (erasure?.requestId !== requestId) return noRight('the erasure was not requested');
  if (actor.role !== 'SUPERVISOR') return noRight('it was not approved by a supervisor');
  return isOrStandsInFor(actor, erasure.requestedBy)
    ? noRight('the person who requested it approved it')
    : { kind: 'proven' };
};

/**
 * The entry of the kept record with which the erasure began that a duplicate follows. Undefined where it has not begun,
 * or does not include this duplicate.
 * @param entries of the kept record, from its first to the one that caused the duplicate to follow
 */
export const rightFromKeptRecord = (
  entries: readonly OpenedEvent[],
  { requestId, duplicate }: { readonly requestId: string; readonly duplicate: string },
): OpenedEvent | undefined => {
  const { erasure } = foldAround(entries).after.privacy;
  if (erasure?.requestId !== requestId || !erasure.duplicates.includes(duplicate)) return undefined;
  return entries.findLast(({ type, data }) => type === 'ErasureBegun' && data.requestId === requestId);
};

/** The log does not keep the setting of how long an appeal is possible: that was judged when the entry was recorded. */
const SETTINGS = { ...DEFAULT_SETTINGS, appealWithinDays: 0 };

const maybeBegun = (state: SurvivorState, requestId: string, { at, commandId }: EventMetadata): boolean => {
  const by = { id: 'eraser', role: 'POLICY', organisation: 'Homeward' };
  try {
    const context = { steps: {}, by, now: at, commandId, settings: SETTINGS };
    const events = survivor.decide.BeginErasure(state, { requestId }, context);
    return events.length === 1 && events[0]!.type === 'ErasureBegun';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const evolve = byName<[SurvivorState, JsonObject, EventMetadata], SurvivorState>(survivor.evolve);

/** The state of the record right before its last entry, and right after. Entries that were set aside are skipped. */
const foldAround = (
  entries: readonly OpenedEvent[],
  look: (entry: OpenedEvent, before: SurvivorState) => void = () => undefined,
): { readonly before: SurvivorState; readonly after: SurvivorState } => {
  let [before, after] = [survivor.initial, survivor.initial];
  for (const entry of entries) {
    before = after;
    if (entry.type === SET_ASIDE) continue;
    look(entry, before);
    after = evolve[entry.type]!(before, entry.data, recordingOf(entry));
  }
  return { before, after };
};
