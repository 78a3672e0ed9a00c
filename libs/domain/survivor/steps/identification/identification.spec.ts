import {
  consented,
  entered,
  episode,
  girl,
  identified,
  interviewed,
  journey,
  notIdentified,
  outcomeOf,
  reopened,
  revised,
  woman,
} from '../../testing.js';
import type { IdentificationCommands } from './identification.decider.js';
import { currentDecisionOn } from './identification.rules.js';
import type { Decision } from './identification.state.js';

type Facts = Parameters<typeof journey>;

describe('a screening interview', () => {
  const command: IdentificationCommands['ConductScreeningInterview'] = {
    on: '2020-02-03',
    setting: 'CAC',
    interviewers: ['sokha'],
    authorityPresent: true,
    indicators: { act: [], means: [], purpose: [] },
  };

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    {
      title: 'is held with consent',
      given: [girl(), consented()],
      on: '2020-02-03',
      outcome: 'ScreeningInterviewConducted',
    },
    { title: 'is not held without', given: [girl()], on: '2020-02-03', outcome: 'CONSENT_MISSING' },
    {
      title: 'is not held on another',
      given: [girl(), consented({ scopes: ['Services'] })],
      on: '2020-02-03',
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'is held on the day of the referral',
      given: [girl(), consented({ on: '2020-02-01' })],
      on: '2020-02-01',
      outcome: 'ScreeningInterviewConducted',
    },
    {
      title: 'is not held before it',
      given: [girl(), consented({ on: '2020-01-01' })],
      on: '2020-01-31',
      outcome: 'DATE_ORDER',
    },
    { title: 'is not held on a future day', given: [girl(), consented()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('ConductScreeningInterview', { ...command, on }))).toBe(outcome);
  });

  it("records the survivor's age unsealed", () => {
    expect(journey(girl(), consented()).when('ConductScreeningInterview', command)).toMatchObject([
      { data: { interviewId: 'the-command', ageOnDay: 17, minor: true } },
    ]);
  });

  it('is recorded once', () => {
    const again = { ...command, interviewId: 'interview' };
    const given = journey(girl(), consented(), interviewed({ ...again, ageOnDay: 17, minor: true }));
    expect(given.when('ConductScreeningInterview', again)).toEqual([]);
    expect(given.when('ConductScreeningInterview', { ...again, setting: 'Border' })).toBe('ID_USED');
  });
});

