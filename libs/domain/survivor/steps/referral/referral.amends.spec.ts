import { applyAmendments, factsFromHistory, type ProjectableEvent } from '#kernel/projections';
import { entryFacts } from '../aftercare/aftercare.facts.js';
import { agesIn } from './referral.amends.js';

const event = (eventId: string, type: string, data: object): ProjectableEvent => ({
  data: data as ProjectableEvent['data'],
  meta: {
    subject: 'srey',
    eventId,
    type,
    recordedAt: eventId,
    sealed: [] as const,
  } as unknown as ProjectableEvent['meta'],
});
const entered = event('1', 'AftercareEntered', { on: '2020-03-01', intake: 'New', ageOnDay: 18, minor: false });
const detailsRevised = (ages: object[]) =>
  factsFromHistory(entryFacts, [entered, event('2', 'PersonDetailsRevised', { ages })], {
    PersonDetailsRevised: agesIn,
  });

describe('a day of birth that becomes known later', () => {
  it('makes the survivor a child in the figures from then on', () => {
    expect(detailsRevised([{ eventId: '1', ageOnDay: 16, minor: true }])).toMatchObject([
      { eventId: '1', minor: false, recordedTo: '2' },
      { eventId: '2', minor: true, happenedOn: '2020-03-01', recordedTo: null },
    ]);
  });

  it('says of a forensic interview only the age, since its entry says no more', () => {
    const held = event('1', 'ForensicInterviewConducted', { on: '2020-03-01', ageOnDay: 18 });
    const revised = event('2', 'PersonDetailsRevised', { ages: [{ eventId: '1', ageOnDay: 16, minor: true }] });
    const [entry] = applyAmendments([held, revised], { PersonDetailsRevised: agesIn });
    expect(entry!.data).toEqual({ on: '2020-03-01', ageOnDay: 16 });
  });

  it('leaves unaffected entries unchanged', () => {
    expect(detailsRevised([{ eventId: 'of another', ageOnDay: 16, minor: true }])).toMatchObject([
      { recordedTo: null },
    ]);
  });
});
