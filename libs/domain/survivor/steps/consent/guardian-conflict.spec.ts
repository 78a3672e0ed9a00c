import { consented, episode, girl, identified, interviewed, journey, outcomeOf, supervisor } from '../../testing.js';
import { referral } from '../../corrections/testing/child-in-aftercare.js';
import { RecordedSurvivor } from '../../testing/survivor-record.js';
import type { ConsentCommands } from './consent.decider.js';

type Facts = Parameters<typeof journey>;
type Member = {
  readonly relation?: 'Mother' | 'Father' | 'InLaw' | 'NotRelated';
  readonly safe?: 'Yes' | 'No' | 'Unknown';
};

const atHome = ({ relation = 'Mother', safe = 'No' }: Member = {}, on = '2020-02-10') =>
  ({
    type: 'HouseholdMemberRecorded',
    data: { memberId: 'member', relation, safe },
    at: `${on}T03:00:00.000Z`,
  }) as const;
const safeOn = (on: string) => atHome({ safe: 'Yes' }, on);
const UNFIT = 'GUARDIAN_CONFLICT_OF_INTEREST';
const forcedMarriage = (forcedByKin?: readonly ('Mother' | 'Father')[]) =>
  interviewed({ on: '2020-02-10', forcedByFamily: true, ...(forcedByKin && { forcedByKin }) });

const mother: ConsentCommands['GiveConsent'] = {
  scopes: ['Services'],
  givenBy: 'Guardian',
  guardianKin: 'Mother',
  childAssent: true,
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-20',
};
const father = { ...mother, guardianKin: 'Father' } as const;
const soldByFather = identified({ exploitation: [episode({ recruiterKin: ['Father'] })] });

