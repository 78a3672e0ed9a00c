import { rows } from '#kernel/projections';
import type { ClosureEvents } from './closure.events.js';
import { ClosureView } from './closure.view.js';

export const closureProjection = rows<ClosureEvents, ClosureView>({
  view: ClosureView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ClosureRequested: ({ reason, on }, { episode = 1, reopenedOn = null, retrafficking = null }, { sealed }) => ({
      status: 'Requested',
      episode,
      reason,
      requestedOn: on,
      closedOn: null,
      reopenedOn,
      retrafficking,
      sealed,
    }),
    CaseClosed: ({ on }) => ({ status: 'Closed', closedOn: on }),
    CaseReopened: ({ on, retrafficking }, { episode = 1 }, { sealed }) => ({
      status: 'Open',
      episode: episode + 1,
      reopenedOn: on,
      retrafficking,
      sealed,
    }),
  },
});
