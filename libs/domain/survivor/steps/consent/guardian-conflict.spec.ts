import { consented, episode, girl, identified, interviewed, journey, outcomeOf, supervisor } from '../../testing.js';
import { referral } from '../../corrections/testing/child-in-aftercare.js';
import { Telling } from '../../testing/telling.js';
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
  it.each<[string, Facts[number][], ConsentCommands['GiveConsent'], string]>([
    ['may not consent when unsafe at home', [atHome()], mother, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['may consent for a day before that was known', [atHome()], { ...mother, on: '2020-02-09' }, 'ConsentGiven'],
    ['may consent when safe at home', [atHome({ safe: 'Yes' })], mother, 'ConsentGiven'],
    ['may consent when nobody knows', [atHome({ safe: 'Unknown' })], mother, 'ConsentGiven'],
    ['may consent when another is unsafe', [atHome()], father, 'ConsentGiven'],
    ['may consent when a person outside the family is', [atHome({ relation: 'NotRelated' })], mother, 'ConsentGiven'],
    [
      'may not consent as another relative when an in-law is unsafe',
      [atHome({ relation: 'InLaw' })],
      { ...mother, guardianKin: 'OtherRelative' },
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['may consent when found to be safe later', [atHome(), atHome({ safe: 'Yes' })], mother, 'ConsentGiven'],
    ['may not consent when nobody knows any more', [atHome(), atHome({ safe: 'Unknown' })], mother, UNFIT],
    [
      'may not consent when recorded in another relation since',
      [atHome(), atHome({ relation: 'NotRelated' }), atHome({ relation: 'Father', safe: 'Yes' })],
      mother,
      UNFIT,
    ],
    [
      'may not consent in the other relation either, when recorded as unsafe again',
      [atHome(), atHome({ relation: 'Father' })],
      father,
      UNFIT,
    ],
    [
      'may not consent for a day on which they were unsafe, though they are safe since',
      [atHome(), safeOn('2020-02-21')],
      mother,
      UNFIT,
    ],
    ['may consent on the day on which they are found safe', [atHome(), safeOn('2020-02-20')], mother, 'ConsentGiven'],
    [
      'may not consent on the only day on which they were unsafe',
      [atHome({}, '2020-02-20'), safeOn('2020-02-20')],
      mother,
      UNFIT,
    ],
    [
      'may not consent when unsafe once more',
      [atHome(), safeOn('2020-02-12'), atHome({}, '2020-02-15')],
      mother,
      UNFIT,
    ],
    [
      'may consent for a day between',
      [atHome(), safeOn('2020-02-12'), atHome({}, '2020-02-15')],
      { ...mother, on: '2020-02-14' },
      'ConsentGiven',
    ],
    [
      'may not consent without their kin',
      [atHome()],
      { ...mother, guardianKin: undefined! },
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    [
      'may not consent when the child names them',
      [forcedMarriage(['Mother'])],
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['may consent when the child names another', [forcedMarriage(['Mother'])], father, 'ConsentGiven'],
    ['may not consent when the child names no one', [forcedMarriage()], mother, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['may consent once another is known to be meant', [forcedMarriage(), soldByFather], mother, 'ConsentGiven'],
    ['may not consent once they are', [forcedMarriage(), soldByFather], father, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['leaves the consent to an authority', [forcedMarriage()], { ...mother, givenBy: 'Authority' }, 'ConsentGiven'],
  ])('%s', (_, facts, asked, outcome) => {
    expect(outcomeOf(journey(girl(), ...facts).when('GiveConsent', asked))).toBe(outcome);
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
    const record = new Telling().tell(
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
