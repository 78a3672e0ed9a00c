import type { AssistanceCommands } from '../assistance/assistance.decider.js';
import {
  consented,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  overridden,
  refusalOf,
  somebody,
  supervisor,
  withdrawn,
} from '../../testing.js';
import { instantAfter } from '../../testing/draw.js';
import { everyJourney } from '../../testing/random-journey.js';
import { requireConsent } from './consent.rules.js';
import { daysToJudge } from './period.rules.js';

type Facts = Parameters<typeof journey>;
type Command = AssistanceCommands['DeliverService'];

const period = (from: string, to: string): Command => ({
  type: 'Tutoring',
  provider: 'Partner school',
  mode: 'InPerson',
  quantity: 1,
  unit: 'Term',
  emergency: true,
  from,
  to,
});
const girlWithConsent = [girl(), consented()];

describe('a service over a period (rule 1): every day on which consent may change', () => {
  const again = consented({ consentId: 'again', on: '2020-03-20' });
  const mother = consented({ givenBy: 'Guardian', guardianKin: 'Mother' });
  const byMother = identified({
    on: '2020-03-02',
    exploitation: [episode({ recruiterRelation: 'Family', recruiterKin: ['Mother'] })],
  });
  const appointed = consented({ consentId: 'appointed', on: '2020-03-20' });
  const own = consented({ consentId: 'own', givenBy: 'Survivor', on: '2020-06-10' });
  const endless = consented({ expiresOn: '2020-03-31' });
  const next = (on: string) => consented({ consentId: 'next', on });
  const covered = overridden({ coversFrom: '2020-03-01', reviewBy: '2020-03-04T09:00:00.000Z' });
  const months = period('2020-02-20', '2020-07-31');
  const spring = period('2020-02-20', '2020-04-30');

  it.each<{ title: string; given: Facts; input: Command; outcome: string }>([
    {
      title: 'withdrawn in the middle',
      given: [...girlWithConsent, withdrawn(), again],
      input: spring,
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'withdrawn on its first day, and given again',
      given: [...girlWithConsent, withdrawn(), again],
      input: period('2020-03-01', '2020-04-30'),
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'withdrawn, and given on the same day',
      given: [...girlWithConsent, withdrawn(), next('2020-03-01')],
      input: spring,
      outcome: 'ServiceDelivered',
    },
    {
      title: 'ended, and given again a day too late',
      given: [girl(), endless, next('2020-04-02')],
      input: spring,
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'ended, and given again the next day',
      given: [girl(), endless, next('2020-04-01')],
      input: spring,
      outcome: 'ServiceDelivered',
    },
    {
      title: 'a guardian known to be the recruiter',
      given: [girl(), mother, byMother, appointed],
      input: spring,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'replaced on the day when that was known',
      given: [girl(), mother, byMother, next('2020-03-02')],
      input: spring,
      outcome: 'ServiceDelivered',
    },
    {
      title: 'the 18th birthday, and the survivor’s own consent later',
      given: [...girlWithConsent, own],
      input: months,
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'an override that ended',
      given: [girl(), consented({ expiresOn: '2020-02-29' }), covered, again],
      input: spring,
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'an override, and then a consent',
      given: [girl(), consented({ expiresOn: '2020-02-29' }), covered, next('2020-03-05')],
      input: spring,
      outcome: 'ServiceDelivered',
    },
    {
      title: 'an estimated 18th year',
      given: [
        somebody({ estimatedAge: 17 }),
        consented(),
        consented({ consentId: 'own', givenBy: 'Survivor', on: '2021-03-01' }),
      ],
      input: period('2020-02-20', '2021-06-30'),
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'an estimated 18th year, and the survivor’s own consent',
      given: [
        somebody({ estimatedAge: 17 }),
        consented(),
        consented({ consentId: 'own', givenBy: 'Survivor', on: '2021-02-01' }),
      ],
      input: period('2020-02-20', '2021-06-30'),
      outcome: 'ServiceDelivered',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeliverService', input))).toBe(outcome);
  });

  it('is recorded by a supervisor against the rule, which the record names', () => {
    const irregular = { code: 'CONSENT_WITHDRAWN', explanation: 'The school had not been informed.' };
    const asked = { ...spring, irregular };
    const facts = [...girlWithConsent, withdrawn(), again];
    expect(journey(...facts).when('DeliverService', asked, { by: supervisor })).toMatchObject([
      { type: 'ServiceDelivered', data: { from: '2020-02-20', to: '2020-04-30', irregular } },
    ]);
    expect(journey(...facts).when('DeliverService', asked)).toBe('APPROVER_ROLE_REQUIRED');
  });
});

const eachDay = (from: string, to: string): string[] => {
  const days = [];
  for (let day = from; day <= to; day = instantAfter(day, 1).slice(0, 10)) days.push(day);
  return days;
};

describe('any combination of consents and overrides', () => {
  it('nothing changes between the judged days', () => {
    everyJourney(({ state: { consent, referral, identification } }) => {
      const { conflicts } = identification;
      const [from, to] = ['2019-12-30', '2021-07-20'];
      const judged = daysToJudge(consent, referral, conflicts, from, to);
      const answerOn = (on: string) =>
        refusalOf(() => requireConsent(consent, referral, conflicts, { scope: 'Services', on }));
      const days = eachDay(from, to);
      const answers = days.map(answerOn);
      const turns = days.filter((_, index) => index === 0 || answers[index] !== answers[index - 1]);
      expect(judged).toEqual(expect.arrayContaining(turns));
    });
  });
});
