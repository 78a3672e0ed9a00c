import { readFileSync } from 'node:fs';
import { Refusal, type Actor, type AnyDecider } from '#kernel/decider';
import { aggregates, steps } from '#domain/aggregates';
import { formsIn } from '#i18n';
import { DEFAULT_SETTINGS } from '#settings';
import { isRequired } from '../apps/console/src/forms/asked.js';
import { inputsWith, shapeOf, type InputField } from '../apps/console/src/forms/inputs.js';
import { readInputs } from '../apps/console/read-inputs.mjs';
import { ASKING, REQUESTS } from '../libs/domain/aggregates/testing/between-offices.js';
import { COURT_CASES } from '../libs/domain/aggregates/testing/drawn.court-cases.js';
import { OPERATIONS } from '../libs/domain/aggregates/testing/drawn.operations.js';
import { REGISTERED } from '../libs/domain/aggregates/testing/register-commands.js';
import { SETTINGS, everyJourney } from '../libs/domain/survivor/testing/random-journey.js';

const { forms } = formsIn('en', steps);
const { inputs } = inputsWith(readInputs(readFileSync('schema.graphql', 'utf8')), forms);

/** The fields without which a command is refused only because of another answer, or of what was recorded before. */
const NEEDED_WITH: Readonly<Record<string, string>> = {
  'DecideAppeal.verdict': 'an appeal that changed the verdict',
  'DeliverService.from': 'no single day',
  'DeliverService.on': 'no period',
  'DeliverService.to': 'no single day',
  'FileCharges.accusedCount': 'nobody named',
  'FileCharges.accusedId': 'somebody named in this case',
  'GiveConsent.childAssent': 'a child',
  'ImposeSentence.accusedId': 'somebody named in this case',
  'ImposeSentence.months': 'no years',
  'ImposeSentence.years': 'no months',
  'LodgeAppeal.accusedId': 'somebody named in this case',
  'RecordBirth.country': 'a home of the child',
  'RecordBirth.livesWith': 'a country',
  'RecordVerdict.accusedId': 'somebody named in this case',
};

/** The fields that no command of a sample fills in: what each of them is about does not happen there. */
const NEVER_SENT: readonly string[] = [
  'AskOffice.otherSurvivorId',
  'ContactInput.whenSafe',
  'ContactInput.whoMayAnswer',
  'ReviewBreakGlass.note',
];

type Input = Readonly<Record<string, unknown>>;
type Accepts = (values: Input) => boolean;

/** By field that the schema lets people leave out or empty: whether a command was ever accepted so. */
const acceptedWithout = new Map<string, boolean>();

const isLeftOpen = ({ type }: InputField): boolean => shapeOf(type).list || !shapeOf(type).required;

/** An answer that somebody leaves out: a list that the schema requires is sent empty. */
const leftOut = ({ type }: InputField): unknown => (shapeOf(type).list && shapeOf(type).required ? [] : undefined);

/** Tries an accepted command once more without each of its answers, also in the parts of its input. */
const tryWithout = (input: string, values: Input, accepts: Accepts): void => {
  for (const field of inputs[input] ?? []) {
    const value = values[field.name];
    const path = `${input}.${field.name}`;
    const acceptsWith = (one: unknown) => accepts({ ...values, [field.name]: one });
    const wasThere = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (!wasThere || !field.question) continue;
    if (isLeftOpen(field) && !acceptedWithout.get(path)) acceptedWithout.set(path, acceptsWith(leftOut(field)));
    const { name, list } = shapeOf(field.type);
    if (!inputs[name]) continue;
    if (!list) tryWithout(name, value as Input, acceptsWith);
    else
      for (const [at, one] of (value as readonly Input[]).entries())
        tryWithout(name, one, (other) => acceptsWith((value as readonly Input[]).with(at, other)));
  }
};

/** Whether a decision is no refusal. */
const isAccepted = (decide: () => unknown): boolean => {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const DARA: Actor = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' };
const RACHANA: Actor = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };

