import type { FormRecord } from './record/document.js';
import { acceptedCodes, isRelevant, relevantIn } from './relevance.js';
import type { Values } from './values.js';

const born = (birthDate: string): FormRecord =>
  ({ referral: { birthYear: null, birthDate: { value: birthDate, erased: false, withheld: null } } }) as FormRecord;
const answered = (values: Values, survivor?: FormRecord) => ({ values, survivor, today: '2026-03-01' });
const GIVERS = ['SURVIVOR', 'GUARDIAN', 'APPOINTED_GUARDIAN', 'AUTHORITY'];

describe('the questions of a form', () => {
  it('ask for a guardian only where the survivor may be a child on that day', () => {
    const [child, adult] = [born('2012-03-02'), born('2000-01-01')];
    expect(isRelevant('GiveConsent', 'guardianName', answered({}, child))).toBe(true);
    expect(isRelevant('GiveConsent', 'guardianName', answered({}, adult))).toBe(false);
    expect(isRelevant('GiveConsent', 'guardianName', answered({}))).toBe(true);
    expect(isRelevant('GiveConsent', 'guardianName', answered({ on: '2017-12-31' }, adult))).toBe(true);
  });

  it('follow from the answers beside them', () => {
    expect(isRelevant('GiveConsent', 'recipients', answered({ scopes: ['SERVICES'] }))).toBe(false);
    expect(isRelevant('GiveConsentEntry', 'recipients', answered({ scopes: ['SHARING'] }))).toBe(true);
    expect(isRelevant('EpisodeInput', 'recruiterKin', answered({ recruiterRelation: 'FAMILY' }))).toBe(true);
  });

  it('ask for one day, or for the first and the last', () => {
    expect(isRelevant('DeliverService', 'on', answered({}))).toBe(true);
    const period = { on: '2026-03-01', from: '2026-02-01', to: '2026-02-05' };
    expect(relevantIn('DeliverServiceEntry', answered(period))).toEqual({ from: '2026-02-01', to: '2026-02-05' });
  });

  it('offer only who may consent', () => {
    const offered = (survivor?: FormRecord) => acceptedCodes('GiveConsent', 'givenBy', GIVERS, answered({}, survivor));
    expect(offered(born('2000-01-01'))).toEqual(['SURVIVOR']);
    expect(offered(born('2012-03-02'))).toEqual(['GUARDIAN', 'APPOINTED_GUARDIAN', 'AUTHORITY']);
    expect(offered()).toEqual(GIVERS);
  });

  it('leave nothing behind that no longer makes sense', () => {
    const values = { scopes: ['SERVICES'], recipients: ['Clinic'] };
    expect(relevantIn('GiveConsent', answered(values))).toEqual({ scopes: ['SERVICES'] });
  });
});
