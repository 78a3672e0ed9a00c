import { soundAlike, soundOf } from './sound.rules.js';

describe('a Khmer name in Latin letters', () => {
  it.each([
    ['Sokha', 'Sokka', 'Suokha', 'Sukha', 'SOKKHA'],
    ['Chenda', 'Chanda', 'Chhenda', 'Chentha', 'Cenda', 'Jenda'],
    ['Pheakdey', 'Pheakdei', 'Peakdey', 'Phiakdy', 'Pheaktey'],
    ['Srey', 'Srei', 'Sry', 'Sray'],
    ['Vuthy', 'Vuthi', 'Vuthey', 'Wuthy', 'Vudhy'],
    ['Sophea', 'Sophia', 'Sopheah', 'Saphea'],
    ['Sopheap', 'Sopheab', 'Sophiep', 'Sopeap'],
    ['Bopha', 'Bopphar', 'Bupha', 'Bofa', 'Popha'],
    ['Chhay', 'Chay', 'Chhey', 'Chhai'],
    ['Samnang', 'Somnang', 'Samnaang'],
    ['Soeun', 'Soeurn', 'Seun', 'Son', 'Soun'],
    ['Pov', 'Pao', 'Pou', 'Pow'],
    ['Ouk', 'Uk', 'Ok'],
    ['Vannak', 'Vanak', 'Vannac', 'Wannak'],
    ['Kunthea', 'Kunthear', 'Kunthia', 'Kuntear'],
    ['Ly', 'Li', 'Lee', 'Ley'],
    ['Raksmey', 'Reaksmey', 'Reaksmei'],
    ['Yim', 'Yem', 'Yimm'],
  ])('%s is found in any spelling: %s, %s …', (name, ...others) => {
    expect(others.filter((other) => !soundAlike(name, other))).toEqual([]);
  });

  it.each([
    ['Sok', 'Sokha'],
    ['Sopheap', 'Sophea'],
    ['Sokha', 'Sokhy'],
    ['Chan', 'Chin'],
    ['Chan', 'Chhang'],
    ['Vuth', 'Vuthy'],
    ['Dara', 'Dary'],
    ['Sek', 'Sok'],
    ['Bopha', 'Bora'],
    ['Sorn', 'Sin'],
  ])('%s is not %s', (one, other) => {
    expect(soundAlike(one, other)).toBe(false);
  });

  it('is indexed by its consonants', () => {
    expect(['Sokha', 'Bopha', 'Oudom', 'Kunthear', 'Sok'].map(soundOf)).toEqual(['SK.', 'PP.', '_TM', 'KNT.', 'SK']);
  });
});