/** Commands to an aggregate beside the survivors, one after the other. */
const tryAll = (
  { initial, decide, evolve }: AnyDecider,
  commands: readonly (readonly [string, object])[],
  others: Readonly<Record<string, Actor>> = {},
): void => {
  const now = '2020-12-31T09:00:00.000Z';
  let state: unknown = initial;
  for (const [command, input] of commands) {
    const by = others[command] ?? DARA;
    const context = { steps: {}, by, now, commandId: 'tried', settings: DEFAULT_SETTINGS };
    const send = (values: object): readonly { readonly type: string; readonly data: object }[] =>
      decide[command]!(state, values, context);
    tryWithout(command, input as Input, (values) => isAccepted(() => send(values)));
    for (const { type, data } of send(input))
      state = evolve[type]!(state, data, { id: 'tried', by, at: now, command, commandId: 'tried' });
  }
};

/** Samples of journeys at most: a field that is still refused then is needed. */
const SAMPLES = 20;

/** The commands of random journeys; one against a rule says nothing about its fields. */
const tryJourneys = (sample: { readonly seed: number; readonly journeys: number }): void => {
  const { decide }: AnyDecider = aggregates.survivor;
  everyJourney(({ facts, payloads, before }) => {
    for (const [at, { command, commandId, by, at: now }] of facts.entries()) {
      const input = payloads[at] as Input;
      if (commandId === facts[at - 1]?.commandId || input.irregular !== undefined) continue;
      const context = { steps: {}, by, now, commandId, settings: SETTINGS };
      tryWithout(command, input, (values) => isAccepted(() => decide[command]!(before[at], values, context)));
    }
  }, sample);
};

/** Every field that is asked for; what replaces an entry is asked as the entry was. */
const asked = Object.entries(inputs)
  .filter(([input]) => !(input.endsWith('Entry') && input.slice(0, -'Entry'.length) in inputs))
  .flatMap(([input, fields]) =>
    fields.filter(({ question }) => question).map((field) => ({ path: `${input}.${field.name}`, field })),
  );
const namesOf = (some: typeof asked) => some.map(({ path }) => path).toSorted();
const lists = asked.filter(({ field }) => shapeOf(field.type).list);
const single = asked.filter(({ field }) => !shapeOf(field.type).list && isLeftOpen(field));

/** The answers without which nothing was accepted so far, though nothing above says why. */
const undecided = (): typeof asked =>
  [...lists.filter(({ field }) => !isRequired(field)), ...single].filter(
    ({ path }) => !acceptedWithout.get(path) && !(path in NEEDED_WITH) && !NEVER_SENT.includes(path),
  );

beforeAll(() => {
  for (const commands of OPERATIONS) tryAll(aggregates.operation, commands);
  for (const commands of COURT_CASES) tryAll(aggregates.prosecution, commands);
  for (const commands of REQUESTS) tryAll(aggregates.request, commands, ASKING);
  const asked = { ChooseNotices: { ...DARA, id: 'rithy' }, NameDeputy: RACHANA, WithdrawDeputy: RACHANA };
  tryAll(aggregates.directory, REGISTERED, asked);
  // until none is refused by chance: the first states in which a field was left out may all have needed it
  for (let seed = 1; seed <= SAMPLES && undecided().length > 0; seed++) tryJourneys({ seed, journeys: 40 });
});

describe('the forms of the console', () => {
  it('ask for at least one entry in exactly the lists of which an empty one is refused', () => {
    expect(lists.filter(({ path }) => !acceptedWithout.has(path))).toEqual([]);
    const refused = lists.filter(({ path }) => !acceptedWithout.get(path));
    expect(namesOf(lists.filter(({ field }) => isRequired(field)))).toEqual(namesOf(refused));
    expect(refused.length).toBeGreaterThan(5);
  });

  it('leave no answer open without which the service always refuses', () => {
    const refused = single.filter(({ path }) => acceptedWithout.get(path) === false);
    expect(namesOf(refused)).toEqual(Object.keys(NEEDED_WITH));
    expect(namesOf(single.filter(({ path }) => !acceptedWithout.has(path)))).toEqual(NEVER_SENT);
  });

  it('mark every answer that the schema requires', () => {
    const required = asked.filter(({ field }) => !isLeftOpen(field));
    expect(namesOf(required.filter(({ field }) => !isRequired(field)))).toEqual([]);
    expect(namesOf(asked.filter(({ field }) => isLeftOpen(field) && isRequired(field)))).toEqual(
      namesOf(asked.filter(({ field }) => field.question?.atLeastOne)),
    );
  });
});
