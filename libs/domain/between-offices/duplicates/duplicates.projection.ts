import { rows } from '#kernel/projections';
import type { DuplicateEvents } from './duplicates.events.js';
import { SuspicionView } from './duplicates.view.js';

export const suspicionProjection = rows<DuplicateEvents, SuspicionView>({
  view: SuspicionView,
  of: 'duplicate',
  key: (_, { subject }) => ({ duplicateId: subject }),
  on: {
    DuplicateSuspected: ({ survivorIds, offices, reasons }, _, { recordedAt }) => ({
      survivorIds,
      offices,
      reasons,
      state: 'Waiting',
      since: recordedAt,
      judgements: [],
    }),
    DuplicateOfficesChanged: ({ offices }) => ({ offices }),
    DuplicateJudged: ({ office, isSame }, { judgements = [] }, { metadata }) => ({
      judgements: [
        ...judgements.filter(({ by }) => by !== metadata.actor.id),
        { office, isSame, by: metadata.actor.id },
      ],
    }),
    DuplicateAgreed: ({ offices }) => ({ state: 'Agreed', offices }),
    DuplicateDismissed: () => ({ state: 'Dismissed' }),
  },
});
