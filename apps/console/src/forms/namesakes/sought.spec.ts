import { soughtIn } from './sought.js';

describe('the person that a referral is about', () => {
  const latin = { familyName: ' Khiev ', givenName: 'Sothea' };
  const khmer = { localFamilyName: 'ខៀវ', localGivenName: 'សុធា' };

  it('is sought by both names, in whichever script they are known', () => {
    expect(soughtIn({ ...latin, birthDate: '2015-02-03' })).toEqual([{ name: 'Khiev Sothea', birthYear: null }]);
    expect(soughtIn({ givenName: 'Sothea', ...khmer })).toEqual([{ name: 'ខៀវ សុធា', birthYear: null }]);
  });

  it('is sought in each script where both are known, since another record may have one alone', () => {
    expect(soughtIn({ ...latin, ...khmer }).map(({ name }) => name)).toEqual(['Khiev Sothea', 'ខៀវ សុធា']);
  });

  it('is sought by a single name only with a year of birth', () => {
    expect(soughtIn({ givenName: 'Sothea' })).toEqual([]);
    expect(soughtIn({ givenName: 'Sothea', birthYear: '2015' })).toEqual([{ name: 'Sothea', birthYear: 2015 }]);
    expect(soughtIn({ localGivenName: 'សុធា', birthDate: '2015-02-03' })).toEqual([{ name: 'សុធា', birthYear: 2015 }]);
  });

  it('has a year of birth also where a day of birth was emptied again', () => {
    expect(soughtIn({ givenName: 'Sothea', birthDate: '', birthYear: '2015' })).toEqual([
      { name: 'Sothea', birthYear: 2015 },
    ]);
  });

  it('is not sought without a name', () => {
    expect(soughtIn({ birthDate: '2015-02-03', familyName: ' ' })).toEqual([]);
  });
});
