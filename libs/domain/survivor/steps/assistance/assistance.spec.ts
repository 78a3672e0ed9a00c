import {
  consented,
  drafted,
  entered,
  girl,
  identified,
  journey,
  outcomeOf,
  planApproved,
  submitted,
  supervisor,
  withdrawn,
} from '../../testing.js';
import type { AssistanceCommands } from './assistance.decider.js';

type Facts = Parameters<typeof journey>;
type Command = AssistanceCommands['DeliverService'];

const bare: Command = {
  serviceId: 'service',
  type: 'Tutoring',
  provider: 'Partner school',
  mode: 'InPerson',
  quantity: 1,
  unit: 'Session',
};
const undated: Command = { ...bare, emergency: true };
const planned: Command = { ...bare, on: '2020-02-20' };
const command: Command = { ...planned, emergency: true };
const period = (from: string, to: string): Command => ({ ...undated, from, to });

const girlWithConsent = [girl(), consented()];
const delivered = {
  type: 'ServiceDelivered',
  data: { ...undated, serviceId: 'service', from: '2020-02-20', to: '2020-02-20', emergency: true, note: 'Fine.' },
} as const;
const plan = {
  type: 'ServicePlanned',
  data: { serviceId: 'service', type: 'Tutoring', provider: 'Partner school', from: '2020-03-01' },
} as const;
const declined = {
  type: 'ServiceDeclined',
  data: { serviceId: 'service', type: 'Tutoring', on: '2020-02-15' },
} as const;
const ended = { type: 'ServiceEnded', data: { serviceId: 'service', on: '2020-02-25', reason: 'Completed' } } as const;

