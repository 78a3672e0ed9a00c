import type { JusticeCommands, JusticeEvents } from '#journey';
import { policy } from '#step';
import { prosecution, type Conclusion, type Prosecution, type ProsecutionCommands } from './prosecution.decider.js';
import type { ProsecutionEvents } from './prosecution.events.js';

type Heard = Pick<JusticeEvents, 'ProsecutionOpened'>;
type Asked = {
  prosecution: Pick<ProsecutionCommands, 'JoinSurvivor'>;
  survivor: Pick<JusticeCommands, 'ConcludeProsecution'>;
};

/** Whoever opens a prosecution for a survivor joins her to it; how it ends goes back to everybody who joined, however late. */
export const prosecutionPolicy = policy<Prosecution, ProsecutionEvents, Heard, Asked>({
  name: 'prosecution',
  of: 'prosecution',
  decider: prosecution,
  on: {
    ProsecutionOpened: ({ prosecutionId, on, court, article }, survivorId) => [
      { of: 'prosecution', id: prosecutionId, name: 'JoinSurvivor', command: { survivorId, on, court, article } },
    ],
    ProsecutionCommenced: () => [],
    SurvivorJoined: ({ survivorId }, prosecutionId, state) => told([survivorId], prosecutionId, state?.conclusion),
    ChargesFiled: () => [],
    HearingHeld: () => [],
    SentenceImposed: () => [],
    CompensationOrdered: () => [],
    VerdictReached: (_, prosecutionId, state) => told(state?.survivors, prosecutionId, state?.conclusion),
    ProsecutionDiscontinued: (_, prosecutionId, state) => told(state?.survivors, prosecutionId, state?.conclusion),
    /** After a verdict everybody has heard already, and nothing is recorded twice. */
    ProsecutionEnded: (_, prosecutionId, state) => told(state?.survivors, prosecutionId, state?.conclusion),
  },
});

const told = (survivors: readonly string[] = [], prosecutionId: string, conclusion: Conclusion | undefined) =>
  conclusion
    ? survivors.map((id) => ({
        of: 'survivor' as const,
        id,
        name: 'ConcludeProsecution' as const,
        command: { prosecutionId, ...conclusion },
      }))
    : [];
