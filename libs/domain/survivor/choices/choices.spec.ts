import { Refusal, type Actor } from '#kernel/decider';
import { survivor, type SurvivorState } from '../survivor.js';
import { COMMANDS } from '../testing/commands/commands.js';
import { chanceOf } from '../testing/chance.js';
import { Draw } from '../testing/draw.js';
import { SETTINGS, everyLife } from '../testing/life.js';
import { CHOICES, refusedChoicesIn, type Choice, type RefusedChoice } from './choices.rules.js';

const NOW = '2021-06-01T09:00:00.000Z';
const by: Actor = { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
const CONTEXT = { on: '2021-05-01', now: NOW, by, settings: SETTINGS };

type Name = keyof typeof CHOICES;
type Answers = Readonly<Record<string, unknown>>;

interface Field {
  /** The best answers to the other fields. */
  readonly others: Answers;
  /** The refusals that are about this field. */
  readonly about: readonly string[];
  /** When a form asks for it; left out: always. */
  readonly isAsked?: (answers: Answers) => boolean;
}

const AGE = ['GUARDIAN_REQUIRED', 'ADULT_CONSENTS_HERSELF'];
const CONFLICT = ['GUARDIAN_CONFLICT_OF_INTEREST'];
const HOME = ['BID_REQUIRED', 'MDT_REVIEW_REQUIRED'];
const isGuardian = (giver: unknown) => giver === 'Guardian' || giver === 'AppointedGuardian';

const FIELDS: { readonly [Of in Name]: { readonly [In in keyof (typeof CHOICES)[Of]]: Field } } = {
  GiveConsent: {
    givenBy: { others: { guardianKin: 'None', childAssent: true }, about: AGE },
    guardianKin: {
      others: { givenBy: 'Guardian', childAssent: true },
      about: CONFLICT,
      isAsked: ({ givenBy }) => isGuardian(givenBy),
    },
  },
  ReviewConsentOverride: {
    overrideId: { others: {}, about: ['ALREADY_REVIEWED', 'APPROVER_IS_AUTHOR', 'APPROVER_ROLE_REQUIRED'] },
  },
  RequestErasure: {
    askedBy: { others: { guardianKin: 'None', childAssent: true }, about: AGE },
    guardianKin: {
      others: { askedBy: 'Guardian', childAssent: true },
      about: CONFLICT,
      isAsked: ({ askedBy }) => isGuardian(askedBy),
    },
  },
  EnterAftercare: { housing: { others: { safetyPlan: 'a plan' }, about: HOME } },
  ChangeHousing: {
    arrangement: { others: { safetyPlan: 'a plan', address: 'a village', carer: undefined }, about: HOME },
  },
  CompleteReintegration: { arrangement: { others: { safetyPlan: 'a plan' }, about: HOME } },
};

const outcomeOf = (name: Name, state: SurvivorState, command: Answers): string => {
  try {
    const context = { steps: {}, by, now: NOW, commandId: 'the-command', settings: SETTINGS };
    return survivor.decide[name](state, command as never, context).length > 0 ? 'recorded' : 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const withoutUnsaid = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

const said = (choice: RefusedChoice['choice']): string => ('code' in choice ? choice.code : choice.id);

/** Each code of each field, in some states of a life, with a drawn command beside it. */
const everyChoice = (
  states: readonly SurvivorState[],
  look: (choice: {
    readonly name: Name;
    readonly field: string;
    readonly code: string;
    readonly state: SurvivorState;
    readonly drawn: Answers;
    readonly isRefused: boolean;
  }) => void,
): void => {
  const chance = chanceOf(states.length);
  for (const state of states.filter((_, index) => index % 2 === 0))
    for (const name of Object.keys(CHOICES) as Name[]) {
      const drawn = COMMANDS[name](new Draw(chance, NOW, 1), state) as unknown as Answers & { on: string };
      const asked = { ...CONTEXT, on: drawn.on, mayOverride: false };
      const refused = new Set(
        refusedChoicesIn(state, name, asked).map(({ field, choice }) => `${field} ${said(choice)}`),
      );
      for (const [field, { codes }] of Object.entries(CHOICES[name] as Readonly<Record<string, Choice>>))
        for (const code of typeof codes === 'function' ? codes(state) : codes)
          look({ name, field, code, state, drawn, isRefused: refused.has(`${field} ${code}`) });
    }
};

describe('the choices of a form', () => {
  const seen = new Set<string>();

  it('are barred only where every command with them is refused, and offered only where none is for their sake', () => {
    const wrong = new Set<string>();
    everyLife(({ before, state: last }) =>
      everyChoice([...before, last], ({ name, field, code, state, drawn, isRefused }) => {
        const { others, about, isAsked = () => true } = (FIELDS[name] as Readonly<Record<string, Field>>)[field]!;
        const best = outcomeOf(name, state, withoutUnsaid({ ...drawn, ...others, [field]: code }));
        if (!isRefused && about.includes(best)) wrong.add(`${name}.${field} offers ${code}: ${best}`);
        if (!isRefused && best === 'recorded') seen.add(`${name}.${field} recorded`);
        if (!isRefused) return;
        const asDrawn = outcomeOf(name, state, { ...drawn, [field]: code });
        const outcomes = isAsked(drawn) ? [best, asDrawn] : [best];
        if (outcomes.includes('recorded')) wrong.add(`${name}.${field} bars ${code}, which is recorded`);
        if (about.includes(best)) seen.add(`${name}.${field} barred`);
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
    expect(codesFor(false).map(({ choice }) => said(choice))).toEqual(['Parents', 'Kinship', 'Foster']);
    expect(codesFor(true)).toEqual([]);
    const child = { ...survivor.initial, referral: { referredOn: '2021-05-01', birthDate: '2015-01-01' } } as never;
    expect(refusedChoicesIn(child, 'RequestErasure', { ...CONTEXT, mayOverride: true })).toMatchObject([
      { field: 'askedBy', choice: { code: 'Survivor' } },
    ]);
  });

  it('name what must come first', () => {
    const [home] = refusedChoicesIn(survivor.initial, 'EnterAftercare', { ...CONTEXT, mayOverride: false });
    expect(home).toMatchObject({
      field: 'housing',
      choice: { code: 'Foster' },
      refusal: { first: 'DetermineBestInterest' },
    });
  });
});
