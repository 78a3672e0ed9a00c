import * as fc from 'fast-check';
import {
  Refusal,
  type Actor,
  type AnyDecider,
  type EventOf,
  type JsonObject,
  type EventMetadata,
  type Settings,
} from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { survivor, type SurvivorState } from '../survivor.js';
import { awaitedIn, onlyNext } from './awaited.js';
import { COMMANDS, type Name } from './commands/commands.js';
import { chanceOf, type Chance } from './chance.js';
import { Draw, idBy, instantAfter } from './draw.js';
import { nextInRare } from './rare.js';
import { ReachedCodes } from './reached.js';
import { withoutStacks } from './without-stacks.js';

export type Fact = EventOf<Record<string, JsonObject>> & EventMetadata;

export interface RandomJourney {
  readonly state: SurvivorState;
  readonly facts: readonly Fact[];
  /** The command of each fact, and the state in which it was sent. */
  readonly payloads: readonly object[];
  readonly before: readonly SurvivorState[];
  readonly refused: readonly Refusal[];
  /** How many commands were sent. */
  readonly asked: number;
}

const PEOPLE: readonly Actor[] = [
  { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' },
  { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' },
  { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' },
];

/** The settings of every journey: one interviewer is trained for children. */
export const SETTINGS: Settings = { ...DEFAULT_SETTINGS, interviewers: [{ worker: 'kunthea', from: '2019-01-01' }] };

const SUPERVISORS = PEOPLE.filter(({ role }) => role === 'SUPERVISOR');

/** The events that most others need. */
const OFTEN = ['GiveConsent', 'IdentifySurvivor', 'EnterAftercare', 'AssessRisk'] as const;
const NAMES = Object.keys(COMMANDS) as Name[];

/** Which command is sent, and which event comes of it, is only known once it is drawn. */
const { decide: DECIDE, evolve: EVOLVE }: AnyDecider = survivor;

/** A command that may come next, and its result: the code of the refusal, or the first event. */
interface Attempt {
  readonly name: Name;
  readonly by: Actor;
  readonly commandId: string;
  readonly asked: object;
  readonly events: readonly EventOf<Record<string, JsonObject>>[];
  readonly refusal: Refusal | undefined;
  readonly outcome: string;
}

/**
 * A random journey: commands drawn from the state in which they are sent, of which seven in ten are allowed in it. Any
 * error that is not a refusal is thrown.
 */
const liveThrough = (chance: Chance, commands: number, reached: ReachedCodes<Name>): RandomJourney => {
  let state = survivor.initial;
  let now = '2020-01-06T03:00:00.000Z';
  const facts: Fact[] = [];
  const payloads: object[] = [];
  const before: SurvivorState[] = [];
  const refused: Refusal[] = [];
  for (let index = 0; index < commands; index++) {
    const { name, by, commandId, asked, events, refusal, outcome } = nextAttempt(chance, state, now, reached);
    reached.note(outcome, name);
    if (refusal) refused.push(refusal);
    for (const { type, data } of events) {
      const recording = { id: idBy(chance), by, at: now, command: name, commandId };
      facts.push({ type, data, ...recording });
      payloads.push(asked);
      before.push(state);
      state = deepFreeze(EVOLVE[type]!(state, data, recording));
    }
    now = instantAfter(now, chance(12));
  }
  return { state, facts, payloads, before, refused, asked: commands };
};

const TRIES = 8;
const AGAIN = 4;

/**
 * An allowed command, or a refused one, found in a few tries. Every second time it takes the result that has come least
 * so far, since rare results would hardly come otherwise.
 */
const nextAttempt = (chance: Chance, state: SurvivorState, now: string, reached: ReachedCodes<Name>): Attempt => {
  const allowed = chance(9) < 7;
  const rare = chance(1) === 0;
  // a command has one frequent result, and repeating it finds the others
  const again = rare ? reached.drawRareCommand(chance) : undefined;
  const found: Attempt[] = [];
  const others: Attempt[] = [];
  for (let time = 0; time < TRIES; time++) {
    const draw = new Draw(chance, now, allowed ? 1 : 12);
    const one = attempt(draw, (time < AGAIN && again) || nameOf(draw, state, allowed), state);
    const wanted = allowed ? one.events.length > 0 : one.refusal !== undefined;
    (wanted ? found : others).push(one);
    if (wanted && !rare) break;
  }
  return reached.leastReached(found.length > 0 ? found : others, ({ outcome }) => outcome);
};

/** The only possible commands, if there are few; now and then what continues a rare situation, or a command that is awaited; else any. */
const nameOf = (draw: Draw, state: SurvivorState, allowed: boolean): Name => {
  if (allowed && state.referral === null) return 'ReceiveReferral';
  const next = allowed ? onlyNext(state) : [];
  if (next.length > 0) return draw.one(next);
  const rare = nextInRare(state);
  if (rare.length > 0 && draw.rarely(3)) return draw.one(rare);
  const awaited = awaitedIn(state);
  if (awaited.length > 0 && draw.rarely(4)) return draw.one(awaited);
  return allowed && draw.rarely(3) ? draw.one(OFTEN) : draw.one(NAMES);
};

/** What only supervisors may send comes from them: the access matrix sees to that, not the decider. */
const peopleFor = (name: Name): readonly Actor[] =>
  name === 'OverrideConsent' || name === 'ReviewConsentOverride' ? SUPERVISORS : PEOPLE;

const attempt = (draw: Draw, name: Name, state: SurvivorState): Attempt => {
  const by = draw.one(peopleFor(name));
  const command = deepFreeze(COMMANDS[name](draw, state));
  const commandId = draw.id();
  const context = { steps: {}, by, now: draw.now, commandId, settings: SETTINGS };
  const ask = (asked: object) => DECIDE[name]!(state, asked, context);
  try {
    const [events, asked] = allTheSame(draw, by, ask, command);
    return { name, by, commandId, asked, events, refusal: undefined, outcome: events[0]?.type ?? 'nothing' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { name, by, commandId, asked: command, events: [], refusal: error, outcome: error.code };
  }
};

/**
 * A supervisor sometimes records as irregular what a rule refuses, or what no rule refuses. Returns the result and the
 * command.
 */
const allTheSame = <Answer>(
  draw: Draw,
  by: Actor,
  ask: (asked: object) => Answer,
  command: object,
): [Answer, object] => {
  if (draw.rarely(50)) {
    const needlessly = markIrregular(draw, command, 'CONSENT_MISSING');
    return [ask(needlessly), needlessly];
  }
  try {
    return [ask(command), command];
  } catch (error) {
    if (!(error instanceof Refusal) || by.role !== 'SUPERVISOR' || !draw.rarely(4)) throw error;
    const irregularly = markIrregular(draw, command, error.code);
    return [ask(irregularly), irregularly];
  }
};

const markIrregular = (draw: Draw, command: object, code: string): object => ({
  ...command,
  irregular: { code, explanation: draw.personal() },
});

interface Sample {
  /** The same seed draws the same journeys. */
  readonly seed?: number;
  readonly journeys?: number;
  readonly commands?: number;
}

/** What a spec looks at that names no sample of its own: `npm run test:soak` draws more. */
const DRAWN_SEED = Number(process.env.DRAWN_SEED ?? 3);
const DRAWN_JOURNEYS = Number(process.env.DRAWN_JOURNEYS ?? 40);
const DEFAULT_COMMANDS = 40;

let drawnJourneys: readonly RandomJourney[] | undefined;

/**
 * Holds each journey of a sample against a property. Drawing costs far more than looking, so the tests of one file share
 * the journeys that no sample is named for. A journey does not shrink well: the seed draws it again, with all before it.
 */
export const everyJourney = (holds: (drawn: RandomJourney) => void, sample?: Sample): void => {
  if (sample === undefined) drawnJourneys ??= [...journeysOf({ seed: DRAWN_SEED, journeys: DRAWN_JOURNEYS })];
  let index = 0;
  for (const drawn of sample ? journeysOf(sample) : drawnJourneys!) {
    try {
      withoutStacks(() => holds(drawn));
    } catch (error) {
      throw new Error(`Journey ${index} of seed ${sample?.seed ?? DRAWN_SEED} breaks the property.`, { cause: error });
    }
    index++;
  }
};

function* journeysOf(sample: Sample): Generator<RandomJourney> {
  const { seed = DRAWN_SEED, journeys = DRAWN_JOURNEYS, commands = DEFAULT_COMMANDS } = sample;
  let reached = new ReachedCodes<Name>();
  const lots = fc.sample(fc.integer(), { numRuns: journeys, seed });
  for (const [index, lot] of lots.entries()) {
    const live = (one = lot) => liveThrough(chanceOf(one), commands, reached);
    yield withoutStacks(live, () => {
      // a journey also depends on what those before it have reached
      reached = new ReachedCodes<Name>();
      lots.slice(0, index).forEach(live);
      return live();
    });
  }
}

const { freeze, isFrozen, values } = Object;

/** Freezes a value, so that code that changes its input fails. */
const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !isFrozen(value)) {
    freeze(value);
    values(value).forEach(deepFreeze);
  }
  return value;
};
