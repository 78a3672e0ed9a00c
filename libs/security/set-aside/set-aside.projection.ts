import { rows, type Meta } from '#kernel/projections';
import type { SetAsideEvents } from './set-aside.events.js';
import { SetAsideView } from './set-aside.view.js';

const decisionColumns = (state: SetAsideView['state'], sealed: SetAsideView['sealed'] | undefined, meta: Meta) => ({
  state,
  decidedBy: meta.metadata.actor.id,
  decidedAt: meta.metadata.decidedAt ?? meta.recordedAt,
  sealed: [...(sealed ?? []), ...meta.sealed],
});

export const setAsideProjection = rows<SetAsideEvents, SetAsideView>({
  view: SetAsideView,
  of: 'setaside',
  key: ({ requestId }) => ({ requestId }),
  on: {
    SetAsideRequested: ({ eventId, revision, flaw, survivorId }, _, { subject, sealed, recordedAt, metadata }) => ({
      stream: subject,
      survivorId: survivorId ?? null,
      eventId,
      flawedRevision: revision,
      flaw,
      state: 'Requested',
      requestedBy: metadata.actor.id,
      requestedAt: metadata.decidedAt ?? recordedAt,
      decidedBy: null,
      decidedAt: null,
      sealed,
    }),
    EventSetAside: (_, { sealed }, meta) => decisionColumns('SetAside', sealed, meta),
    SetAsideDeclined: (_, { sealed }, meta) => decisionColumns('Declined', sealed, meta),
  },
});
