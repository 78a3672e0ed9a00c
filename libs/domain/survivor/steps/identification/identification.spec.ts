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

  it.each<[string, Facts, string, string]>([
    ['is held with consent', [girl(), consented()], '2020-02-03', 'ScreeningInterviewConducted'],
    ['is not held without', [girl()], '2020-02-03', 'CONSENT_MISSING'],
    ['is not held on another', [girl(), consented({ scopes: ['Services'] })], '2020-02-03', 'CONSENT_SCOPE_MISMATCH'],
    [
      'is held on the day of the referral',
      [girl(), consented({ on: '2020-02-01' })],
      '2020-02-01',
      'ScreeningInterviewConducted',
    ],
    ['is not held before it', [girl(), consented({ on: '2020-01-01' })], '2020-01-31', 'DATE_ORDER'],
    ['is not held on a future day', [girl(), consented()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('ConductScreeningInterview', { ...command, on }))).toBe(outcome);
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

  it.each<[string, Facts, Partial<typeof command>, string]>([
    ['needs no consent', [girl()], {}, 'SurvivorIdentified'],
    ['needs an episode', [girl()], { exploitation: [] }, 'EXPLOITATION_MISSING'],
    ['needs a type for each episode', [girl()], { exploitation: [episode({ types: [] })] }, 'EXPLOITATION_MISSING'],
    [
      'may be recorded on the day of the interview',
      [girl(), interviewed()],
      { on: '2020-02-03' },
      'SurvivorIdentified',
    ],
    ['does not come before', [girl(), interviewed()], { on: '2020-02-02' }, 'DATE_ORDER'],
    ['comes after the first, whichever was recorded first', [girl(), late, interviewed()], {}, 'SurvivorIdentified'],
    ['does not come before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['is not recorded with a future day', [girl()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('IdentifySurvivor', { ...command, ...input }))).toBe(outcome);
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

  it.each<[string, Facts, Partial<typeof command>, string]>([
    ['has one id for each episode', [girl()], { exploitation: [episode(), episode({ country: 'MY' })] }, 'ID_USED'],
    [
      'revises an episode',
      [girl(), identified()],
      { level: 'Formal', on: '2020-03-02', exploitation: [episode({ country: 'MY' })] },
      'SurvivorIdentified',
    ],
    [
      'does not revise it as of a day before the last revision',
      [girl(), identified(), revised()],
      { level: 'Formal', on: '2020-03-01' },
      'DATE_ORDER',
    ],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('IdentifySurvivor', { ...command, ...input }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['is recorded', [girl(), interviewed()], '2020-02-03', 'NotIdentified'],
    ['rests on the interview', [girl(), interviewed()], '2020-02-02', 'DATE_ORDER'],
    ['is not recorded with a future day', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
    ['does not end care', [girl(), identified(), entered()], '2020-02-20', 'NotIdentified'],
  ])('that was not positive %s', (_, facts, on, outcome) => {
    const no = { level: 'Formal', decidedBy: 'Police', on } as const;
    expect(outcomeOf(journey(...facts).when('RecordNotIdentified', no))).toBe(outcome);
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

  it.each<[string, Decision[], string, Decision | undefined]>([
    ['nothing', [], POSSIBLE, undefined],
    ['a presumption', [yes], POSSIBLE, yes],
    ['a presumption taken back', [yes, no], POSSIBLE, no],
    ['the later of two, recorded first', [no, yes], POSSIBLE, no],
    ['a formal decision', [yes, formalYes], ACTUAL, formalYes],
    ['a formal “no” after a presumption', [yes, formalNo], NOT, formalNo],
    ['a formal “no” after a formal “yes”', [formalYes, formalNo], NOT, formalNo],
    ['a preliminary “no” after a formal “yes”', [formalYes, { ...no, on: '2020-03-01' }], ACTUAL, formalYes],
    ['a presumption after a formal “no”', [formalNo, { ...yes, on: '2020-03-01' }], NOT, formalNo],
  ])('%s', (_, decisions, status, inForce) => {
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
