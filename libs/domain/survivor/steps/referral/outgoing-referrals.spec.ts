import { consented, girl, journey, outcomeOf, overridden, supervisor, withdrawn, woman } from '../../testing.js';
import { SAMPLE_DIRECTORY } from '../../../directory/testing.js';
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

  it.each<{ title: string; given: Facts; input: Partial<typeof asked>; outcome: string }>([
    { title: 'without a consent', given: [woman()], input: {}, outcome: 'CONSENT_MISSING' },
    {
      title: 'on a consent of another scope, though there is one',
      given: [woman(), other, shared],
      input: { consentId: 'other' },
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'on a consent to inform another organisation',
      given: [woman(), shared],
      input: { toOrganisation: 'Police' },
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'on a consent that does not exist',
      given: [woman(), shared],
      input: { consentId: 'unknown' },
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'on a consent that was withdrawn',
      given: [woman(), shared, withdrawn()],
      input: {},
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'on a day before the withdrawal, since sharing is judged on the current day',
      given: [woman(), shared, withdrawn()],
      input: { on: '2020-02-20' },
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'on an earlier day, recorded late',
      given: [woman(), shared],
      input: { on: '2020-02-20' },
      outcome: 'ReferralMade',
    },
    { title: 'of a child, on their own consent', given: [girl(), shared], input: {}, outcome: 'GUARDIAN_REQUIRED' },
    {
      title: 'on an override',
      given: [woman(), overridden({ scope: 'Sharing', reviewBy: '2020-03-03T09:00:00.000Z' })],
      input: { consentId: 'override' },
      outcome: 'ReferralMade',
    },
    { title: 'for nothing', given: [woman(), shared], input: { services: [] }, outcome: 'SERVICES_MISSING' },
    { title: 'tomorrow', given: [woman(), shared], input: { on: '2020-03-03' }, outcome: 'DATE_IN_FUTURE' },
    {
      title: 'before the survivor was referred to us',
      given: [woman(), shared],
      input: { on: '2020-01-31' },
      outcome: 'DATE_ORDER',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('MakeReferral', { ...asked, ...input }, { now }))).toBe(outcome);
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
    const clinic = { ...SAMPLE_DIRECTORY.organisations.one!, formerNames: ['Old Clinic'] };
    const directory = { ...SAMPLE_DIRECTORY, organisations: { ...SAMPLE_DIRECTORY.organisations, one: clinic } };
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

  it.each<{ title: string; given: Facts; input: ReferralCommands['AnswerReferral']; outcome: string }>([
    {
      title: 'is yes',
      given: [made],
      input: { referralId: 'made', answer: 'Accepted', on: '2020-03-02' },
      outcome: 'ReferralAnswered',
    },
    {
      title: 'is no',
      given: [made],
      input: { referralId: 'made', answer: 'Declined', on: '2020-03-02' },
      outcome: 'ReferralAnswered',
    },
    {
      title: 'cannot precede the referral',
      given: [made],
      input: { referralId: 'made', answer: 'Accepted', on: '2020-03-01' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'cannot lie in the future',
      given: [made],
      input: { referralId: 'made', answer: 'Accepted', on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'needs a referral that was made',
      given: [],
      input: { referralId: 'made', answer: 'Accepted', on: '2020-03-02' },
      outcome: 'NOTHING_HERE',
    },
    {
      title: 'is recorded once',
      given: [made, answered],
      input: { referralId: 'made', answer: 'Declined', on: '2020-03-09' },
      outcome: '',
    },
    {
      title: 'is not the same on another day',
      given: [made, answered],
      input: { referralId: 'made', answer: 'Declined', on: '2020-03-10' },
      outcome: 'REFERRAL_ANSWERED',
    },
    {
      title: 'may change later',
      given: [made, answered],
      input: { referralId: 'made', answer: 'Accepted', on: '2020-03-09' },
      outcome: 'ReferralAnswered',
    },
    {
      title: 'cannot change to an earlier day',
      given: [made, answered],
      input: { referralId: 'made', answer: 'Accepted', on: '2020-03-08' },
      outcome: 'DATE_ORDER',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(woman(), shared, ...given).when('AnswerReferral', input))).toBe(outcome);
  });
});
