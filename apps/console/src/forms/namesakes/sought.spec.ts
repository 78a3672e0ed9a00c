import { soughtIn } from './sought.js';

describe('the person that a referral is about', () => {
  it('is sought by both names, in whichever script they are known', () => {
    const latin = { familyName: ' Khiev ', givenName: 'Sothea' };
    expect(soughtIn({ ...latin, birthDate: '2015-02-03' })).toEqual({ name: 'Khiev Sothea', birthYear: null });
    const khmer = { localFamilyName: 'ខៀវ', localGivenName: 'សុធា' };
    expect(soughtIn({ givenName: 'Sothea', ...khmer })).toEqual({ name: 'ខៀវ សុធា', birthYear: null });
  });

  it('is sought by a single name only with a year of birth', () => {
    expect(soughtIn({ givenName: 'Sothea' })).toBeUndefined();
    expect(soughtIn({ givenName: 'Sothea', birthYear: '2015' })).toEqual({ name: 'Sothea', birthYear: 2015 });
    expect(soughtIn({ localGivenName: 'សុធា', birthDate: '2015-02-03' })).toEqual({ name: 'សុធា', birthYear: 2015 });
  });

  it('is not sought without a name', () => {
    expect(soughtIn({ birthDate: '2015-02-03', familyName: ' ' })).toBeUndefined();
  });
});
