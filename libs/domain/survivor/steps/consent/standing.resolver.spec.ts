import { OpenableClasses, type AggregateStores, type PersonalRequest, type Survivor } from '#nest';
import { ConsentStandingsResolver } from './standing.resolver.js';

/** A survivor who came of age in June 2020, after a guardian had consented. */
const state = {
  referral: { referredOn: '2020-02-01', birthDate: '2002-06-01' },
  consent: {
    given: [{ consentId: 'one', scopes: ['Services'], givenBy: 'Guardian', childAssent: true, on: '2020-02-02' }],
    overrides: [],
  },
  identification: { conflicts: [] },
};
const stores = { of: () => ({ load: async () => state }) } as unknown as AggregateStores;

const standings = (survivor: Partial<Survivor>, classes: readonly 'identity'[] = ['identity']) => {
  const disclosed = new OpenableClasses();
  disclosed.add('the survivor', classes);
  const parent = { id: 'the survivor', revision: 3, stale: false, inPart: false, ...survivor };
  return new ConsentStandingsResolver(stores).consentStandings(parent, { disclosed } as PersonalRequest);
};

describe('how the consents of a survivor stand', () => {
  it('is judged today, or on the day of a past state', async () => {
    expect(await standings({})).toEqual([{ consentId: 'one', flaw: 'GrewUp', until: null, ends: null }]);
    expect(await standings({ asOf: '2020-03-01' })).toEqual([
      { consentId: 'one', flaw: null, until: '2020-05-31', ends: 'GrewUp' },
    ]);
  });

  it('is shown to nobody who may not see the birth date, which it gives away', async () => {
    expect(await standings({}, [])).toEqual([]);
    expect(await standings({ inPart: true })).toEqual([]);
  });
});
