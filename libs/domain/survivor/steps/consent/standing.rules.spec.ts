import type { Recruiter } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import type { GivenConsent } from './consent.state.js';
import { standingsOn } from './standing.rules.js';

const girl = { referredOn: '2020-02-01', birthDate: '2002-06-01' } as Person;

const consent = (more: Partial<GivenConsent> = {}): GivenConsent =>
  ({
    consentId: 'one',
    scopes: ['Services'],
    recipients: [],
    givenBy: 'Guardian',
    guardianKin: 'Mother',
    childAssent: true,
    on: '2020-02-02',
    ...more,
  }) as GivenConsent;

const mother: Recruiter = { kin: ['Mother'], since: '2020-03-01' } as Recruiter;

const standing = (on: string, more: Partial<GivenConsent> = {}, conflicts: readonly Recruiter[] = []) =>
  standingsOn([consent(more)], girl, conflicts, on)[0];

describe('how a consent stands', () => {
  it('lasts, if a guardian gave it, until the eve of the 18th birthday', () => {
    expect(standing('2020-03-01')).toEqual({ consentId: 'one', flaw: undefined, until: '2020-05-31', ends: 'GrewUp' });
    expect(standing('2020-05-31')).toMatchObject({ flaw: undefined, until: '2020-05-31' });
    expect(standing('2020-06-01')).toMatchObject({ flaw: 'GrewUp', until: undefined });
  });

  it('lasts until its last day, or the day before its withdrawal, where that is earlier', () => {
    expect(standing('2020-03-01', { expiresOn: '2020-04-30' })).toMatchObject({ until: '2020-04-30', ends: 'Expired' });
    expect(standing('2020-05-01', { expiresOn: '2020-04-30' })).toMatchObject({ flaw: 'Expired' });
    const withdrawnOn = '2020-04-10';
    expect(standing('2020-03-01', { withdrawnOn })).toMatchObject({ until: '2020-04-09', ends: 'Withdrawn' });
    expect(standing(withdrawnOn, { withdrawnOn })).toMatchObject({ flaw: 'Withdrawn' });
  });

  it('ends when its giver is found to be unsafe', () => {
    expect(standing('2020-02-10', {}, [mother])).toMatchObject({ until: '2020-02-29', ends: 'ConflictOfInterest' });
    expect(standing('2020-03-01', {}, [mother])).toMatchObject({ flaw: 'ConflictOfInterest' });
  });

  it('is flawed on the days of a child who consented alone, or was not asked', () => {
    expect(standing('2020-03-01', { givenBy: 'Survivor' })).toMatchObject({ flaw: 'GuardianRequired' });
    expect(standing('2020-03-01', { childAssent: undefined })).toMatchObject({ flaw: 'AssentMissing' });
    expect(standing('2020-02-01')).toMatchObject({ flaw: 'NotYet' });
  });

  it('of an adult is without an end', () => {
    expect(standing('2020-07-01', { givenBy: 'Survivor', on: '2020-06-02' })).toEqual({
      consentId: 'one',
      flaw: undefined,
      until: undefined,
      ends: undefined,
    });
  });
});
