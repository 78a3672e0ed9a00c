import { Refusal, refusalBeforeInput, type Actor, type Directory } from '#kernel/decider';
import { survivor, type SurvivorState } from '../survivor.js';
import { COMMANDS } from '../testing/commands/commands.js';
import { chanceOf, type Chance } from '../testing/chance.js';
import { Draw, PARTNER } from '../testing/draw.js';
import { SETTINGS, everyJourney } from '../testing/random-journey.js';
import { ANY_TEXT, type FieldAnswer, type Choice, type ChoiceValues } from './choice.rules.js';
import { DAY_CHOICES } from './choices.days.rules.js';
import { DECISION_CHOICES } from './choices.decisions.rules.js';
import { CHOICES, refusedChoicesIn, type Condition, type ChoiceRefusal, type Word } from './choices.rules.js';
import { dayWithin } from './testing/days.js';
import { FIELDS, type AnyField } from './testing/fields.js';

const NOW = '2021-06-01T09:00:00.000Z';
/** Also while much of what the journeys tell is yet to come. */
const TIMES = [NOW, '2020-02-15T09:00:00.000Z', '2020-04-15T09:00:00.000Z'];
const by: Actor = { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };

const since = (from: string, name?: string) => ({
  present: [{ from }],
  interruptions: [],
  trainings: [],
  ...(name && { name }),
});

/** One colleague and one office are newer than the record, and one organisation is no recipient of anybody. */
const directory: Directory = {
  offices: { Poipet: since('2010-01-01'), Battambang: since('2010-01-01'), SiemReapCac: since('2021-05-31') },
  workers: {
    sokha: since('2010-01-01'),
    bopha: since('2021-05-31'),
    kunthea: since('2010-01-01'),
    makara: since('2010-01-01'),
  },
  organisations: {
    school: since('2010-01-01', PARTNER),
    clinic: since('2010-01-01', 'Poipet clinic'),
    farm: since('2021-05-31', 'Farm school'),
  },
};

const CONTEXT = { on: '2021-05-01', now: NOW, by, settings: SETTINGS, directory };

type Name = keyof typeof CHOICES;
type Answers = Readonly<Record<string, unknown>>;

interface Days {
  readonly on?: string;
  readonly from?: string;
}

const contextAt = (now: string) => ({ steps: {}, by, now, commandId: 'the-command', settings: SETTINGS, directory });

