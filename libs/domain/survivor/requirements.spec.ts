import { refusalOfEveryInput, type Actor, type AnyDecider, type DecisionContext, type Refusal } from '#kernel/decider';
import { mayOverride } from '../supervisor.rules.js';
import { AnswersAndDecisions, COLLEAGUES } from '../testing/requirements.js';
import { survivor, type SurvivorState } from './survivor.js';
import { COMMANDS, type Name } from './testing/commands/commands.js';
import { chanceOf, type Chance } from './testing/chance.js';
import { Draw } from './testing/draw.js';
import { journey } from './testing/journey.js';
import { SETTINGS, everyJourney } from './testing/random-journey.js';

/** Policies send their commands without asking beforehand. */
const OF_PEOPLE = new Set(journey.flatMap(({ inputs }) => Object.keys(inputs)));
const NAMES = (Object.keys(COMMANDS) as Name[]).filter((name) => OF_PEOPLE.has(name));

const [CASE_WORKER, SUPERVISOR] = COLLEAGUES as [Actor, Actor];

/** Mostly one of those who record most. */
const colleagueBy = (chance: Chance): Actor =>
  [CASE_WORKER, SUPERVISOR][chance(2)] ?? COLLEAGUES[chance(COLLEAGUES.length - 1)]!;

/** Of the states of a journey, which ones every command is tried in. */
const STATES_EVERY = Number(process.env.REQUIRED_STATES_EVERY ?? 2);

/** Drawn only while a command was possible in no state. */
const FURTHER_SEEDS = [101, 102, 103, 104, 105, 106, 107, 108];

/** How many inputs are drawn for each command in each state. */
const INPUTS = 2;

/**
 * Codes with which a requirement refuses when no entry will do, and a decision when only the named one will not. All
 * others depend on the state alone.
 */
const ALSO_OF_ONE_ENTRY: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'ALREADY_APPROVED',
  'ALREADY_CONFIRMED',
  'ALREADY_ENDED',
  'ALREADY_REVIEWED',
  'ALREADY_SUBMITTED',
  'ALREADY_WITHDRAWN',
  'APPOINTMENT_ENDED',
  'APPOINTMENT_TO_COME',
  'APPROVER_IS_AUTHOR',
  'APPROVER_ROLE_REQUIRED',
  'ASSIGNMENT_ENDED',
  'CONSENT_MISSING',
  'ERASURE_NOT_REQUESTED',
  'FORENSIC_ADULT',
  'GOALS_LEFT_OUT',
  'IDENTIFICATION_NOT_POSITIVE',
  'MDT_REVIEW_REQUIRED',
  'NOTHING_TO_APPROVE',
  'NOT_CORRECTABLE',
  'NO_REVIEW_DUE',
  'OPEN_TASKS',
  'PLAN_NOT_APPROVED',
  'PLAN_NOT_SUBMITTED',
  'TASK_ENDED',
]);

const NOW = '2021-06-01T09:00:00.000Z';

const contextOf = (by: Actor): DecisionContext<unknown> => ({
  steps: {},
  by,
  now: NOW,
  commandId: 'the-command',
  settings: SETTINGS,
});

const refusalTo = (by: Actor, name: Name, state: SurvivorState): Refusal | undefined =>
  refusalOfEveryInput(survivor, name, state, contextOf(by), mayOverride);

const statesTried = (states: readonly SurvivorState[]) => states.filter((_, index) => index % STATES_EVERY === 0);

describe('what the commands of a survivor require', () => {
  const seen = new AnswersAndDecisions<SurvivorState>(survivor as AnyDecider);

  it('never disagrees with their decisions, in any state of any journey, in any role, also against a rule', () => {
    everyJourney(({ before, state }) => {
      const chance = chanceOf(before.length);
      for (const one of statesTried([...before, state]))
        for (const name of NAMES) {
          const inputs = Array.from({ length: INPUTS }, (_, index) =>
            COMMANDS[name](new Draw(chance, NOW, index === 0 ? 1 : 12), one),
          );
          seen.compare(name, one, inputs, contextOf(colleagueBy(chance)));
        }
    });
    expect([...seen.disagreements]).toEqual([]);
    expect(seen.overridden.size).toBeGreaterThan(5);
  }, 600_000);

  it('leaves no decision to a state in which every input is refused', () => {
    expect(seen.findForgotten(ALSO_OF_ONE_ENTRY)).toEqual([]);
  });

  it('leaves every command possible in some state', () => {
    const missing = () => NAMES.filter((name) => !seen.possible.has(name));
    // one more command changes every draw, so a rare state may need more journeys
    for (const seed of FURTHER_SEEDS)
      if (missing().length > 0)
        everyJourney(
          ({ before, state }) => {
            for (const name of missing())
              if ([...before, state].some((one) => !refusalTo(SUPERVISOR, name, one))) seen.possible.add(name);
          },
          { seed, journeys: 40 },
        );
    // if it should be possible, draw what leads to it in testing/rare.ts
    expect(missing()).toEqual([]);
  });

  it('names no command as first that does not exist', () => {
    const unknown = new Set<string>();
    everyJourney(({ before, state }) => {
      for (const one of statesTried([...before.slice(-3), state]))
        for (const name of NAMES) {
          const first = refusalTo(CASE_WORKER, name, one)?.first;
          if (first !== undefined && !(first in survivor.decide)) unknown.add(first);
        }
    });
    expect([...unknown]).toEqual([]);
  });
});
