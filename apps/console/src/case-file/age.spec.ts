import { ageOn, agesIn } from './age.js';

describe('the age on a day', () => {
  it('changes on the birthday', () => {
    expect(ageOn('2006-03-05', '2020-03-04')).toBe(13);
    expect(ageOn('2006-03-05', '2020-03-05')).toBe(14);
    expect(ageOn('2004-02-29', '2020-02-28')).toBe(15);
    expect(ageOn('2004-02-29', '2021-03-01')).toBe(17);
  });

  it('is one of two where only the year of birth is known', () => {
    expect(agesIn(2006, '2020-03-04')).toEqual({ less: 13, count: 14 });
  });
});
