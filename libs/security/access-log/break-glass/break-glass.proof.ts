import type { RecordedEvent } from '#kernel/event-store';
import type { BreakGlassReason } from '../access.codes.js';
import type { BreakGlass } from './break-glass.state.js';
import type { BreakGlassView } from './break-glass.view.js';

type Claim = Pick<BreakGlassView, 'breakGlassId' | 'openedBy' | 'role' | 'reason' | 'until'>;

/**
 * What an entry of the log proves of a row: who can write rows but no entries proves nothing. After a review, the entry is
 * the review, and what the row says of the access beside it decides nothing any more.
 * @param entry the one that the row reflects last; undefined where there is none
 */
export const provenBy = (entry: RecordedEvent | undefined, claim: Claim): BreakGlass | undefined => {
  if (!entry || entry.flaw || entry.data.breakGlassId !== claim.breakGlassId) return undefined;
  const { breakGlassId: id, openedBy, role, until } = claim;
  const { type, data, metadata } = entry;
  const { id: by, role: as } = metadata.actor;
  const [survivorId, reason] = [String(data.survivorId), (data.reason ?? claim.reason) as BreakGlassReason];
  if (type === 'BreakGlassOpened')
    return {
      accesses: { [id]: { survivorId, openedBy: by, role: as, reason, until: String(data.until) } },
      reviews: {},
    };
  if (type !== 'BreakGlassReviewed') return undefined;
  return {
    accesses: { [id]: { survivorId, openedBy, role, reason, until } },
    reviews: { [id]: { by, upheld: data.upheld === true } },
  };
};
