import { consented, girl, journey, outcomeOf, overridden, supervisor, withdrawn, woman } from '../../testing.js';
import { DIRECTORY } from '../../../directory/testing.js';
import type { ReferralCommands } from './referral.decider.js';

type Facts = Parameters<typeof journey>;

const now = '2020-03-02T09:00:00.000Z';
const asked: ReferralCommands['MakeReferral'] = {
  toOrganisation: 'Partner',
  services: ['LegalAid'],
  reason: 'The survivor wants to know their rights.',
  consentId: 'consent',
  on: '2020-03-02',
};
const shared = consented({ scopes: ['Sharing'], recipients: ['Partner'], givenBy: 'Survivor' });
const made = { type: 'ReferralMade', data: { ...asked, referralId: 'made' } } as const;

describe('a referral to another organisation', () => {
  it('rests on a consent to inform that organisation, and takes the id of its command', () => {
    expect(journey(woman(), shared).when('MakeReferral', asked, { now })).toEqual([
      { type: 'ReferralMade', data: { ...asked, referralId: 'the-command' } },
    ]);
  });

  const other = consented({ consentId: 'other', scopes: ['Services'], givenBy: 'Survivor' });

  it.each<[string, Facts, Partial<typeof asked>, string]>([
    ['without a consent', [woman()], {}, 'CONSENT_MISSING'],
    [
      'on a consent of another scope, though there is one',
      [woman(), other, shared],
      { consentId: 'other' },
      'CONSENT_SCOPE_MISMATCH',
    ],
    [
      'on a consent to inform another organisation',
      [woman(), shared],
      { toOrganisation: 'Police' },
      'CONSENT_SCOPE_MISMATCH',
    ],
    ['on a consent that does not exist', [woman(), shared], { consentId: 'unknown' }, 'CONSENT_MISSING'],
    ['on a consent that was withdrawn', [woman(), shared, withdrawn()], {}, 'CONSENT_WITHDRAWN'],
    [
      'on a day before the withdrawal, since sharing is judged on the current day',
      [woman(), shared, withdrawn()],
      { on: '2020-02-20' },
      'CONSENT_WITHDRAWN',
    ],
    ['on an earlier day, recorded late', [woman(), shared], { on: '2020-02-20' }, 'ReferralMade'],
    ['of a child, on their own consent', [girl(), shared], {}, 'GUARDIAN_REQUIRED'],
    [
      'on an override',
      [woman(), overridden({ scope: 'Sharing', reviewBy: '2020-03-03T09:00:00.000Z' })],
      { consentId: 'override' },
      'ReferralMade',
    ],
    ['for nothing', [woman(), shared], { services: [] }, 'SERVICES_MISSING'],
    ['tomorrow', [woman(), shared], { on: '2020-03-03' }, 'DATE_IN_FUTURE'],
    ['before the survivor was referred to us', [woman(), shared], { on: '2020-01-31' }, 'DATE_ORDER'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('MakeReferral', { ...asked, ...input }, { now }))).toBe(outcome);
  });

  const { consentId: _named, ...unnamed } = asked;
  const override = overridden({ scope: 'Sharing', reviewBy: '2020-03-03T09:00:00.000Z' });
  const next = consented({ ...shared.data, consentId: 'next', on: '2020-03-02' });

  it.each<[string, Facts, string]>([
    ['the one consent', [woman(), other, shared], 'consent'],
    ['the consent that was given again', [woman(), shared, withdrawn(), next], 'next'],
    ['an override', [woman(), other, override], 'override'],
  ])('finds what it rests on, if it names none: %s', (_, facts, consentId) => {
    expect(journey(...facts).when('MakeReferral', unnamed, { now })).toMatchObject([{ data: { consentId } }]);
  });

  it('says why what there is does not suffice', () => {
    expect(journey(woman(), shared, withdrawn()).when('MakeReferral', unnamed, { now })).toBe('CONSENT_WITHDRAWN');
    expect(journey(woman(), other).when('MakeReferral', unnamed, { now })).toBe('CONSENT_SCOPE_MISMATCH');
  });

  it('is recorded once under its id, whether or not it names the consent', () => {
    const given = journey(woman(), shared, made);
    expect(given.when('MakeReferral', { ...unnamed, referralId: 'made' }, { now })).toEqual([]);
  });

  it.each<[string, string]>([
    ['one', 'Kru Khmer Clinic'],
    ['KRU KHMER CLINIC', 'គ្រូខ្មែរ'],
    ['Old Clinic', 'one'],
  ])('knows an organisation by its id and all its names, in any case: %s and %s', (recipient, toOrganisation) => {
    const facts = [woman(), consented({ ...shared.data, recipients: [recipient] })] as const;
    const clinic = { ...DIRECTORY.organisations.one!, formerNames: ['Old Clinic'] };
    const directory = { ...DIRECTORY, organisations: { ...DIRECTORY.organisations, one: clinic } };
    const refer = (known: object) =>
      outcomeOf(journey(...facts).when('MakeReferral', { ...unnamed, toOrganisation }, { now, ...known }));
    expect(refer({ directory })).toBe('ReferralMade');
    expect(refer({})).toBe('CONSENT_SCOPE_MISMATCH');
  });

  it('is recorded against the rule by a supervisor, who need not name a consent', () => {
    const { consentId: _, ...unconsented } = asked;
    const irregular = { code: 'CONSENT_MISSING', explanation: 'The police asked at night.' };
    const input = { ...unconsented, irregular };
    expect(journey(woman()).when('MakeReferral', input, { now, by: supervisor })).toMatchObject([
      { type: 'ReferralMade', data: { irregular, toOrganisation: 'Partner' } },
    ]);
  });

  it('is recorded once under its id', () => {
    const given = journey(woman(), shared, made);
    expect(given.when('MakeReferral', made.data, { now })).toEqual([]);
    expect(given.when('MakeReferral', { ...made.data, services: ['Medical'] }, { now })).toBe('ID_USED');
  });
});

