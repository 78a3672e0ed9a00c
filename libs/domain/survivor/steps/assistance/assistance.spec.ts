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
import { bare, command, delivered, ended, girlWithConsent, planned, undated } from './testing/deliver-service.js';

type Facts = Parameters<typeof journey>;
type Command = AssistanceCommands['DeliverService'];

const period = (from: string, to: string): Command => ({ ...undated, from, to });

describe('a service', () => {
  it.each<{ title: string; given: Facts; input: Command; outcome: string }>([
    {
      title: 'waits neither for identification nor for aftercare',
      given: girlWithConsent,
      input: command,
      outcome: 'ServiceDelivered',
    },
    {
      title: 'goes on in aftercare',
      given: [...girlWithConsent, identified(), entered()],
      input: command,
      outcome: 'ServiceDelivered',
    },
    { title: 'needs consent', given: [girl()], input: command, outcome: 'CONSENT_MISSING' },
    {
      title: 'needs consent to services',
      given: [girl(), consented({ scopes: ['Interview'] })],
      input: command,
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'is not delivered before the referral',
      given: [girl(), consented({ on: '2020-01-01' })],
      input: { ...command, on: '2020-01-31' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not delivered tomorrow',
      given: girlWithConsent,
      input: { ...command, on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'is delivered again',
      given: [...girlWithConsent, delivered],
      input: { ...command, on: '2020-02-27' },
      outcome: 'ServiceDelivered',
    },
    {
      title: 'is of one type',
      given: [...girlWithConsent, delivered],
      input: { ...command, type: 'Medical' },
      outcome: 'SERVICE_OF_ANOTHER_TYPE',
    },
    {
      title: 'is not delivered after its end',
      given: [...girlWithConsent, delivered, ended],
      input: { ...command, on: '2020-02-26' },
      outcome: 'SERVICE_ENDED',
    },
    {
      title: 'may be recorded after its end',
      given: [...girlWithConsent, delivered, ended],
      input: { ...command, on: '2020-02-25' },
      outcome: 'ServiceDelivered',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeliverService', input))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; input: Command; outcome: string }>([
    {
      title: 'a period',
      given: girlWithConsent,
      input: period('2020-02-20', '2020-02-28'),
      outcome: 'ServiceDelivered',
    },
    {
      title: 'a period of one day',
      given: girlWithConsent,
      input: period('2020-02-20', '2020-02-20'),
      outcome: 'ServiceDelivered',
    },
    {
      title: 'a period that runs backwards',
      given: girlWithConsent,
      input: period('2020-02-21', '2020-02-20'),
      outcome: 'DATE_ORDER',
    },
    {
      title: 'a period that is not over',
      given: girlWithConsent,
      input: period('2026-02-20', '2026-03-02'),
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'no day at all', given: girlWithConsent, input: undated, outcome: 'PERIOD_UNCLEAR' },
    {
      title: 'a first day only',
      given: girlWithConsent,
      input: { ...undated, from: '2020-02-20' },
      outcome: 'PERIOD_UNCLEAR',
    },
    {
      title: 'a last day only',
      given: girlWithConsent,
      input: { ...undated, to: '2020-02-20' },
      outcome: 'PERIOD_UNCLEAR',
    },
    {
      title: 'a day and a period',
      given: girlWithConsent,
      input: { ...command, ...period('2020-02-20', '2020-02-21') },
      outcome: 'PERIOD_UNCLEAR',
    },
    {
      title: 'a day and a last day',
      given: girlWithConsent,
      input: { ...command, to: '2020-02-21' },
      outcome: 'PERIOD_UNCLEAR',
    },
    {
      title: 'consent from its first day',
      given: girlWithConsent,
      input: period('2020-02-02', '2020-02-28'),
      outcome: 'ServiceDelivered',
    },
    {
      title: 'consent a day late',
      given: girlWithConsent,
      input: period('2020-02-01', '2020-02-28'),
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'consent to its last day',
      given: [...girlWithConsent, withdrawn()],
      input: period('2020-02-20', '2020-02-29'),
      outcome: 'ServiceDelivered',
    },
    {
      title: 'consent a day short',
      given: [...girlWithConsent, withdrawn()],
      input: period('2020-02-20', '2020-03-01'),
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'the 18th birthday in it',
      given: girlWithConsent,
      input: period('2020-05-01', '2020-06-30'),
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'the 18th birthday in it, and the survivor’s own consent',
      given: [...girlWithConsent, consented({ consentId: 'own', givenBy: 'Survivor', on: '2020-06-01' })],
      input: period('2020-05-01', '2020-06-30'),
      outcome: 'ServiceDelivered',
    },
  ])('records when: $title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeliverService', input))).toBe(outcome);
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
