import { initialOf } from './initial.js';
import { sectionsOf } from './inputs.js';
import { someInputs as inputs } from './testing.js';
import { inputOf, missingIn, type Values } from './values.js';

describe('a form', () => {
  it('asks in the order of the service, and shows the rest on request', () => {
    const [service, purpose] = sectionsOf('DeliverService', inputs);
    expect(service!.title).toBe('Service');
    expect(service!.first.map(({ name }) => name)).toEqual(['type', 'on']);
    expect(service!.more.map(({ name }) => name)).toEqual(['serviceId', 'from', 'to', 'cost']);
    expect(purpose!.first.map(({ name }) => name)).toEqual(['goalId', 'emergency']);
  });

  it('asks the same when an entry is replaced', () => {
    expect(sectionsOf('DeliverServiceEntry', inputs)).toMatchObject(sectionsOf('DeliverService', inputs));
  });

  it('does not ask for what the console fills in', () => {
    const [only] = sectionsOf('DraftCasePlan', inputs);
    expect(only!.title).toBeUndefined();
    expect([...only!.first, ...only!.more].map(({ name }) => name)).toEqual(['on', 'goals']);
  });
});

describe('a new form', () => {
  const known = {
    inputs,
    survivor: undefined,
    person: { id: 'sokha', role: 'CASE_WORKER', office: 'Poipet', until: 0 } as const,
    today: '2026-03-01',
  };

  it('begins with today and the office of the user, and says nothing about the survivor', () => {
    expect(initialOf('ReceiveReferral', known)).toEqual({ on: '2026-03-01', office: 'Poipet' });
    // a hand-over moves a case to another office only if somebody says so
    expect(initialOf('HandOverCase', known)).toEqual({ on: '2026-03-01' });
  });

  it('begins with the usual answers', () => {
    expect(initialOf('DeliverService', known)).toEqual({ on: '2026-03-01', mode: 'IN_PERSON' });
  });

  it('of a service begins as an emergency while there is no plan, since nothing else is accepted', () => {
    const initialValues = (activePlan: object | null | undefined) =>
      initialOf('DeliverService', { ...known, survivor: { activePlan } as never }).emergency;
    expect([initialValues(null), initialValues({ planId: 'plan' }), initialValues(undefined)]).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  it('has the ids that the service requires and nobody is asked for', () => {
    const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string;
    expect(initialOf('OpenProsecution', known)).toEqual({ on: '2026-03-01', prosecutionId: uuid });
    expect(initialOf('DraftCasePlan', known)).toEqual({ on: '2026-03-01', goals: [{ goalId: uuid }] });
  });

  it('begins with a group only where the service wants one', () => {
    expect(initialOf('RecordOperationResult', known)).toEqual({ on: '2026-03-01' });
    expect(inputOf('RecordOperationResult', { on: '2026-03-01' }, inputs)).toEqual({ on: '2026-03-01', materials: [] });
    expect(missingIn('RecordOperationResult', { operationId: 'one', on: '2026-03-01' }, inputs)).toEqual([]);
  });
});

describe('the sent input', () => {
  it('keeps in running text on each line what no name may have', () => {
    const advised = ['\u{1F468}\u200D\u{1F373}\tcooking \u2764\uFE0F ', '\u200B'];
    expect(inputOf('HoldMdtReview', { recommendations: advised, attendees: advised }, inputs)).toMatchObject({
      recommendations: ['\u{1F468}\u200D\u{1F373}\tcooking \u2764\uFE0F'],
      attendees: ['\u{1F468}\u{1F373} cooking \u2764'],
    });
    // a line that a word processor breaks stays one of the list, also when it is corrected
    expect(inputOf('HoldMdtReview', { recommendations: ['school\vand a tutor'] }, inputs)).toMatchObject({
      recommendations: ['school and a tutor'],
    });
  });

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
    expect(inputOf('DeliverService', { quantity: '2' }, inputs)).toEqual({ quantity: 2 });
    expect(inputOf('DeliverService', { quantity: 'two' }, inputs)).toEqual({ quantity: 'two' });
    for (const typed of ['១២', '១២\u200B', ' 12', '\u200E12'])
      expect(inputOf('DeliverService', { quantity: typed }, inputs)).toEqual({ quantity: 12 });
    expect(inputOf('DeliverService', { quantity: '1,200' }, inputs)).toEqual({ quantity: 1_200 });
    // half of one, as some write it
    expect(inputOf('DeliverService', { quantity: '0,500' }, inputs)).toEqual({ quantity: '0,500' });
  });

  it('has texts without what a paste brings along, and none that is nothing else', () => {
    const pasted = { provider: '\u202AThe clinic\u202C', note: 'one\vtwo' };
    expect(inputOf('DeliverService', pasted, inputs)).toEqual({ provider: 'The clinic', note: 'one\ntwo' });
    for (const nothing of ['\n', '\u200B', ' \u200B\u200B '])
      expect(inputOf('DeliverService', { provider: ' \u200E', note: nothing, quantity: nothing }, inputs)).toEqual({});
    expect(missingIn('OpenProsecution', { on: '2026-01-05', court: '\u200E' }, inputs)).toContain('court');
  });

  it('has money in the smallest unit of the currency beside it', () => {
    const cost = { amount: '18.50', currency: 'USD' };
    expect(inputOf('DeliverService', { cost }, inputs)).toEqual({ cost: { amount: 1_850, currency: 'USD' } });
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

  it('include an empty list where the form says that it needs an entry, and nowhere else', () => {
    const goal = { domain: 'SHELTER', aim: 'A safe room', dueOn: '2026-03-01' };
    expect(missingIn('DraftCasePlan', { on: '2026-01-05', goals: [goal] }, inputs)).toEqual([]);
    expect(missingIn('DraftCasePlan', { on: '2026-01-05', goals: [] }, inputs)).toEqual(['goals']);
    expect(missingIn('HoldMdtReview', { on: '2026-01-05', agencies: [] }, inputs)).toEqual(['agencies']);
    expect(missingIn('HoldMdtReviewEntry', { on: '2026-01-05' }, inputs)).toEqual(['agencies']);
    expect(missingIn('HoldMdtReview', { on: '2026-01-05', agencies: ['POLICE'] }, inputs)).toEqual([]);
  });
});
