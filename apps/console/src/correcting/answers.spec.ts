import { someInputs as inputs } from '../forms/testing.js';
import { inputOf } from '../forms/values.js';
import { answersIn, hidesSomething } from './answers.js';
import { waysFor } from './ways.js';

describe('the values of an entry', () => {
  it('fill in its form, so that sending it unchanged changes nothing', () => {
    const says = {
      on: '2020-03-01',
      serviceId: 'f4c0ffee-0000-4000-8000-000000000001',
      type: 'Medical',
      emergency: true,
      cost: { amount: 1800, currency: 'USD' },
    };
    const answers = answersIn('DeliverServiceEntry', says, inputs);
    expect(answers).toMatchObject({ cost: { amount: '18' }, emergency: true });
    expect(inputOf('DeliverServiceEntry', answers, inputs)).toEqual({ ...says, type: 'MEDICAL' });
  });

  it('have the names of the schema where the entry has stored codes, in lists and parts, too', () => {
    const goal = { goalId: 'one', dueOn: '2020-05-01', aim: 'A room' };
    const says = { goals: [{ ...goal, domain: 'EmotionalHealth', services: ['LifeSkills', 'LegalAid'] }] };
    const goals = [{ ...goal, domain: 'EMOTIONAL_HEALTH', services: ['LIFE_SKILLS', 'LEGAL_AID'] }];
    expect(answersIn('DraftCasePlanEntry', says, inputs)).toEqual({ goals });
  });

  it('keep the ids that other entries refer to', () => {
    const goals = [{ goalId: 'one', domain: 'SHELTER', dueOn: '2020-05-01', services: [], aim: 'A room' }];
    expect(answersIn('DraftCasePlanEntry', { on: '2020-03-01', planId: 'p', goals }, inputs).goals).toEqual(goals);
  });

  it('leave out withheld values, and report that some are withheld', () => {
    const says = { on: '2020-03-01', note: { withheld: true } };
    expect(answersIn('CompleteFollowUpEntry', says, inputs)).toEqual({ on: '2020-03-01' });
    expect(hidesSomething(says)).toBe(true);
    expect(hidesSomething({ on: '2020-03-01', types: ['a'] })).toBe(false);
  });
});

describe('an entry', () => {
  it('can be corrected, struck out or disputed', () => {
    expect(waysFor({ type: 'ConsentGiven', command: 'GiveConsent' }, inputs)).toEqual([
      'correctEntry',
      'strikeOutEntry',
      'disputeEntry',
    ]);
  });

  it('that cannot be corrected can still be disputed', () => {
    expect(waysFor({ type: 'LegalHoldPlaced', command: 'PlaceLegalHold' }, inputs)).toEqual(['disputeEntry']);
  });

  it('with nothing but the item that it is about can only be struck out or disputed', () => {
    expect(waysFor({ type: 'AppointmentKept', command: 'CompleteAppointment' }, inputs)).toEqual([
      'strikeOutEntry',
      'disputeEntry',
    ]);
    expect(waysFor({ type: 'TaskDone', command: 'CompleteTask' }, inputs)).toContain('correctEntry');
  });

  it('that was struck out offers no correction', () => {
    expect(waysFor({ type: 'ConsentGiven', command: 'GiveConsent', standing: 'STRUCK_OUT' }, inputs)).toEqual([]);
  });
});