describe('an identification', () => {
  const command: IdentificationCommands['IdentifySurvivor'] = {
    level: 'Preliminary',
    decidedBy: 'NGO',
    on: '2020-02-05',
    exploitation: [{ ...episode(), narrative: 'The child gave an account.' }],
  };
  const late = interviewed({ interviewId: 'two', on: '2020-02-20' });

  it.each<{ title: string; given: Facts; input: Partial<typeof command>; outcome: string }>([
    { title: 'needs no consent', given: [girl()], input: {}, outcome: 'SurvivorIdentified' },
    { title: 'needs an episode', given: [girl()], input: { exploitation: [] }, outcome: 'EXPLOITATION_MISSING' },
    {
      title: 'needs a type for each episode',
      given: [girl()],
      input: { exploitation: [episode({ types: [] })] },
      outcome: 'EXPLOITATION_MISSING',
    },
    {
      title: 'may be recorded on the day of the interview',
      given: [girl(), interviewed()],
      input: { on: '2020-02-03' },
      outcome: 'SurvivorIdentified',
    },
    {
      title: 'does not come before',
      given: [girl(), interviewed()],
      input: { on: '2020-02-02' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'comes after the first, whichever was recorded first',
      given: [girl(), late, interviewed()],
      input: {},
      outcome: 'SurvivorIdentified',
    },
    { title: 'does not come before the referral', given: [girl()], input: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    {
      title: 'is not recorded with a future day',
      given: [girl()],
      input: { on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('IdentifySurvivor', { ...command, ...input }))).toBe(outcome);
  });

  it("names its episodes after the command, and records the survivor's age", () => {
    const { episodeId: _, ...unnamed } = episode();
    expect(journey(woman()).when('IdentifySurvivor', { ...command, exploitation: [unnamed, unnamed] })).toMatchObject([
      {
        data: {
          ageOnDay: 29,
          minor: false,
          exploitation: [{ episodeId: 'the-command/0' }, { episodeId: 'the-command/1' }],
        },
      },
    ]);
  });

  it.each<{ title: string; given: Facts; input: Partial<typeof command>; outcome: string }>([
    {
      title: 'has one id for each episode',
      given: [girl()],
      input: { exploitation: [episode(), episode({ country: 'MY' })] },
      outcome: 'ID_USED',
    },
    {
      title: 'revises an episode',
      given: [girl(), identified()],
      input: { level: 'Formal', on: '2020-03-02', exploitation: [episode({ country: 'MY' })] },
      outcome: 'SurvivorIdentified',
    },
    {
      title: 'does not revise it as of a day before the last revision',
      given: [girl(), identified(), revised()],
      input: { level: 'Formal', on: '2020-03-01' },
      outcome: 'DATE_ORDER',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('IdentifySurvivor', { ...command, ...input }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is recorded', given: [girl(), interviewed()], on: '2020-02-03', outcome: 'NotIdentified' },
    { title: 'rests on the interview', given: [girl(), interviewed()], on: '2020-02-02', outcome: 'DATE_ORDER' },
    { title: 'is not recorded with a future day', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    {
      title: 'does not end care',
      given: [girl(), identified(), entered()],
      on: '2020-02-20',
      outcome: 'NotIdentified',
    },
  ])('that was not positive $title → $outcome', ({ given, on, outcome }) => {
    const no = { level: 'Formal', decidedBy: 'Police', on } as const;
    expect(outcomeOf(journey(...given).when('RecordNotIdentified', no))).toBe(outcome);
  });
});

const say = (level: Decision['level'], positive: boolean, on: string): Decision => ({ level, positive, on });

describe('the decision in force (rule 5)', () => {
  const yes = say('Preliminary', true, '2020-01-10');
  const no = say('Preliminary', false, '2020-01-20');
  const formalYes = say('Formal', true, '2020-02-10');
  const formalNo = say('Formal', false, '2020-02-20');
  const POSSIBLE = 'PossibleVictimOfTrafficking';
  const ACTUAL = 'ActualVictimOfTrafficking';
  const NOT = 'NotAVictimOfTrafficking';

  it.each<{ title: string; decisions: Decision[]; status: string; inForce?: Decision }>([
    { title: 'nothing', decisions: [], status: POSSIBLE },
    { title: 'a presumption', decisions: [yes], status: POSSIBLE, inForce: yes },
    { title: 'a presumption taken back', decisions: [yes, no], status: POSSIBLE, inForce: no },
    { title: 'the later of two, recorded first', decisions: [no, yes], status: POSSIBLE, inForce: no },
    { title: 'a formal decision', decisions: [yes, formalYes], status: ACTUAL, inForce: formalYes },
    { title: 'a formal “no” after a presumption', decisions: [yes, formalNo], status: NOT, inForce: formalNo },
    { title: 'a formal “no” after a formal “yes”', decisions: [formalYes, formalNo], status: NOT, inForce: formalNo },
    {
      title: 'a preliminary “no” after a formal “yes”',
      decisions: [formalYes, { ...no, on: '2020-03-01' }],
      status: ACTUAL,
      inForce: formalYes,
    },
    {
      title: 'a presumption after a formal “no”',
      decisions: [formalNo, { ...yes, on: '2020-03-01' }],
      status: NOT,
      inForce: formalNo,
    },
  ])('$title', ({ decisions, status, inForce }) => {
    expect(currentDecisionOn(decisions, '2020-12-31')).toEqual({ status, inForce });
  });

  it('is not yet a decision of a later day', () => {
    expect(currentDecisionOn([yes], '2020-01-09')).toEqual({ status: POSSIBLE, inForce: undefined });
    expect(currentDecisionOn([yes, formalYes], '2020-02-09')).toEqual({ status: POSSIBLE, inForce: yes });
  });

  it.each([
    ['a formal “no”, and no presumption that it had outranked', [yes, formalNo], []],
    ['a “no” that took a presumption back', [yes, no], []],
    ['nothing of a “no” but a formal “yes”', [yes, no, formalYes], [formalYes]],
    ['a presumption', [yes], [yes]],
    [
      'whatever was decided after the reopening',
      [yes, { ...no, on: '2020-06-01' }],
      [yes, { ...no, on: '2020-06-01' }],
    ],
    ['nothing at all', [], []],
  ])('from before a reopening does not judge a second trafficking: %s', (_, decisions, left) => {
    const facts = decisions.map(({ level, positive, on }) =>
      positive ? identified({ level, on }) : notIdentified({ level, on }),
    );
    const of = (input: Parameters<typeof reopened>[0]) =>
      journey(girl(), ...facts, reopened(input)).state().identification.decisions;
    expect(of({})).toEqual(left);
    expect(of({ retrafficking: false })).toEqual(decisions);
  });
});
