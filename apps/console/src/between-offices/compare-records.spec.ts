import { compareEntries, compareFacts } from './compare-records.js';

const entry = (type: string, on = '2020-03-02') => ({ type, on });

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
