import { rows } from '#kernel/projections';
import type { BreakGlassEvents } from '../access.events.js';
import { BreakGlassView } from './break-glass.view.js';

export const breakGlassProjection = rows<BreakGlassEvents, BreakGlassView>({
  view: BreakGlassView,
  key: ({ breakGlassId }) => ({ breakGlassId }),
  on: {
    BreakGlassOpened: (
      { survivorId, reason, until },
      _,
      { eventId, recordedAt, sealed, metadata: { actor, decidedAt } },
    ) => ({
      survivorId,
      eventId,
      openedBy: actor.id,
      role: actor.role,
      office: actor.office ?? null,
      openedAt: decidedAt ?? recordedAt,
      until,
      reason,
      sealed,
    }),
    BreakGlassReviewed: (
      { upheld },
      { sealed = [] },
      { recordedAt, sealed: more, metadata: { actor, decidedAt } },
    ) => ({
      reviewedBy: actor.id,
      reviewedAt: decidedAt ?? recordedAt,
      upheld,
      sealed: [...sealed, ...more],
    }),
  },
});
