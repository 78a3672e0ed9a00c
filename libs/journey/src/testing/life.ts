import * as fc from 'fast-check';
import { Refusal, USUAL, type Actor, type EventOf, type JsonObject, type Recording, type Settings } from '#decider';
import { awaitingApproval } from '../risk/risk.rules.js';
import { survivor, type SurvivorState } from '../survivor.js';
import { COMMANDS, type Name } from './commands.js';
import { Draw, later } from './draw.js';

export type Fact = EventOf<Record<string, JsonObject>> & Recording;

export interface Life {
  readonly state: SurvivorState;
  readonly facts: readonly Fact[];
  /** What was said in the command of each fact. */
  readonly said: readonly object[];
  readonly refused: readonly Refusal[];
}

const PEOPLE: readonly Actor[] = [
  { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' },
  { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' },
  { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' },
];

/** Under which every life is led: somebody is trained to interview children. */
export const SETTINGS: Settings = { ...USUAL, interviewers: [{ worker: 'kunthea', from: '2019-01-01' }] };

/** From the referral to the closing of a case, these are told most and so come most; the rest comes in between. */
const OFTEN = [
  'GiveConsent',
  'IdentifySurvivor',
  'EnterAftercare',
  'DeliverService',
  'DetermineBestInterest',
  'ConfirmBestInterest',
  'AssessRisk',
] as const;

/**
 * What might happen to somebody: commands drawn from the state in which they are sent, seven in ten of them plausible.
 * Anything that is thrown and is no refusal is thrown on.
 */
const liveThrough = (g: fc.GeneratorValue, commands: number): Life => {
  const names = Object.keys(COMMANDS) as Name[];
  let state = survivor.initial;
  let now = '2020-01-06T03:00:00.000Z';
  const facts: Fact[] = [];
  const said: object[] = [];
  const refused: Refusal[] = [];
  for (let index = 0; index < commands; index++) {
    const draw = new Draw(g, now, g(fc.nat, 9) >= 7);
    const name = nextOf(draw, state, names);
    const by = draw.one(PEOPLE);
    try {
      const command = frozen(COMMANDS[name](draw, state));
      const commandId = draw.id();
      const context = { others: {}, by, now, commandId, settings: SETTINGS };
      const ask = (asked: object) => survivor.decide[name](state, asked as never, context);
      const [answer, asked] = allTheSame(draw, by, ask, command);
      for (const { type, data } of answer) {
        const recording = { id: draw.id(), by, at: now, command: name, commandId };
        facts.push({ type, data, ...recording });
        said.push(asked);
        state = frozen(survivor.evolve[type](state, data as never, recording));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error);
    }
    now = later(now, draw.whole(12));
  }
  return { state, facts, said, refused };
};

/** What a rule refuses, a supervisor sometimes records as irregular. The answer, and what was asked in the end. */
const allTheSame = <Answer>(
  draw: Draw,
  by: Actor,
  ask: (asked: object) => Answer,
  command: object,
): [Answer, object] => {
  try {
    return [ask(command), command];
  } catch (error) {
    if (!(error instanceof Refusal) || by.role !== 'SUPERVISOR' || !draw.rarely(4)) throw error;
    const irregularly = { ...command, irregular: { code: error.code, explanation: draw.personal() } };
    return [ask(irregularly), irregularly];
  }
};

const RUNS = 300;
const COMMANDS_OF_A_LIFE = 40;

/** A life does not shrink well: the seed that is reported tells it again. */
export const everyLife = (holds: (life: Life) => void, seed?: number): void =>
  fc.assert(
    fc.property(fc.gen(), (g) => holds(liveThrough(g, COMMANDS_OF_A_LIFE))),
    { numRuns: RUNS, endOnFailure: true, ...(seed !== undefined && { seed }) },
  );

const nextOf = (draw: Draw, state: SurvivorState, names: readonly Name[]): Name => {
  if (draw.wild) return draw.one(names);
  if (state.referral === null) return 'ReceiveReferral';
  if (state.referral.linkedTo !== undefined) return 'UnlinkPerson';
  if (state.closure.status === 'closed') return 'ReopenCase';
  if (state.aftercare.status === 'suspended' && draw.rarely(3)) return 'ResumeAftercare';
  if (state.repatriation.underWay && draw.rarely(3)) return draw.one(['CompleteRepatriation', 'CancelRepatriation']);
  if (state.forensicInterview.held.length > 0 && state.review.mdtReviews.length > 0 && draw.rarely(3))
    return 'HandOverForensicRecord';
  if (awaitingApproval(state.risk.assessments) && draw.rarely(3)) return 'ApproveRiskReduction';
  if (state.closure.status === 'requested' && draw.rarely(3)) return 'CloseCase';
  const plans = Object.values(state.plan.plans).map(({ status }) => status);
  if (plans.includes('submitted') && draw.rarely(4)) return draw.one(['ApproveCasePlan', 'ReturnCasePlan']);
  if (plans.includes('drafted') && draw.rarely(3)) return 'SubmitCasePlan';
  return draw.flag() ? draw.one(OFTEN) : draw.one(names);
};

/** So that whoever changes what was given to it fails. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};
