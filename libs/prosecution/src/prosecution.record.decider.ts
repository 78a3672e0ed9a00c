import { correctable, correction, type Correctability, type CorrectionEvents } from '#correction';
import {
  compose,
  recordable,
  saysTheSame,
  type Day,
  type Decider,
  type Entry,
  type EventMap,
  type EventOf,
  type JsonObject,
  type WithRecord,
} from '#decider';
import { prosecution } from './prosecution.decider.js';

export type JoiningCommands = {
  /** Asked by the policy when her opening was corrected in her own record: only what has changed. */
  AmendJoining: { survivorId: string; on?: Day; court?: string; article?: string };
  /** Asked by the policy when it was struck out there. */
  TakeOutSurvivor: { survivorId: string };
};

const IN_HERS = 'It follows from her own record: correct the opening there, naming her survivorId, with correctEntry.';

/** Whoever has a part in the case is held by it until it ends: how it ended is nothing that one person unsays alone. */
const IN_COURT: Correctability = {
  instead: { ProsecutionCommenced: IN_HERS, SurvivorJoined: IN_HERS },
  protects: new Set(['VerdictReached', 'ProsecutionDiscontinued', 'ProsecutionEnded']),
  correctors: ['SUPERVISOR', 'LEGAL_OFFICER'],
};

type Amending = Pick<CorrectionEvents, 'EntryCorrected' | 'EntryStruckOut'>;
type Amendments = readonly EventOf<Amending>[];

const standingIn = (record: readonly Entry[], ...types: readonly string[]): readonly Entry[] =>
  record.filter(({ type, standing }) => standing !== 'struckOut' && types.includes(type));

const struckOut = ({ recording }: Entry): Amendments => [{ type: 'EntryStruckOut', data: { eventId: recording.id } }];

const restated = ({ type, data, recording }: Entry, said: JsonObject): Amendments => {
  const after = { ...data, ...said };
  return saysTheSame(data, after)
    ? []
    : [{ type: 'EntryCorrected', data: { eventId: recording.id, replacement: { [type]: after } } }];
};

const joining: Decider<WithRecord<object>, Amending, JoiningCommands>['decide'] = {
  /** Where and when a case began was said by whoever joined it first. */
  AmendJoining: ({ record }, { survivorId, ...said }) => {
    const hers = standingIn(record, 'SurvivorJoined').find(({ data }) => data.survivorId === survivorId);
    if (!hers) return [];
    const [began] = standingIn(record, 'ProsecutionCommenced');
    const itBeganWithHer = began?.recording.commandId === hers.recording.commandId;
    return [
      ...(began && itBeganWithHer ? restated(began, said) : []),
      ...(said.on === undefined ? [] : restated(hers, { on: said.on })),
    ];
  },

  /** A case in which nobody has a part, and of which nothing else is told, never was. */
  TakeOutSurvivor: ({ record }, { survivorId }) => {
    const [hers, others] = [true, false].map((her) =>
      standingIn(record, 'SurvivorJoined').filter(({ data }) => (data.survivorId === survivorId) === her),
    ) as [Entry[], Entry[]];
    const [began] = standingIn(record, 'ProsecutionCommenced');
    if (!began || hers.length === 0) return hers.flatMap(struckOut);
    const days = others.map(({ data }) => data.on as Day).toSorted();
    const inCourt = standingIn(record, ...Object.keys(prosecution.evolve)).length - 1 - hers.length - others.length;
    if (days.length === 0) return [...hers, ...(inCourt > 0 ? [] : [began])].flatMap(struckOut);
    return [
      ...hers.flatMap(struckOut),
      ...(days.includes(began.data.on as Day) ? [] : restated(began, { on: days[0]! })),
    ];
  },
};

/** What a survivor's record tells of her part in the case is corrected there, and followed here. */
const followed = <State, Events extends EventMap & CorrectionEvents, Commands>(
  decider: Decider<WithRecord<State>, Events, Commands>,
): Decider<WithRecord<State>, Events, Commands & JoiningCommands> => ({
  ...decider,
  decide: { ...decider.decide, ...joining } as never,
});

/** A criminal case with its record, so that what is told of it can be corrected. */
export const courtCase = recordable(followed(correctable(compose({ prosecution, correction }), IN_COURT)));

export type CourtCase = typeof courtCase.initial;

/** Whom it concerns: who has a part in it; where nobody has any more, who once had. */
export const partsIn = ({ prosecution: now, record }: CourtCase): readonly string[] =>
  now && now.survivors.length > 0
    ? now.survivors
    : record.filter(({ type }) => type === 'SurvivorJoined').map(({ data }) => String(data.survivorId));
