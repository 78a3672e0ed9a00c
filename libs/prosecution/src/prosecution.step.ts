import { BY_POLICY, step } from '#step';
import { DiscontinueProsecution, RecordVerdict } from './prosecution.commands.js';
import { prosecution } from './prosecution.decider.js';
import { prosecutionProjection } from './prosecution.projection.js';

export const prosecutionStep = step({
  of: 'prosecution',
  decider: prosecution,
  commands: {
    JoinSurvivor: BY_POLICY,
    RecordVerdict: {
      input: RecordVerdict,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      says: 'Record what the court decided, once for every survivor who has a part in the case.',
    },
    DiscontinueProsecution: {
      input: DiscontinueProsecution,
      allowedTo: ['LEGAL_OFFICER', 'SUPERVISOR'],
      says: 'Record that the case ended without a verdict.',
    },
  },
  classes: {
    ProsecutionCommenced: { on: 'open', court: 'open', article: 'open' },
    SurvivorJoined: { survivorId: 'open', on: 'open' },
    VerdictReached: { outcome: 'open', on: 'open' },
    ProsecutionDiscontinued: { on: 'open' },
  },
  projections: [prosecutionProjection],
});
