import { girl, journey, outcomeOf } from '../../testing.js';
import type { AssistanceCommands } from './assistance.decider.js';
import { command, delivered, ended, girlWithConsent } from './testing/deliver-service.js';

type Facts = Parameters<typeof journey>;
type Command = AssistanceCommands['DeliverService'];

const plan = {
  type: 'ServicePlanned',
  data: { serviceId: 'service', type: 'Tutoring', provider: 'Partner school', from: '2020-03-01' },
} as const;
const declined = {
  type: 'ServiceDeclined',
  data: { serviceId: 'service', type: 'Tutoring', on: '2020-02-15' },
} as const;

describe('a plan for a service', () => {
  it.each<{ title: string; given: Facts; from: string; outcome: string }>([
    {
      title: 'may lie in the future, and needs no consent',
      given: [girl()],
      from: '2027-01-01',
      outcome: 'ServicePlanned',
    },
    { title: 'does not lie before the referral', given: [girl()], from: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'is made once', given: [girl(), plan], from: '2020-03-01', outcome: '' },
    { title: 'is not changed under its id', given: [girl(), plan], from: '2027-01-01', outcome: 'ID_USED' },
    {
      title: 'needs an id of its own beside what was delivered',
      given: [girl(), delivered],
      from: '2020-03-01',
      outcome: 'ID_USED',
    },
  ])('$title', ({ given, from, outcome }) => {
    expect(outcomeOf(journey(...given).when('PlanService', { ...plan.data, from }))).toBe(outcome);
  });
});

describe('declining (rule 9)', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'what was planned', given: [girl(), plan], on: '2020-02-15', outcome: 'ServiceDeclined' },
    { title: 'what was offered', given: [girl()], on: '2020-02-15', outcome: 'ServiceDeclined' },
    { title: 'what was delivered before', given: [girl(), delivered], on: '2020-03-15', outcome: 'ServiceDeclined' },
    { title: 'once', given: [girl(), declined], on: '2020-02-15', outcome: '' },
    { title: 'once, and not on another day', given: [girl(), declined], on: '2020-02-16', outcome: 'ALREADY_DECLINED' },
    {
      title: 'again, after a delivery',
      given: [girl(), declined, delivered],
      on: '2020-03-15',
      outcome: 'ServiceDeclined',
    },
    { title: 'not before the referral', given: [girl()], on: '2020-01-31', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [girl()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeclineService', { ...declined.data, on }))).toBe(outcome);
  });

  it.each<[string, Command]>([
    ['another service', { ...command, serviceId: 'another', type: 'Medical' }],
    ['the same one, later', command],
  ])('never blocks %s', (_, asked) => {
    expect(outcomeOf(journey(...girlWithConsent, declined).when('DeliverService', asked))).toBe('ServiceDelivered');
  });
});

describe('the end of a service', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'comes on its last day', given: [girl(), delivered], on: '2020-02-20', outcome: 'ServiceEnded' },
    { title: 'does not come before', given: [girl(), delivered], on: '2020-02-19', outcome: 'DATE_ORDER' },
    { title: 'may come before it begins', given: [girl(), plan], on: '2020-02-10', outcome: 'ServiceEnded' },
    { title: 'cannot lie in the future', given: [girl(), delivered], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'comes once', given: [girl(), delivered, ended], on: '2020-02-25', outcome: '' },
    {
      title: 'comes once, and not on another day',
      given: [girl(), delivered, ended],
      on: '2020-02-26',
      outcome: 'ALREADY_ENDED',
    },
    { title: 'needs a service', given: [girl()], on: '2020-02-20', outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('EndService', { ...ended.data, on }))).toBe(outcome);
  });

  it('has one reason', () => {
    const given = journey(girl(), delivered, ended);
    expect(given.when('EndService', { ...ended.data, reason: 'Unavailable' })).toBe('ALREADY_ENDED');
  });
});
