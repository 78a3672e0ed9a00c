import type { TFunction } from 'i18next';
import { compareEntries, compareFacts, factsOf } from './compare-records.js';

const entry = (type: string, on = '2020-03-02') => ({ type, on });

describe('what a record says of a person', () => {
  it('has a year of birth as it is written, without the separator of an amount', () => {
    const born: unknown[] = [];
    const t = ((_: string, { when }: { readonly when: unknown }) => born.push(when)) as unknown as TFunction;
    const person = { name: 'Sreymom', localName: null, birthDate: null, birthYear: 2018, sex: 'FEMALE' } as const;
    factsOf(person, { label: (code) => code ?? '', t });
    expect(born).toEqual(['2018']);
  });
});

describe('two records side by side', () => {
  it('say once what they say alike, and each what differs', () => {
    const compared = compareFacts([
      { name: 'Sreymom', born: '2001', sex: 'Female' },
      { name: 'Sreymom', born: '2002', sex: 'Female' },
    ]);
    expect(compared).toEqual({ alike: ['Sreymom', 'Female'], own: [['2001'], ['2002']] });
  });

  it('say nothing where neither says something', () => {
    expect(compareFacts([{ born: '' }, { born: '' }])).toEqual({ alike: [], own: [[], []] });
    expect(compareFacts([{ born: '2001' }, { born: '' }])).toEqual({ alike: [], own: [['2001'], []] });
  });

  it('keep everything apart while one of them is closed', () => {
    expect(compareFacts([{ name: 'Sreymom', sex: 'Female' }])).toEqual({ alike: [], own: [['Sreymom', 'Female']] });
    expect(compareEntries([[entry('ReferralReceived')]])).toEqual({ shared: [], own: [[entry('ReferralReceived')]] });
  });

  it('share the entries of one kind and day, as often as both have them', () => {
    const [referral, service, other] = [
      entry('ReferralReceived'),
      entry('ServiceDelivered'),
      entry('ServiceDelivered', '2020-04-01'),
    ];
    expect(
      compareEntries([
        [referral, service, service],
        [service, referral, other],
      ]),
    ).toEqual({ shared: [referral, service], own: [[service], [other]] });
  });
});
