import {
  correction,
  corrections,
  type CorrectionEvents,
  type AmendedBy,
  type CorrectionPolicy,
} from '#kernel/correction';
import {
  compose,
  isSamePayload,
  ruleOverride,
  surround,
  type AddedDecisions,
  type Day,
  type Entry,
  type EventOf,
  type Journal,
  type JsonObject,
  type Layer,
} from '#kernel/decider';
import { SUPERVISOR_IN_WORDS, mayOverride } from '../supervisor.rules.js';
import { prosecution } from './prosecution.decider.js';
import type { ProsecutionEvents } from './prosecution.events.js';

export type JoiningCommands = {
  /** Issued by the policy when the opening was corrected in the survivor's record: only the changed fields. */
  AmendJoining: { survivorId: string; on?: Day; court?: string; article?: string };
  /** Issued by the policy when the opening was struck out there. */
  TakeOutSurvivor: { survivorId: string };
};

const IN_THE_RECORD =
  'This entry follows from the survivor’s record: correct the opening there with correctEntry, by its survivorId.';

/** The case holds every survivor's record until it ends, so no one may change its end alone. */
const IN_COURT: CorrectionPolicy = {
  amendedBy: {
    ProsecutionCommenced: { instead: IN_THE_RECORD },
    SurvivorJoined: { instead: IN_THE_RECORD },
    ComplaintFiled: 'authorOrCorrector',
    InvestigationOpened: 'authorOrCorrector',
    AccusedNamed: 'authorOrCorrector',
    ArrestMade: 'authorOrCorrector',
    ChargesFiled: 'authorOrCorrector',
    ChargesDropped: 'anotherCorrector',
    HearingScheduled: 'authorOrCorrector',
    HearingHeld: 'authorOrCorrector',
    HearingCancelled: 'authorOrCorrector',
    VerdictReached: 'anotherCorrector',
    SentenceImposed: 'authorOrCorrector',
    AppealLodged: 'anotherCorrector',
    AppealDecided: 'anotherCorrector',
    CompensationOrdered: 'authorOrCorrector',
    CompensationPaid: 'authorOrCorrector',
    ProsecutionDiscontinued: 'anotherCorrector',
    ProsecutionEnded: 'anotherCorrector',
  } satisfies Readonly<Record<keyof ProsecutionEvents, AmendedBy>>,
  correctors: ['SUPERVISOR', 'LEGAL_OFFICER'],
  reviewers: ['SUPERVISOR'],
  inWords: SUPERVISOR_IN_WORDS,
};

type Amendment = EventOf<Pick<CorrectionEvents, 'EntryCorrected' | 'EntryStruckOut'>>;

const standingIn = (record: readonly Entry[], ...types: readonly string[]): readonly Entry[] =>
  record.filter(({ type, status }) => status !== 'struckOut' && types.includes(type));

const strikeOut = ({ recording }: Entry): readonly Amendment[] => [
  { type: 'EntryStruckOut', data: { eventId: recording.id } },
];

const restateEntry = ({ type, data, recording }: Entry, payload: JsonObject): readonly Amendment[] => {
  const after = { ...data, ...payload };
  return isSamePayload(data, after)
    ? []
    : [{ type: 'EntryCorrected', data: { eventId: recording.id, replacement: { [type]: after } } }];
};

const joining: AddedDecisions<Journal, JoiningCommands, Amendment> = {
  /** The first survivor who joined determines where and when the case began. */
  AmendJoining: ({ record }, { survivorId, ...payload }) => {
    const own = standingIn(record, 'SurvivorJoined').find(({ data }) => data.survivorId === survivorId);
    if (!own) return [];
    const [began] = standingIn(record, 'ProsecutionCommenced');
    const isFirst = began?.recording.commandId === own.recording.commandId;
    return [
      ...(began && isFirst ? restateEntry(began, payload) : []),
      ...(payload.on === undefined ? [] : restateEntry(own, { on: payload.on })),
    ];
  },

  /** A case without any survivor or other entry counts as never opened. */
  TakeOutSurvivor: ({ record }, { survivorId }) => {
    const [own, others] = [true, false].map((isOwn) =>
      standingIn(record, 'SurvivorJoined').filter(({ data }) => (data.survivorId === survivorId) === isOwn),
    ) as [Entry[], Entry[]];
    const [began] = standingIn(record, 'ProsecutionCommenced');
    if (!began || own.length === 0) return own.flatMap(strikeOut);
    const days = others.map(({ data }) => data.on as Day).toSorted();
    const inCourt = standingIn(record, ...Object.keys(prosecution.evolve)).length - 1 - own.length - others.length;
    if (days.length === 0) return [...own, ...(inCourt > 0 ? [] : [began])].flatMap(strikeOut);
    return [
      ...own.flatMap(strikeOut),
      ...(days.includes(began.data.on as Day) ? [] : restateEntry(began, { on: days[0]! })),
    ];
  },
};

/** The part of a survivor in the case is corrected in the survivor's record, and followed here. */
const joiningCorrections: Layer<Journal, {}, JoiningCommands, Amendment> = {
  name: 'joining corrections',
  commands: () => joining,
};

/** A criminal case with its record, so that its entries can be corrected. */
export const courtCase = surround(compose({ prosecution, correction }), [
  corrections(IN_COURT),
  joiningCorrections,
  ruleOverride(mayOverride, SUPERVISOR_IN_WORDS.one),
]);

export type CourtCaseState = typeof courtCase.initial;

/** The survivors in the case; where there is none any more, those who were in it before. */
export const partsIn = ({ prosecution: now, record }: CourtCaseState): readonly string[] =>
  now && now.survivors.length > 0
    ? now.survivors
    : record.filter(({ type }) => type === 'SurvivorJoined').map(({ data }) => String(data.survivorId));
