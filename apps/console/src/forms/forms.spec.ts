import { initialOf } from './initial.js';
import { stepsOf } from './inputs.js';
import { someInputs as inputs } from './testing.js';
import { inputOf, missingIn, type Values } from './values.js';

describe('a form', () => {
  it('asks in the order of the service, and shows the rest on request', () => {
    const { first, more } = stepsOf('DeliverService', inputs);
    expect(first.map(({ name }) => name).slice(0, 3)).toEqual(['type', 'on', 'goalId']);
    expect(more.map(({ name }) => name)).toEqual(['serviceId', 'from', 'to', 'cost']);
  });

  it('asks the same when an entry is replaced', () => {
    expect(stepsOf('DeliverServiceEntry', inputs)).toMatchObject(stepsOf('DeliverService', inputs));
  });

  it('does not ask for what the console fills in', () => {
    const { first, more } = stepsOf('DraftCasePlan', inputs);
    expect([...first, ...more].map(({ name }) => name)).toEqual(['on', 'goals']);
  });
});

describe('a new form', () => {
  const known = {
    inputs,
    survivor: undefined,
    person: { id: 'sokha', role: 'CASE_WORKER', office: 'Poipet', until: 0 } as const,
    today: '2026-03-01',
  };

  it('begins with today, the office of the user, and the usual answers', () => {
    expect(initialOf('ReceiveReferral', known)).toEqual({
      on: '2026-03-01',
      office: 'Poipet',
      nationality: 'KH',
      languages: ['khm'],
    });
  });

  it('has the ids that the service requires and nobody is asked for', () => {
    const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string;
    expect(initialOf('OpenProsecution', known)).toEqual({ on: '2026-03-01', prosecutionId: uuid });
    expect(initialOf('DraftCasePlan', known)).toEqual({ on: '2026-03-01', goals: [{ goalId: uuid }] });
  });
});

describe('the sent input', () => {
  const typed: Values = {
    on: '2026-01-05',
    goals: [{ domain: 'SHELTER', aim: ' A safe room ', dueOn: '2026-03-01', services: ['LIFE_SKILLS'] }],
  };

  it('has the typed values without empty ones', () => {
    expect(inputOf('DraftCasePlan', { ...typed, note: '' }, inputs)).toEqual({
      on: '2026-01-05',
      goals: [{ domain: 'SHELTER', aim: 'A safe room', dueOn: '2026-03-01', services: ['LIFE_SKILLS'] }],
    });
  });

  it('has an empty list for a required list', () => {
    expect(inputOf('AssessRisk', { level: 'LOW' }, inputs)).toEqual({ level: 'LOW', retraffickingIndicators: [] });
  });

  it('sends a required group in which nothing is ticked', () => {
    expect(inputOf('ConductScreeningInterview', { on: '2026-03-01' }, inputs)).toMatchObject({
      on: '2026-03-01',
      indicators: { act: [], means: [], purpose: [] },
    });
  });

  it('has numbers as numbers, and leaves invalid ones to the service', () => {
    const cost = (amount: string) => inputOf('DeliverService', { cost: { amount, currency: 'USD' } }, inputs).cost;
    expect(cost('1800')).toEqual({ amount: 1800, currency: 'USD' });
    expect(cost('18.00')).toEqual({ amount: '18.00', currency: 'USD' });
  });

  it('distinguishes “no” from no answer', () => {
    expect(inputOf('DeliverService', { emergency: false }, inputs)).toMatchObject({ emergency: false });
    expect(inputOf('DeliverService', {}, inputs)).not.toHaveProperty('emergency');
  });
});

describe('the missing fields', () => {
  it('are named by their paths at any depth', () => {
    expect(missingIn('DraftCasePlan', { on: '2026-01-05', goals: [{ domain: 'SHELTER' }] }, inputs)).toEqual([
      'goals.0.aim',
      'goals.0.dueOn',
    ]);
  });

  it('exclude those of an empty group', () => {
    const paths = missingIn('DeliverService', { type: 'MEDICAL' }, inputs);
    expect(paths.filter((path) => path.startsWith('cost'))).toEqual([]);
    const begun = missingIn('DeliverService', { cost: { amount: '5' } }, inputs);
    expect(begun).toContain('cost.currency');
  });
});
