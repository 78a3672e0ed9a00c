import * as fc from 'fast-check';
import {
  Refusal,
  daysAfter,
  refusalBeforeInput,
  refusalIn,
  refuse,
  type AnyDecider,
  type Day,
  type DecisionContext,
} from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AnswersAndDecisions, COLLEAGUES } from '../testing/requirements.js';
import { prosecutionStep } from './prosecution.step.js';
import { courtCase, type CourtCaseState } from './prosecution.record.decider.js';
import type { Prosecution } from './prosecution.state.js';
import { IN_COURT, type DrawnCommand } from './testing/court-commands.js';

const TODAY = '2020-05-30';
const NOW = `${TODAY}T03:00:00.000Z`;
/** Policies send their commands without asking beforehand. */
const OF_PEOPLE = new Set(Object.keys(prosecutionStep.inputs));
const { initial, decide, evolve }: AnyDecider = courtCase;

/** Any court case, and one that comes to verdicts and appeals sooner. */
const LATE = new Set([
  'JoinSurvivor',
  'NameAccused',
  'RecordVerdict',
  'LodgeAppeal',
  'DecideAppeal',
  'ScheduleHearing',
]);
/** A case in whose states each command is possible somewhere, however the others are drawn. */
const WHOLE: readonly DrawnCommand[] = Object.entries({
  JoinSurvivor: { survivorId: 'one', on: '2020-03-01', court: 'Poipet', article: '15' },
  NameAccused: { accusedId: 'mother', role: 'Recruiter', on: '2020-03-02' },
  FileCharges: { accusedId: 'mother', article: '15', on: '2020-03-03' },
  ScheduleHearing: { hearingId: 'morning', at: '2020-03-05T02:00:00.000Z', on: '2020-03-04' },
  RecordVerdict: { accusedId: 'mother', outcome: 'Convicted', on: '2020-03-06' },
  OrderCompensation: { amount: 1, currency: 'USD', on: '2020-03-06' },
  LodgeAppeal: { appealId: 'first', accusedId: 'mother', appellant: 'Defence', on: '2020-03-07' },
}).map(([name, command]) => ({ name, command, ahead: 0 }));

const ANY = fc.oneof(
  fc.array(IN_COURT, { minLength: 30, maxLength: 40 }),
  fc.array(
    IN_COURT.filter(({ name }) => LATE.has(name)),
    { minLength: 20, maxLength: 30 },
  ),
);

const contextOf = (role: number, commandId: string): DecisionContext<unknown> => ({
  steps: {},
  by: COLLEAGUES[role % COLLEAGUES.length]!,
  now: NOW,
  commandId,
  settings: { ...DEFAULT_SETTINGS, appealWithinDays: 2 },
});