describe('a service', () => {
  it.each<[string, Facts, Command, string]>([
    ['waits neither for identification nor for aftercare', girlWithConsent, command, 'ServiceDelivered'],
    ['goes on in aftercare', [...girlWithConsent, identified(), entered()], command, 'ServiceDelivered'],
    ['needs consent', [girl()], command, 'CONSENT_MISSING'],
    ['needs consent to services', [girl(), consented({ scopes: ['Interview'] })], command, 'CONSENT_SCOPE_MISMATCH'],
    [
      'is not delivered before the referral',
      [girl(), consented({ on: '2020-01-01' })],
      { ...command, on: '2020-01-31' },
      'DATE_ORDER',
    ],
    ['is not delivered tomorrow', girlWithConsent, { ...command, on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is delivered again', [...girlWithConsent, delivered], { ...command, on: '2020-02-27' }, 'ServiceDelivered'],
    ['is of one type', [...girlWithConsent, delivered], { ...command, type: 'Medical' }, 'SERVICE_OF_ANOTHER_TYPE'],
    [
      'is not delivered after its end',
      [...girlWithConsent, delivered, ended],
      { ...command, on: '2020-02-26' },
      'SERVICE_ENDED',
    ],
    [
      'may be recorded after its end',
      [...girlWithConsent, delivered, ended],
      { ...command, on: '2020-02-25' },
      'ServiceDelivered',
    ],
  ])('%s', (_, facts, asked, outcome) => {
    expect(outcomeOf(journey(...facts).when('DeliverService', asked))).toBe(outcome);
  });

  it.each<[string, Facts, Command, string]>([
    ['a period', girlWithConsent, period('2020-02-20', '2020-02-28'), 'ServiceDelivered'],
    ['a period of one day', girlWithConsent, period('2020-02-20', '2020-02-20'), 'ServiceDelivered'],
    ['a period that runs backwards', girlWithConsent, period('2020-02-21', '2020-02-20'), 'DATE_ORDER'],
    ['a period that is not over', girlWithConsent, period('2026-02-20', '2026-03-02'), 'DATE_IN_FUTURE'],
    ['no day at all', girlWithConsent, undated, 'PERIOD_UNCLEAR'],
    ['a first day only', girlWithConsent, { ...undated, from: '2020-02-20' }, 'PERIOD_UNCLEAR'],
    ['a last day only', girlWithConsent, { ...undated, to: '2020-02-20' }, 'PERIOD_UNCLEAR'],
    ['a day and a period', girlWithConsent, { ...command, ...period('2020-02-20', '2020-02-21') }, 'PERIOD_UNCLEAR'],
    ['a day and a last day', girlWithConsent, { ...command, to: '2020-02-21' }, 'PERIOD_UNCLEAR'],
    ['consent from its first day', girlWithConsent, period('2020-02-02', '2020-02-28'), 'ServiceDelivered'],
    ['consent a day late', girlWithConsent, period('2020-02-01', '2020-02-28'), 'CONSENT_MISSING'],
    [
      'consent to its last day',
      [...girlWithConsent, withdrawn()],
      period('2020-02-20', '2020-02-29'),
      'ServiceDelivered',
    ],
    ['consent a day short', [...girlWithConsent, withdrawn()], period('2020-02-20', '2020-03-01'), 'CONSENT_WITHDRAWN'],
    ['the 18th birthday in it', girlWithConsent, period('2020-05-01', '2020-06-30'), 'CONSENT_MISSING'],
    [
      'the 18th birthday in it, and the survivor’s own consent',
      [...girlWithConsent, consented({ consentId: 'own', givenBy: 'Survivor', on: '2020-06-01' })],
      period('2020-05-01', '2020-06-30'),
      'ServiceDelivered',
    ],
  ])('records when: %s', (_, facts, asked, outcome) => {
    expect(outcomeOf(journey(...facts).when('DeliverService', asked))).toBe(outcome);
  });

  it.each<[string, Command, string]>([
    ['nothing for free', { ...command, quantity: 0, cost: { amount: 0, currency: 'USD' } }, 'ServiceDelivered'],
    ['a quantity below nothing', { ...command, quantity: -1 }, 'AMOUNT_NEGATIVE'],
    ['a cost below nothing', { ...command, cost: { amount: -1, currency: 'USD' } }, 'AMOUNT_NEGATIVE'],
    ['a goal of the plan', { ...planned, goalId: 'goal' }, 'ServiceDelivered'],
    ['a goal that is not in the plan', { ...planned, goalId: 'another' }, 'PLAN_NOT_APPROVED'],
    ['a goal before the plan was approved', { ...planned, goalId: 'goal', on: '2020-02-16' }, 'PLAN_NOT_APPROVED'],
    [
      'a goal of a period that began before',
      { ...bare, goalId: 'goal', from: '2020-02-16', to: '2020-02-20' },
      'PLAN_NOT_APPROVED',
    ],
    ['neither goal nor emergency', planned, 'PLAN_NOT_APPROVED'],
    ['neither goal nor emergency, explicitly', { ...planned, emergency: false }, 'PLAN_NOT_APPROVED'],
  ])('names (rule 8) %s', (_, asked, outcome) => {
    const active = [drafted(), submitted(), planApproved()];
    expect(outcomeOf(journey(...girlWithConsent, ...active).when('DeliverService', asked))).toBe(outcome);
  });

  it('without a plan is recorded against the rule by a supervisor', () => {
    const irregular = { code: 'PLAN_NOT_APPROVED', explanation: 'The plan lay on a desk for a month.' };
    const answer = journey(...girlWithConsent).when('DeliverService', { ...planned, irregular } as never, {
      by: supervisor,
    });
    expect(answer).toMatchObject([{ type: 'ServiceDelivered', data: { irregular } }]);
  });

  it('has one form in the log, whichever way its day was given', () => {
    expect(journey(...girlWithConsent).when('DeliverService', command)).toEqual([
      { type: 'ServiceDelivered', data: { ...undated, from: '2020-02-20', to: '2020-02-20' } },
    ]);
  });
});

describe('a plan for a service', () => {
  it.each<[string, Facts, string, string]>([
    ['may lie in the future, and needs no consent', [girl()], '2027-01-01', 'ServicePlanned'],
    ['does not lie before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['is made once', [girl(), plan], '2020-03-01', ''],
    ['is not changed under its id', [girl(), plan], '2027-01-01', 'ID_USED'],
    ['needs an id of its own beside what was delivered', [girl(), delivered], '2020-03-01', 'ID_USED'],
  ])('%s', (_, facts, from, outcome) => {
    expect(outcomeOf(journey(...facts).when('PlanService', { ...plan.data, from }))).toBe(outcome);
  });
});

describe('declining (rule 9)', () => {
  it.each<[string, Facts, string, string]>([
    ['what was planned', [girl(), plan], '2020-02-15', 'ServiceDeclined'],
    ['what was offered', [girl()], '2020-02-15', 'ServiceDeclined'],
    ['what was delivered before', [girl(), delivered], '2020-03-15', 'ServiceDeclined'],
    ['once', [girl(), declined], '2020-02-15', ''],
    ['once, and not on another day', [girl(), declined], '2020-02-16', 'ALREADY_DECLINED'],
    ['again, after a delivery', [girl(), declined, delivered], '2020-03-15', 'ServiceDeclined'],
    ['not before the referral', [girl()], '2020-01-31', 'DATE_ORDER'],
    ['not tomorrow', [girl()], '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('DeclineService', { ...declined.data, on }))).toBe(outcome);
  });

  it.each<[string, Command]>([
    ['another service', { ...command, serviceId: 'another', type: 'Medical' }],
    ['the same one, later', command],
  ])('never blocks %s', (_, asked) => {
    expect(outcomeOf(journey(...girlWithConsent, declined).when('DeliverService', asked))).toBe('ServiceDelivered');
  });
});

describe('the end of a service', () => {
  it.each<[string, Facts, string, string]>([
    ['comes on its last day', [girl(), delivered], '2020-02-20', 'ServiceEnded'],
    ['does not come before', [girl(), delivered], '2020-02-19', 'DATE_ORDER'],
    ['may come before it begins', [girl(), plan], '2020-02-10', 'ServiceEnded'],
    ['cannot lie in the future', [girl(), delivered], '2026-03-02', 'DATE_IN_FUTURE'],
    ['comes once', [girl(), delivered, ended], '2020-02-25', ''],
    ['comes once, and not on another day', [girl(), delivered, ended], '2020-02-26', 'ALREADY_ENDED'],
    ['needs a service', [girl()], '2020-02-20', 'NOTHING_HERE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('EndService', { ...ended.data, on }))).toBe(outcome);
  });

  it('has one reason', () => {
    const given = journey(girl(), delivered, ended);
    expect(given.when('EndService', { ...ended.data, reason: 'Unavailable' })).toBe('ALREADY_ENDED');
  });
});