describe('the answer', () => {
  const answered = {
    type: 'ReferralAnswered',
    data: { referralId: 'made', answer: 'Declined', on: '2020-03-09' },
  } as const;

  it.each<[string, Facts, ReferralCommands['AnswerReferral'], string]>([
    ['is yes', [made], { referralId: 'made', answer: 'Accepted', on: '2020-03-02' }, 'ReferralAnswered'],
    ['is no', [made], { referralId: 'made', answer: 'Declined', on: '2020-03-02' }, 'ReferralAnswered'],
    ['cannot precede the referral', [made], { referralId: 'made', answer: 'Accepted', on: '2020-03-01' }, 'DATE_ORDER'],
    [
      'cannot lie in the future',
      [made],
      { referralId: 'made', answer: 'Accepted', on: '2026-03-02' },
      'DATE_IN_FUTURE',
    ],
    [
      'needs a referral that was made',
      [],
      { referralId: 'made', answer: 'Accepted', on: '2020-03-02' },
      'NOTHING_HERE',
    ],
    ['is recorded once', [made, answered], { referralId: 'made', answer: 'Declined', on: '2020-03-09' }, ''],
    [
      'is not the same on another day',
      [made, answered],
      { referralId: 'made', answer: 'Declined', on: '2020-03-10' },
      'REFERRAL_ANSWERED',
    ],
    [
      'may change later',
      [made, answered],
      { referralId: 'made', answer: 'Accepted', on: '2020-03-09' },
      'ReferralAnswered',
    ],
    [
      'cannot change to an earlier day',
      [made, answered],
      { referralId: 'made', answer: 'Accepted', on: '2020-03-08' },
      'DATE_ORDER',
    ],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(woman(), shared, ...facts).when('AnswerReferral', input))).toBe(outcome);
  });
});
