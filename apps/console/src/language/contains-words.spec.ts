import { containsWords } from './contains-words.js';

describe('a search for words', () => {
  it('finds a text with all of them, in any order and in any case', () => {
    expect(containsWords('Poipet Transit Centre', 'centre  POI')).toBe(true);
    expect(containsWords('Poipet Transit Centre', 'poipet office')).toBe(false);
  });

  it('finds a Khmer word with a joiner in it, which nobody types', () => {
    expect(containsWords('កុំ\u2060ព្យូទ័រ', 'កុំព្យូទ័រ')).toBe(true);
  });

  it('finds every text while nothing but spaces is written', () => {
    expect(['', ' ', ' a '].map((sought) => containsWords('Battambang', sought))).toEqual([true, true, true]);
  });
});
