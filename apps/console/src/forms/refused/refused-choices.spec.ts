import { someInputs as inputs } from '../testing.js';
import { dayToJudge, reasonsFor, refusedWith, withOnlyChoices, type ChoiceBar } from './refused-choices.js';

const suspected = {
  code: 'MDT_REVIEW_REQUIRED',
  sentence: 'A recruiter may be in that home.',
  first: 'holdMdtReview',
} as const;
const undecided = { code: 'BID_REQUIRED', sentence: 'A placement needs a determination.', first: null } as const;
const told = (
  field: string,
  value: string,
  refusal: ChoiceBar['refusal'],
  given: ChoiceBar['given'] = null,
): ChoiceBar => ({ field, value, given, refusal });

describe('the choices that the service would refuse', () => {
  const refused = refusedWith({}, [
    told('housing', 'PARENTS', suspected),
    told('housing', 'FOSTER', undecided),
    told('housing', 'KINSHIP', suspected),
  ]);

  it('are named with their reason, together where they have one', () => {
    const choices = ['PARENTS', 'KINSHIP', 'FOSTER', 'SHELTER'].map((value) => ({ value, label: value.toLowerCase() }));
    expect(reasonsFor(choices, refused.get('housing')!)).toEqual([
      { choices: ['parents', 'kinship'], refusal: suspected, isExample: false },
      { choices: ['foster'], refusal: undecided, isExample: false },
    ]);
  });

  it('are not mentioned where the form does not offer them', () => {
    const choices = [{ value: 'SHELTER', label: 'shelter' }];
    expect(reasonsFor(choices, refused.get('housing')!)).toEqual([]);
  });
});

describe('the choices that depend on another answer', () => {
  const refusedGiven = (values: object, given: ChoiceBar['given']) => [
    ...(refusedWith(values as never, [told('goalId', 'one', undecided, given)]).get('goalId') ?? new Map()).keys(),
  ];
  const unlessEmergency = { field: 'emergency', answers: ['false'], anyText: false, unanswered: true };

  it('are barred with that answer only', () => {
    const ofType = { field: 'type', answers: ['LEGAL_AID', 'MEDICAL'], anyText: false, unanswered: false };
    expect(refusedGiven({ type: 'MEDICAL' }, ofType)).toEqual(['one']);
    expect(refusedGiven({ type: 'DENTAL' }, ofType)).toEqual([]);
    expect(refusedGiven({}, ofType)).toEqual([]);
    expect(refusedGiven({ type: '' }, ofType)).toEqual([]);
  });

  it('may be barred before it is given', () => {
    expect(refusedGiven({}, unlessEmergency)).toEqual(['one']);
    expect(refusedGiven({ emergency: false }, unlessEmergency)).toEqual(['one']);
    expect(refusedGiven({ emergency: true }, unlessEmergency)).toEqual([]);
  });

  it('may be barred with any text in a field, and free without one', () => {
    const carer = { field: 'carer', answers: [], anyText: true, unanswered: false };
    expect(refusedGiven({ carer: 'Chan' }, carer)).toEqual(['one']);
    expect(refusedGiven({ carer: ' ' }, carer)).toEqual([]);
    expect(refusedGiven({}, carer)).toEqual([]);
  });

  it('are compared with a typed name as it is sent', () => {
    const named = { field: 'toOrganisation', answers: ['The clinic'], anyText: false, unanswered: false };
    expect(refusedGiven({ toOrganisation: ' The clinic ' }, named)).toEqual(['one']);
  });

  it('have the reason that holds whatever the other field says', () => {
    const one = [told('goalId', 'one', undecided), told('goalId', 'one', suspected, unlessEmergency)];
    expect(refusedWith({}, one).get('goalId')?.get('one')).toBe(undecided);
  });
});

describe('the reasons of a long list', () => {
  it('are one reason where their sentences differ only by the name, and the first sentence is an example', () => {
    const notOnCase = (worker: string) =>
      ({
        code: 'WORKER_NOT_ON_CASE',
        sentence: `${worker} is not assigned to this case.`,
        first: 'assignCaseWorker',
      }) as const;
    const workers = ['dara', 'bopha'].map((worker) => told('worker', worker, notOnCase(worker)));
    const choices = [
      { value: 'dara', label: 'Dara (dara)' },
      { value: 'bopha', label: 'Bopha (bopha)' },
    ];
    expect(reasonsFor(choices, refusedWith({}, workers).get('worker')!)).toEqual([
      { choices: ['Dara (dara)', 'Bopha (bopha)'], refusal: notOnCase('dara'), isExample: true },
    ]);
  });
});

describe('the day for which choices are judged', () => {
  const judged = (input: string, values: object) => dayToJudge(input, values as never, inputs, '2020-03-05');

  it('is that of the entry, or the first of its period', () => {
    expect(judged('AssessRisk', { on: '2020-03-01' })).toBe('2020-03-01');
    expect(judged('DeliverService', { on: '', from: '2020-03-02' })).toBe('2020-03-02');
  });

  it('is none while it is half typed or lies ahead, so that nothing is asked', () => {
    expect(judged('AssessRisk', { on: '' })).toBeUndefined();
    expect(judged('AssessRisk', {})).toBeUndefined();
    expect(judged('AssessRisk', { on: '1/3' })).toBeUndefined();
    expect(judged('AssessRisk', { on: '2020-03-06' })).toBeUndefined();
  });

  it('is left to the service where the form asks for no day', () => {
    expect(judged('CostInput', {})).toBeNull();
  });
});

describe('a field that can say one thing only', () => {
  const barring = (...levels: readonly string[]) =>
    refusedWith(
      {},
      levels.map((one) => told('level', one, undecided)),
    );

  it('says it, unless it says something already', () => {
    const all = inputs.enums.RiskLevel!;
    const allButOne = barring(...all.slice(1));
    expect(withOnlyChoices({}, 'AssessRisk', inputs, allButOne)).toEqual({ level: all[0] });
    expect(withOnlyChoices({ level: all[1] }, 'AssessRisk', inputs, allButOne)).toEqual({ level: all[1] });
    expect(withOnlyChoices({}, 'AssessRisk', inputs, barring(all[0]!))).toEqual({});
    expect(withOnlyChoices({}, 'AssessRisk', inputs, barring(...all))).toEqual({});
  });
});
