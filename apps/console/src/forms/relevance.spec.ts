import type { FormRecord } from './record/document.js';
import { isRelevant, relevantIn } from './relevance.js';
import type { Values } from './values.js';

const bornOn = (birthDate: string): FormRecord =>
  ({ referral: { birthYear: null, birthDate: { value: birthDate, erased: false, withheld: null } } }) as FormRecord;
const answersWith = (values: Values, survivor?: FormRecord) => ({ values, survivor, today: '2026-03-01' });

describe('the questions of a form', () => {
  it('ask for a guardian only where the survivor may be a child on that day', () => {
    const [child, adult] = [bornOn('2012-03-02'), bornOn('2000-01-01')];
    expect(isRelevant('GiveConsent', 'guardianName', answersWith({}, child))).toBe(true);
    expect(isRelevant('GiveConsent', 'guardianName', answersWith({}, adult))).toBe(false);
    expect(isRelevant('GiveConsent', 'guardianName', answersWith({}))).toBe(true);
    expect(isRelevant('GiveConsent', 'guardianName', answersWith({ on: '2017-12-31' }, adult))).toBe(true);
  });

  it('follow from the answers beside them', () => {
    expect(isRelevant('GiveConsent', 'recipients', answersWith({ scopes: ['SERVICES'] }))).toBe(false);
    expect(isRelevant('GiveConsentEntry', 'recipients', answersWith({ scopes: ['SHARING'] }))).toBe(true);
    expect(isRelevant('EpisodeInput', 'recruiterKin', answersWith({ recruiterRelation: 'FAMILY' }))).toBe(true);
  });

  it('ask for one day, or for the first and the last', () => {
    expect(isRelevant('DeliverService', 'on', answersWith({}))).toBe(true);
    const period = { on: '2026-03-01', from: '2026-02-01', to: '2026-02-05' };
    expect(relevantIn('DeliverServiceEntry', answersWith(period))).toEqual({ from: '2026-02-01', to: '2026-02-05' });
  });

  it('ask what a guardian is to the child, and not what an authority is', () => {
    const asksFor = (givenBy: string) => isRelevant('GiveConsent', 'guardianKin', answersWith({ givenBy }));
    expect(['', 'GUARDIAN', 'APPOINTED_GUARDIAN', 'AUTHORITY', 'SURVIVOR'].map(asksFor)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('leave nothing behind that no longer makes sense', () => {
    const values = { scopes: ['SERVICES'], recipients: ['Clinic'] };
    expect(relevantIn('GiveConsent', answersWith(values))).toEqual({ scopes: ['SERVICES'] });
  });
});
