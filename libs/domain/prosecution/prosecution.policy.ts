import type { CorrectionEvents } from '#kernel/correction';
import { isSamePayload, type Day } from '#kernel/decider';
import {
  survivor,
  type CourtCorrectionCommands,
  type JusticeCommands,
  type JusticeEvents,
  type SurvivorState,
} from '#domain/survivor';
import { policy, type AskTo } from '#kernel/nest';
import { conclusionOf } from './accused.rules.js';
import type { ProsecutionCommands } from './prosecution.decider.js';
import type { Conclusion } from './prosecution.state.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import { courtCase, type CourtCase, type JoiningCommands } from './prosecution.record.decider.js';

type Asked = {
  prosecution: Pick<ProsecutionCommands, 'JoinSurvivor'> & JoiningCommands;
  survivor: Pick<JusticeCommands, 'ConcludeProsecution'> & CourtCorrectionCommands;
};
type Asks = readonly AskTo<Asked>[];
type Besides = {
  survivor: { state: SurvivorState; events: Pick<JusticeEvents, 'ProsecutionOpened'> & CorrectionEvents };
};

/** The current conclusion goes to every survivor in the case, however late they join and whatever is corrected. */
const toldOfItsEnd = (_: unknown, prosecutionId: string, after: CourtCase, before: CourtCase): Asks =>
  (after.prosecution?.survivors ?? []).flatMap((id): Asks => {
    const joined = before.prosecution?.survivors.includes(id) === true;
    const had = joined ? conclusionOf(before.prosecution) : undefined;
    const has = conclusionOf(after.prosecution);
    return isSamePayload(had, has) ? [] : [concluding(id, prosecutionId, had, has)];
  });

const concluding = (
  id: string,
  prosecutionId: string,
  had: Conclusion | undefined,
  has: Conclusion | undefined,
): AskTo<Asked> =>
  had === undefined && has !== undefined
    ? { of: 'survivor', id, name: 'ConcludeProsecution', command: { prosecutionId, ...has } }
    : { of: 'survivor', id, name: 'AmendConclusion', command: { prosecutionId, ...has } };

/**
 * The opening was corrected or struck out in a survivor's record: their part in the case follows, and so does its
 * conclusion.
 */
const partFollows = (_: unknown, survivorId: string, after: SurvivorState, before: SurvivorState): Asks =>
  Object.entries(before.justice.prosecutions).flatMap(([id, { said: payload, outcome }]): Asks => {
    const now = after.justice.prosecutions[id]?.said;
    if (now) {
      const changed = CHANGES.filter((field) => payload[field] !== now[field]).map(
        (field) => [field, now[field]] as const,
      );
      const command = {
        survivorId,
        ...(Object.fromEntries(changed) as { on?: Day; court?: string; article?: string }),
      };
      return changed.length === 0 ? [] : [{ of: 'prosecution', id, name: 'AmendJoining', command }];
    }
    return [
      { of: 'prosecution', id, name: 'TakeOutSurvivor', command: { survivorId } },
      ...(outcome === undefined ? [] : [concluding(survivorId, id, undefined, undefined)]),
    ];
  });

const CHANGES = ['on', 'court', 'article'] as const;

/** Opening a prosecution for a survivor joins them to the case; its conclusion goes back to every survivor in it. */
export const prosecutionPolicy = policy<CourtCase, ProsecutionEvents & CorrectionEvents, Besides, Asked>({
  name: 'prosecution',
  of: 'prosecution',
  decider: courtCase,
  on: {
    ProsecutionCommenced: toldOfItsEnd,
    SurvivorJoined: toldOfItsEnd,
    ComplaintFiled: toldOfItsEnd,
    InvestigationOpened: toldOfItsEnd,
    AccusedNamed: toldOfItsEnd,
    ArrestMade: toldOfItsEnd,
    ChargesFiled: toldOfItsEnd,
    ChargesDropped: toldOfItsEnd,
    HearingHeld: toldOfItsEnd,
    VerdictReached: toldOfItsEnd,
    SentenceImposed: toldOfItsEnd,
    AppealLodged: toldOfItsEnd,
    AppealDecided: toldOfItsEnd,
    CompensationOrdered: toldOfItsEnd,
    CompensationPaid: toldOfItsEnd,
    ProsecutionDiscontinued: toldOfItsEnd,
    ProsecutionEnded: toldOfItsEnd,
    EntryCorrected: toldOfItsEnd,
    EntryStruckOut: toldOfItsEnd,
    EntryDisputed: toldOfItsEnd,
    EntryReviewed: toldOfItsEnd,
  },
  besides: {
    survivor: {
      decider: survivor,
      on: {
        ProsecutionOpened: ({ prosecutionId: id, on, court, article }, survivorId) => [
          { of: 'prosecution', id, name: 'JoinSurvivor', command: { survivorId, on, court, article } },
        ],
        EntryCorrected: partFollows,
        EntryStruckOut: partFollows,
        EntryDisputed: () => [],
        EntryReviewed: () => [],
      },
    },
  },
});