describe('a guardian who is a danger to the child, or forced the child (rule 2)', () => {
  it.each<{ title: string; given: Facts[number][]; input: ConsentCommands['GiveConsent']; outcome: string }>([
    {
      title: 'may not consent when unsafe at home',
      given: [atHome()],
      input: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'may consent for a day before that was known',
      given: [atHome()],
      input: { ...mother, on: '2020-02-09' },
      outcome: 'ConsentGiven',
    },
    {
      title: 'may consent when safe at home',
      given: [atHome({ safe: 'Yes' })],
      input: mother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may consent when nobody knows',
      given: [atHome({ safe: 'Unknown' })],
      input: mother,
      outcome: 'ConsentGiven',
    },
    { title: 'may consent when another is unsafe', given: [atHome()], input: father, outcome: 'ConsentGiven' },
    {
      title: 'may consent when a person outside the family is',
      given: [atHome({ relation: 'NotRelated' })],
      input: mother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent as another relative when an in-law is unsafe',
      given: [atHome({ relation: 'InLaw' })],
      input: { ...mother, guardianKin: 'OtherRelative' },
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'may consent when found to be safe later',
      given: [atHome(), atHome({ safe: 'Yes' })],
      input: mother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent when nobody knows any more',
      given: [atHome(), atHome({ safe: 'Unknown' })],
      input: mother,
      outcome: UNFIT,
    },
    {
      title: 'may not consent when recorded in another relation since',
      given: [atHome(), atHome({ relation: 'NotRelated' }), atHome({ relation: 'Father', safe: 'Yes' })],
      input: mother,
      outcome: UNFIT,
    },
    {
      title: 'may not consent in the other relation either, when recorded as unsafe again',
      given: [atHome(), atHome({ relation: 'Father' })],
      input: father,
      outcome: UNFIT,
    },
    {
      title: 'may not consent for a day on which they were unsafe, though they are safe since',
      given: [atHome(), safeOn('2020-02-21')],
      input: mother,
      outcome: UNFIT,
    },
    {
      title: 'may consent on the day on which they are found safe',
      given: [atHome(), safeOn('2020-02-20')],
      input: mother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent on the only day on which they were unsafe',
      given: [atHome({}, '2020-02-20'), safeOn('2020-02-20')],
      input: mother,
      outcome: UNFIT,
    },
    {
      title: 'may not consent when unsafe once more',
      given: [atHome(), safeOn('2020-02-12'), atHome({}, '2020-02-15')],
      input: mother,
      outcome: UNFIT,
    },
    {
      title: 'may consent for a day between',
      given: [atHome(), safeOn('2020-02-12'), atHome({}, '2020-02-15')],
      input: { ...mother, on: '2020-02-14' },
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent without their kin',
      given: [atHome()],
      input: { ...mother, guardianKin: undefined! },
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'may not consent when the child names them',
      given: [forcedMarriage(['Mother'])],
      input: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'may consent when the child names another',
      given: [forcedMarriage(['Mother'])],
      input: father,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent when the child names no one',
      given: [forcedMarriage()],
      input: mother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'may consent once another is known to be meant',
      given: [forcedMarriage(), soldByFather],
      input: mother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'may not consent once they are',
      given: [forcedMarriage(), soldByFather],
      input: father,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'leaves the consent to an authority',
      given: [forcedMarriage()],
      input: { ...mother, givenBy: 'Authority' },
      outcome: 'ConsentGiven',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(girl(), ...given).when('GiveConsent', input))).toBe(outcome);
  });

  const service = {
    type: 'FoodPackage',
    provider: 'Our own',
    mode: 'InPerson',
    quantity: 1,
    unit: 'Package',
    emergency: true,
  } as const;
  const before = consented({ givenBy: 'Guardian', guardianKin: 'Mother' });

  it.each<[string, string, string]>([
    ['the day before', '2020-02-09', 'ServiceDelivered'],
    ['from that day on', '2020-02-10', 'GUARDIAN_CONFLICT_OF_INTEREST'],
  ])('an earlier consent of theirs is in force until it is known: %s', (_, on, outcome) => {
    for (const known of [atHome(), forcedMarriage(['Mother'])]) {
      const given = journey(girl(), before, known);
      expect(outcomeOf(given.when('DeliverService', { ...service, on }))).toBe(outcome);
    }
  });

  it('an earlier consent of theirs holds again when they are found safe, and one from the days between never', () => {
    const found = [atHome(), safeOn('2020-02-15')] as const;
    const isServed = (consent: typeof before, period: { from: string; to: string }) =>
      outcomeOf(journey(girl(), consent, ...found).when('DeliverService', { ...service, ...period }));
    expect([
      isServed(before, { from: '2020-02-15', to: '2020-02-20' }),
      isServed(before, { from: '2020-02-08', to: '2020-02-20' }),
      isServed(consented({ ...before.data, on: '2020-02-12' }), { from: '2020-02-15', to: '2020-02-20' }),
    ]).toEqual(['ServiceDelivered', UNFIT, UNFIT]);
  });

  it('is refused in a correction too, unless the corrector says that it happened against the rule', () => {
    const record = new RecordedSurvivor().record(
      ['ReceiveReferral', referral],
      ['RecordHouseholdMember', { relation: 'Mother', safe: 'No' }],
      [
        'GiveConsent',
        { ...mother, consentId: 'consent', givenBy: 'AppointedGuardian', guardianKin: 'None', on: '2020-06-30' },
      ],
    );
    const correct = (more: object) => {
      const giveConsent = { ...mother, consentId: 'consent', on: '2020-06-30', ...more };
      const input = { eventId: 'event-2', reason: 'It was the mother.', replacement: { giveConsent } };
      return record.answer('CorrectEntry', input, { by: supervisor });
    };
    expect(correct({})).toMatchObject({ code: 'GUARDIAN_CONFLICT_OF_INTEREST' });
    const irregular = { code: 'GUARDIAN_CONFLICT_OF_INTEREST', explanation: 'Nobody else was there.' };
    expect(correct({ irregular })).toMatchObject([{ type: 'EntryCorrected' }]);
  });
});
