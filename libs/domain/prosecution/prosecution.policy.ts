import type { CorrectionEvents } from '#kernel/correction';
import { isSamePayload, mapByName, type Day } from '#kernel/decider';
import {
  survivor,
  type CourtCorrectionCommands,
  type JusticeCommands,
  type JusticeEvents,
  type SurvivorState,
} from '#domain/survivor';
import { policy, type CommandRequestTo } from '#nest';
import { conclusionOf } from './accused.rules.js';
import type { ProsecutionCommands } from './prosecution.decider.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import { courtCase, type CourtCaseState, type JoiningCommands } from './prosecution.record.decider.js';

type CommandsAsked = {
  prosecution: Pick<ProsecutionCommands, 'JoinSurvivor'> & JoiningCommands;
  survivor: Pick<JusticeCommands, 'ConcludeProsecution' | 'NoteHearing'> & CourtCorrectionCommands;
};
type Asks = readonly CommandRequestTo<CommandsAsked>[];
type Besides = {
  survivor: { state: SurvivorState; events: Pick<JusticeEvents, 'ProsecutionOpened'> & CorrectionEvents };
};

/** The current conclusion goes to every survivor in the case, however late they join and whatever is corrected. */
const askNoteEnd = (_: unknown, prosecutionId: string, after: CourtCaseState, before: CourtCaseState): Asks =>
  (after.prosecution?.survivors ?? []).flatMap((id): Asks => {
    const joined = before.prosecution?.survivors.includes(id) === true;
    const had = joined ? conclusionOf(before.prosecution) : undefined;
    const has = conclusionOf(after.prosecution);
    return isSamePayload(had, has) ? [] : [concluding(id, prosecutionId, had, has)];
  });

/** The hearings to come stand in the records of all survivors in the case, and of nobody who left it. */
const askNoteHearings = (prosecutionId: string, after: Prosecution, before: Prosecution): Asks => {
  const people = new Set([...(after?.survivors ?? []), ...(before?.survivors ?? [])]);
  return [...people].flatMap((survivorId): Asks => {
    const [now, then] = [hearingsFor(survivorId, after), hearingsFor(survivorId, before)];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((hearingId): Asks => {
      if (now[hearingId] === then[hearingId]) return [];
      const at = now[hearingId] ?? then[hearingId]!;
      const command = { prosecutionId, hearingId, at, planned: hearingId in now };
      return [{ of: 'survivor', id: survivorId, name: 'NoteHearing', command }];
    });
  });
};

/** The hearings to come of a survivor in the case: their instants, by id. */
const hearingsFor = (survivorId: string, state: Prosecution): Readonly<Record<string, string>> =>
  state?.endedOn === undefined && state?.survivors.includes(survivorId)
    ? Object.fromEntries(
        Object.entries(state.planned).flatMap(([id, { payload, over }]) =>
          over === undefined ? [[id, payload.at]] : [],
        ),
      )
    : {};

const askNoteCourtChanges = (
  data: unknown,
  prosecutionId: string,
  after: CourtCaseState,
  before: CourtCaseState,
): Asks => [
  ...askNoteEnd(data, prosecutionId, after, before),
  ...askNoteHearings(prosecutionId, after.prosecution, before.prosecution),
];

const concluding = (
  id: string,
  prosecutionId: string,
  had: Conclusion | undefined,
  has: Conclusion | undefined,
): CommandRequestTo<CommandsAsked> =>
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
export const prosecutionPolicy = policy<CourtCaseState, ProsecutionEvents & CorrectionEvents, Besides, CommandsAsked>({
  name: 'prosecution',
  of: 'prosecution',
  decider: courtCase,
  // any event may change who is in the case, its conclusion or its hearings
  on: mapByName(courtCase.evolve, () => askNoteCourtChanges),
  besides: {
    survivor: {
      decider: survivor,
      on: {
        ProsecutionOpened: ({ prosecutionId: id, on, court, article }, survivorId) => [
          { of: 'prosecution', id, name: 'JoinSurvivor', command: { survivorId, on, court, article } },
        ],
        EntryCorrected: partFollows,
        EntryStruckOut: partFollows,
      },
    },
  },
});
