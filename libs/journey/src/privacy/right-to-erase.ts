import { Refusal, USUAL, type Recording } from '#decider';
import { SET_ASIDE, recordingOf, type Opened } from '#event-store';
import { survivor, type SurvivorState } from '../survivor.js';
import { holdsOn } from './privacy.rules.js';

/**
 * Whether keys may be destroyed: two people have asked for it and approved it, and nothing held the record; or what is still
 * to be shown of the record that is kept, which this one follows; or what is lacking.
 */
export type Right =
  | { readonly kind: 'proven' }
  | { readonly kind: 'follows'; readonly keptSurvivorId: string; readonly causationId: string }
  | { readonly kind: 'lacking'; readonly why: string };

interface Approval {
  readonly entry: Opened;
  readonly before: SurvivorState;
}

const lacking = (why: string): Right => ({ kind: 'lacking', why });

/**
 * By what right an entry, `ErasureApproved` or `ErasureBegun`, has keys destroyed.
 * @param entries of one record, from its first to that one, each without a flaw
 */
export const rightToErase = (entries: readonly Opened[]): Right => {
  const asked = entries.at(-1)!;
  const { requestId } = asked.data as { requestId: string };
  let approval: Approval | undefined;
  const { before, after } = folded(entries, (entry, state) => {
    if (entry.type === 'ErasureApproved' && entry.data.requestId === requestId) approval = { entry, before: state };
  });
  if (!approval) return lacking('nobody has approved it');
  if (holdsOn(approval.before).length > 0) return lacking('a legal hold stood when it was approved');
  if (!maybeBegun(asked.type === 'ErasureBegun' ? before : after, requestId, recordingOf(asked)))
    return lacking('the record does not allow it as it stood then');
  return approvedBy(approval, requestId);
};

const approvedBy = ({ entry, before }: Approval, requestId: string): Right => {
  const { keptSurvivorId } = entry.data as { keptSurvivorId?: string };
  const { actor, $causationId: causationId } = entry.metadata;
  if (keptSurvivorId !== undefined) return { kind: 'follows', keptSurvivorId, causationId };
  const { erasure } = before.privacy;
  if (erasure?.requestId !== requestId) return lacking('nobody has asked for it');
  if (actor.role !== 'SUPERVISOR') return lacking('no supervisor has approved it');
  return actor.id === erasure.requestedBy ? lacking('who asked for it has approved it') : { kind: 'proven' };
};

/**
 * The entry of the record that is kept with which its erasure began, which a duplicate follows; nothing where that has not
 * begun, or is not for this duplicate.
 * @param entries of the record that is kept, from its first to the one that caused the duplicate to follow
 */
export const followedErasure = (
  entries: readonly Opened[],
  { requestId, duplicate }: { readonly requestId: string; readonly duplicate: string },
): Opened | undefined => {
  const { erasure } = folded(entries).after.privacy;
  if (erasure?.requestId !== requestId || !erasure.duplicates.includes(duplicate)) return undefined;
  return entries.findLast(({ type, data }) => type === 'ErasureBegun' && data.requestId === requestId);
};

const maybeBegun = (state: SurvivorState, requestId: string, { at, commandId }: Recording): boolean => {
  const by = { id: 'eraser', role: 'POLICY', organisation: 'Homeward' };
  try {
    const context = { others: {}, by, now: at, commandId, settings: USUAL };
    const events = survivor.decide.BeginErasure(state, { requestId }, context);
    return events.length === 1 && events[0]!.type === 'ErasureBegun';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/** How the record stood right before its last entry, and right after. What was set aside is passed over. */
const folded = (
  entries: readonly Opened[],
  look: (entry: Opened, before: SurvivorState) => void = () => undefined,
): { readonly before: SurvivorState; readonly after: SurvivorState } => {
  let [before, after] = [survivor.initial, survivor.initial];
  for (const entry of entries) {
    before = after;
    if (entry.type === SET_ASIDE) continue;
    look(entry, before);
    after = survivor.evolve[entry.type as keyof typeof survivor.evolve](
      before,
      entry.data as never,
      recordingOf(entry),
    );
  }
  return { before, after };
};
