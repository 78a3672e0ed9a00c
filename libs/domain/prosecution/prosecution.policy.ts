import type { CorrectionEvents } from '#kernel/correction';
import { isSamePayload, type Day } from '#kernel/decider';
import {
  survivor,
  type CourtCorrectionCommands,
  type JusticeCommands,
  type JusticeEvents,
  type SurvivorState,
} from '#domain/survivor';
import { policy, type AskTo } from '#nest';
import { conclusionOf } from './accused.rules.js';
import type { ProsecutionCommands } from './prosecution.decider.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import { courtCase, type CourtCase, type JoiningCommands } from './prosecution.record.decider.js';

type Asked = {
  prosecution: Pick<ProsecutionCommands, 'JoinSurvivor'> & JoiningCommands;
  survivor: Pick<JusticeCommands, 'ConcludeProsecution' | 'NoteHearing'> & CourtCorrectionCommands;
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

/** The hearings to come stand in the records of all survivors in the case, and of nobody who left it. */
const toldOfHearings = (prosecutionId: string, after: Prosecution, before: Prosecution): Asks => {
  const people = new Set([...(after?.survivors ?? []), ...(before?.survivors ?? [])]);
  return [...people].flatMap((survivorId): Asks => {
    const [now, then] = [plannedFor(survivorId, after), plannedFor(survivorId, before)];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((hearingId): Asks => {
      if (now[hearingId] === then[hearingId]) return [];
      const at = now[hearingId] ?? then[hearingId]!;
      const command = { prosecutionId, hearingId, at, planned: hearingId in now };
      return [{ of: 'survivor', id: survivorId, name: 'NoteHearing', command }];
    });
  });
};

/** The hearings to come of a survivor in the case: their instants, by id. */
const plannedFor = (survivorId: string, state: Prosecution): Readonly<Record<string, string>> =>
  state?.endedOn === undefined && state?.survivors.includes(survivorId)
    ? Object.fromEntries(
        Object.entries(state.planned).flatMap(([id, { payload, over }]) =>
          over === undefined ? [[id, payload.at]] : [],
        ),
      )
    : {};

const toldOfCourt = (data: unknown, prosecutionId: string, after: CourtCase, before: CourtCase): Asks => [
  ...toldOfItsEnd(data, prosecutionId, after, before),
  ...toldOfHearings(prosecutionId, after.prosecution, before.prosecution),
];

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
  Object.entries(before.justice.prosecutions).flatMap(([id, { payload, outcome }]): Asks => {
    const now = after.justice.prosecutions[id]?.payload;
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
    ProsecutionCommenced: toldOfCourt,
    SurvivorJoined: toldOfCourt,
    ComplaintFiled: toldOfCourt,
    InvestigationOpened: toldOfCourt,
    AccusedNamed: toldOfCourt,
    ArrestMade: toldOfCourt,
    ChargesFiled: toldOfCourt,
    ChargesDropped: toldOfCourt,
    HearingScheduled: toldOfCourt,
    HearingHeld: toldOfCourt,
    HearingCancelled: toldOfCourt,
    VerdictReached: toldOfCourt,
    SentenceImposed: toldOfCourt,
    AppealLodged: toldOfCourt,
    AppealDecided: toldOfCourt,
    CompensationOrdered: toldOfCourt,
    CompensationPaid: toldOfCourt,
    ProsecutionDiscontinued: toldOfCourt,
    ProsecutionEnded: toldOfCourt,
    EntryCorrected: toldOfCourt,
    EntryStruckOut: toldOfCourt,
    EntryDisputed: toldOfCourt,
    EntryReviewed: toldOfCourt,
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
