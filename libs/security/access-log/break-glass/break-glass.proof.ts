import type { RecordedEvent } from '#kernel/event-store';
import type { BreakGlassReason } from '../access.codes.js';
import type { BreakGlassState } from './break-glass.state.js';
import type { BreakGlassView } from './break-glass.view.js';

type Claim = Pick<BreakGlassView, 'breakGlassId' | 'openedBy' | 'role' | 'reason' | 'until'>;

/**
 * What the log proves of a row of the views: somebody may have written the row, but nobody can forge an entry. Once an
 * access is reviewed, only the review is proven; the rest of the row is passed on, and nothing depends on it any more.
 * @param entry the last one that the row reflects; undefined where the log has none
 */
export const provenBy = (entry: RecordedEvent | undefined, claim: Claim): BreakGlassState | undefined => {
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