/** The states of a court case in which these commands are sent, one after the other. */
const statesOf = (asked: readonly DrawnCommand[]): CourtCaseState[] => {
  const states: CourtCaseState[] = [initial as CourtCaseState];
  for (const [index, { name, command }] of asked.entries()) {
    const context = contextOf(0, `command-${index}`);
    const recording = { id: `event-${index}`, by: context.by, at: NOW, command: name, commandId: context.commandId };
    try {
      for (const { type, data } of decide[name]!(states.at(-1), command, context))
        states.push(evolve[type]!(states.at(-1), data, recording) as CourtCaseState);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return states;
};

/** As many days from that one on as one more than there are entries, so that one of them has no entry. */
const daysBeyond = (from: Day, entries: readonly unknown[]): readonly Day[] =>
  Array.from({ length: entries.length + 1 }, (_, index) => daysAfter(from, index));

const inKhr = { amount: 1, currency: 'KHR' };

/** Of each command: inputs of which one is recorded wherever any is, on the last day of the case or an earlier one. */
const INPUTS: Readonly<Record<string, (known: NonNullable<Prosecution>, on: Day) => readonly object[]>> = {
  FileComplaint: (_, on) => [{ agency: 'Poipet', on }],
  OpenInvestigation: (_, on) => [{ agency: 'Poipet', on }],
  NameAccused: (_, on) => [{ role: 'Recruiter', on }],
  RecordArrest: ({ accused }) =>
    Object.entries(accused).flatMap(([accusedId, { payload, arrests }]) =>
      daysBeyond(payload.on, arrests).map((on) => ({ accusedId, on })),
    ),
  FileCharges: ({ accused }, on) =>
    ofEachOrNone(accused).map((named) => ({ ...named, article: '15', accusedCount: 1, on })),
  ScheduleHearing: (_, on) => [{ at: `${TODAY}T03:00:00.000Z`, on }],
  RecordHearing: ({ commencedOn, hearings, planned }, on) => [
    ...daysBeyond(commencedOn, hearings).map((day) => ({ on: day })),
    ...Object.keys(planned).map((hearingId) => ({ hearingId, on })),
  ],
  OrderCompensation: (_, on) => [{ ...inKhr, on }],
  RecordCompensationPayment: () => [{ ...inKhr, on: TODAY }],
  DiscontinueProsecution: (_, on) => [{ on }],
  CancelHearing: ({ planned }, on) => Object.keys(planned).map((hearingId) => ({ hearingId, on })),
  ConcludeProsecution: () =>
    ['Convicted', 'Acquitted', 'Discontinued', 'Settled'].map((outcome) => ({ outcome, on: TODAY })),
  DecideAppeal: ({ appeals }, on) => Object.keys(appeals).map((appealId) => ({ appealId, outcome: 'Upheld', on })),
  DropCharges: ({ accused }, on) => Object.keys(accused).map((accusedId) => ({ accusedId, on })),
  ImposeSentence: ({ accused }, on) => ofEachOrNone(accused).map((named) => ({ ...named, years: 1, on })),
  LodgeAppeal: ({ accused }) => ofEachOrNone(accused).map((named) => ({ ...named, appellant: 'Defence', on: TODAY })),
  RecordVerdict: ({ accused }, on) => ofEachOrNone(accused).map((named) => ({ ...named, outcome: 'Convicted', on })),
};

const ofEachOrNone = (accused: object): readonly object[] => [
  {},
  ...Object.keys(accused).map((accusedId) => ({ accusedId })),
];

const isRecorded = (state: CourtCaseState, name: string, input: object): boolean =>
  !refusalIn(() => {
    if (decide[name]!(state, input, contextOf(0, 'another-command')).length === 0)
      refuse('NONE', 'It repeats another.');
  });

describe('what the commands of a court case require', () => {
  const seen = new AnswersAndDecisions<CourtCaseState>(courtCase as AnyDecider);

  it('leaves every command possible in some state', () => {
    const states = statesOf(WHOLE);
    const isPossible = (name: string) =>
      states.some((state) => !refusalBeforeInput(courtCase, name, state, contextOf(0, 'another-command')));
    expect([...OF_PEOPLE].filter((name) => !isPossible(name))).toEqual([]);
  });

  it('never disagrees with their decisions, in any state of any case, in any role, also against a rule', () => {
    const tried = fc.array(
      IN_COURT.filter(({ name }) => OF_PEOPLE.has(name)),
      { minLength: 20, maxLength: 20 },
    );
    fc.assert(
      fc.property(ANY, tried, fc.nat(), (asked, inputs, role) => {
        for (const state of new Set(statesOf(asked)))
          for (const [index, { name, command }] of inputs.entries())
            seen.compare(name, state, [command], contextOf(role + index, 'the-command'));
      }),
      { numRuns: 200 },
    );
    expect([...seen.disagreements]).toEqual([]);
  });

  it('refuses what no entry of the case makes possible, and nothing else', () => {
    expect(Object.keys(INPUTS).toSorted()).toEqual([...OF_PEOPLE].toSorted());
    const disagreements = new Set<string>();
    fc.assert(
      fc.property(ANY, (asked) => {
        for (const state of statesOf(asked))
          for (const [name, inputsIn] of Object.entries(INPUTS)) {
            const { prosecution: known } = state;
            const answer = refusalBeforeInput(courtCase, name, state, contextOf(0, 'another-command'));
            const inputs = known ? inputsIn(known, known.endedOn ?? TODAY) : [];
            if (!answer !== inputs.some((input) => isRecorded(state, name, input)))
              disagreements.add(`${name} is ${answer ? `refused with ${answer.code}` : 'possible'} beforehand only`);
          }
      }),
      { numRuns: 200, examples: [[[...WHOLE]]] },
    );
    expect([...disagreements]).toEqual([]);
  });

  it('refuses a hearing where each day of the case has one, and none is scheduled', () => {
    const on = '2020-03-01';
    const joined = { survivorId: 'one', on, court: 'Poipet', article: '15' };
    const asked = [
      { name: 'JoinSurvivor', command: joined, ahead: 0 },
      { name: 'RecordHearing', command: { on }, ahead: 0 },
      { name: 'DiscontinueProsecution', command: { on }, ahead: 0 },
    ];
    const answers = statesOf(asked).map(
      (state) => refusalBeforeInput(courtCase, 'RecordHearing', state, contextOf(0, 'another-command'))?.code,
    );
    expect(answers).toEqual(['NOT_FOUND', undefined, undefined, undefined, 'PROSECUTION_ENDED']);
  });
});
