import { rows } from '#read-models';
import type { ProsecutionEvents } from './prosecution.events.js';
import { ProsecutionView } from './prosecution.view.js';

export const prosecutionProjection = rows<ProsecutionEvents, ProsecutionView>({
  view: ProsecutionView,
  key: (_, { subject }) => ({ prosecutionId: subject }),
  on: {
    ProsecutionCommenced: ({ on, court, article }) => ({
      commencedOn: on,
      court,
      article,
      survivors: 0,
      outcome: null,
      concludedOn: null,
    }),
    SurvivorJoined: (_, { survivors = 0 }) => ({ survivors: survivors + 1 }),
    VerdictReached: ({ outcome, on }) => ({ outcome, concludedOn: on }),
    ProsecutionDiscontinued: ({ on }) => ({ outcome: 'Discontinued', concludedOn: on }),
  },
});