const outcomeOf = (name: Name, state: SurvivorState, now: string, command: Answers): string => {
  try {
    return survivor.decide[name](state, command as never, contextAt(now)).length > 0 ? 'recorded' : 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const withoutUnsaid = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

const toWord = (said: Word): string => ('code' in said ? said.code : said.id);

const isRefusing =
  (field: string, code: string, given: FieldAnswer | undefined) =>
  (one: ChoiceRefusal): boolean =>
    one.field === field && toWord(one.choice) === code && (!one.given || isAmong(one.given, given));

const isAmong = ({ answers, anyText, unanswered }: Condition, given: FieldAnswer | undefined): boolean => {
  if (given === undefined) return unanswered;
  return given === ANY_TEXT ? anyText : answers.map(toWord).includes(String(given));
};

interface ChosenCode {
  readonly name: Name;
  readonly field: string;
  readonly code: string;
  /** The answer to the field on which the choice depends, if it depends on one and has it. */
  readonly given: Answers;
  /** That field, while it has no answer. */
  readonly unanswered: string | undefined;
  /** Whether any input is accepted: a form is not asked for otherwise. */
  readonly isPossible: boolean;
  readonly state: SurvivorState;
  readonly now: string;
  readonly drawn: Answers;
  readonly refusal: Refusal | undefined;
}

const fieldOf = (name: Name, field: string): AnyField => (FIELDS[name] as Readonly<Record<string, AnyField>>)[field]!;

/** A few of many, such as the types of services: another state is asked with others. */
const someOf = <Value>(all: readonly Value[], chance: Chance): readonly Value[] =>
  all.length > 4 ? [0, 1, 2].map(() => all[chance(all.length - 1)]!) : all;

/** A command as somebody might send it, with a day that can be wrong only for the sake of a choice where one depends on it. */
const drawnFor = (name: Name, state: SurvivorState, now: string, chance: Chance): Answers & Days => {
  const drawn = COMMANDS[name](new Draw(chance, now, 1), state) as unknown as Answers & Days;
  const dependsOnDay = name in DAY_CHOICES || name in DECISION_CHOICES;
  return dependsOnDay && drawn.on !== undefined ? { ...drawn, on: dayWithin(state, now, chance) } : drawn;
};

/** Each code of each field with each answer on which it depends, in some states of a journey, with a drawn command beside it. */
const everyChoice = (states: readonly SurvivorState[], look: (asked: ChosenCode) => void): void => {
  const chance = chanceOf(states.length);
  for (const [index, state] of states.filter((_, at) => at % 2 === 0).entries())
    for (const name of Object.keys(CHOICES) as Name[]) {
      const now = TIMES[index % TIMES.length]!;
      const drawn = drawnFor(name, state, now, chance);
      const asked = { ...CONTEXT, now, on: drawn.on ?? drawn.from ?? CONTEXT.on, mayOverride: false };
      const refused = refusedChoicesIn(state, name, asked);
      const isPossible = refusalBeforeInput(survivor, name, state, contextAt(now)) === undefined;
      const valuesOf = <Value>(source: ChoiceValues<Value>) =>
        typeof source === 'function' ? source(state, asked) : source;
      for (const [field, choice] of Object.entries(CHOICES[name] as Readonly<Record<string, Choice>>))
        for (const code of valuesOf(choice.codes))
          for (const given of someOf(choice.dependsOn === undefined ? [undefined] : valuesOf(choice.answers), chance)) {
            const refusal = refused.find(isRefusing(field, code, given))?.refusal;
            const unanswered = given === undefined ? choice.dependsOn : undefined;
            const beside = given === undefined ? {} : { [choice.dependsOn!]: given };
            look({ name, field, code, given: beside, unanswered, isPossible, state, now, drawn, refusal });
          }
    }
};

describe('the choices of a form', () => {
  const seen = new Set<string>();

  it('are barred only where every command with them is refused, and offered only where none is for their sake', () => {
    const wrong = new Set<string>();
    everyJourney(({ before, state: last }) =>
      everyChoice([...before, last], (asked) => {
        const { name, field, code, given, unanswered, isPossible, state, now, drawn, refusal } = asked;
        const { others, about, isAsked = () => true, mayBeLeftOut } = fieldOf(name, field);
        const beside = unanswered && mayBeLeftOut ? { [unanswered]: undefined } : given;
        const outcomeWith = (best: Answers) =>
          outcomeOf(name, state, now, withoutUnsaid({ ...drawn, ...best, ...beside, [field]: code }));
        const best = outcomeWith(others);
        // with another answer than the one that is not given yet, another reason may come first
        const isJudged = isPossible && (!unanswered || mayBeLeftOut);
        if (isJudged && about.includes(best) && best !== refusal?.code)
          wrong.add(`${name}.${field} ${code} is ${refusal?.code ?? 'offered'}: ${best}`);
        if (!refusal && best === 'recorded') seen.add(`${name}.${field} recorded`);
        if (!refusal) return;
        const outcomes = isAsked(drawn) ? [best, outcomeWith({})] : [best];
        if (outcomes.includes('recorded')) wrong.add(`${name}.${field} bars ${code}, which is recorded`);
        if (best === refusal.code) seen.add(`${name}.${field} barred`);
      }),
    );
    expect([...wrong]).toEqual([]);
  }, 600_000);

  it('were all seen barred, and all recorded', () => {
    const fields = Object.entries(CHOICES).flatMap(([name, of]) => Object.keys(of).map((field) => `${name}.${field}`));
    expect(fields.flatMap((field) => [`${field} barred`, `${field} recorded`]).filter((one) => !seen.has(one))).toEqual(
      [],
    );
  });

  it('are left to a supervisor where a rule of conduct refuses them, and only there', () => {
    const codesFor = (mayOverride: boolean) =>
      refusedChoicesIn(survivor.initial, 'CompleteReintegration', { ...CONTEXT, mayOverride });
    expect(codesFor(false).map(({ choice }) => toWord(choice))).toEqual(['Parents', 'Kinship', 'Foster']);
    expect(codesFor(true)).toEqual([]);
    const child = { ...survivor.initial, referral: { referredOn: '2021-05-01', birthDate: '2015-01-01' } } as never;
    expect(refusedChoicesIn(child, 'RequestErasure', { ...CONTEXT, mayOverride: true })).toMatchObject([
      { field: 'askedBy', choice: { code: 'Survivor' } },
    ]);
  });

  it('name what must come first', () => {
    const homes = refusedChoicesIn(survivor.initial, 'EnterAftercare', { ...CONTEXT, mayOverride: false });
    expect(homes[0]).toMatchObject({
      field: 'housing',
      choice: { code: 'Foster' },
      refusal: { first: 'DetermineBestInterest' },
    });
  });

  it('are refused with any text in another field where that alone rules them out', () => {
    const atHome = { ...survivor.initial.aftercare, status: 'inside', housing: 'Parents' };
    const child = { referredOn: '2021-01-01', birthDate: '2015-01-01' };
    const state = { ...survivor.initial, referral: child, aftercare: atHome } as never;
    const refused = refusedChoicesIn(state, 'ChangeHousing', { ...CONTEXT, mayOverride: false });
    const barred = (code: string) => refused.filter(({ choice }) => toWord(choice) === code).map(({ given }) => given);
    // the family may move, and another carer is another home
    expect(barred('Parents')).toEqual([{ field: 'carer', answers: [], anyText: true, unanswered: false }]);
    expect(barred('Kinship')).toEqual([{ field: 'carer', answers: [], anyText: true, unanswered: true }]);
    expect(barred('Shelter')).toEqual([]);
  });

  it('name the answers to another field with which they are refused, once for each reason', () => {
    const services = [{ serviceId: 'one', type: 'LegalAid', endedOn: undefined }];
    const state = { ...survivor.initial, assistance: { services } } as never;
    const [refused, ...others] = refusedChoicesIn(state, 'DeliverService', { ...CONTEXT, mayOverride: false });
    expect(others).toEqual([]);
    expect(refused).toMatchObject({
      field: 'serviceId',
      choice: { id: 'one' },
      given: { field: 'type', unanswered: false },
    });
    const types = refused!.given!.answers.map(toWord);
    expect([types.includes('LegalAid'), types.includes('Counselling')]).toEqual([false, true]);
  });
});
