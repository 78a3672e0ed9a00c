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
      charges: [],
      hearings: [],
      sentences: [],
      compensation: [],
      outcome: null,
      concludedOn: null,
      endedOn: null,
    }),
    /** Whoever joins later may have been in it first. */
    SurvivorJoined: ({ on }, { survivors = 0, commencedOn = on }) => ({
      survivors: survivors + 1,
      commencedOn: on < commencedOn ? on : commencedOn,
    }),
    ChargesFiled: (charge, { charges = [] }) => ({ charges: [...charges, charge] }),
    HearingHeld: ({ on }, { hearings = [] }) => ({ hearings: [...hearings, on].toSorted() }),
    SentenceImposed: (sentence, { sentences = [] }) => ({ sentences: [...sentences, sentence] }),
    CompensationOrdered: (order, { compensation = [] }) => ({ compensation: [...compensation, order] }),
    VerdictReached: ({ outcome, on }) => ({ outcome, concludedOn: on }),
    ProsecutionDiscontinued: ({ on }) => ({ outcome: 'Discontinued', concludedOn: on, endedOn: on }),
    ProsecutionEnded: ({ outcome, on }, { concludedOn }) => ({ outcome, concludedOn: concludedOn ?? on, endedOn: on }),
  },
});
