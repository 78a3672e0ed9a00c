import { rows } from '#kernel/projections';
import type { JusticeEvents } from './justice.events.js';
import { JusticeView } from './justice.view.js';

export const justiceProjection = rows<JusticeEvents, JusticeView>({
  view: JusticeView,
  key: ({ prosecutionId }, { subject }) => ({ survivorId: subject, prosecutionId }),
  on: {
    ProsecutionOpened: ({ on, court, article, role }) => ({
      openedOn: on,
      court,
      article,
      role,
      measures: [],
      hearings: [],
      legalHold: true,
      outcome: null,
      concludedOn: null,
    }),
    ProtectiveMeasureGranted: ({ measure }, { measures = [] }) => ({ measures: [...new Set([...measures, measure])] }),
    HearingNoted: ({ hearingId, at, planned }, { hearings = [] }) => {
      const others = hearings.filter((one) => one.hearingId !== hearingId);
      return { hearings: planned ? [...others, { hearingId, at }] : others };
    },
    ProsecutionConcluded: ({ outcome, on }) => ({ legalHold: false, outcome, concludedOn: on }),
  },
});
