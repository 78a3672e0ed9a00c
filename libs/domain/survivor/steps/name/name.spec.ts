import { likenessOf, searchSounds, soundsOf, wordsOf } from './name.rules.js';

const bopha = ['Bopha', 'Sok'];
const whole = { written: false, whole: true };
const written = { written: true, whole: true };

describe('a name in a search', () => {
  it.each<[string, string, readonly (string | undefined)[], object | undefined]>([
    ['as it is written', 'Sok Bopha', bopha, written],
    ['in capitals, with signs', 'SOK, BOPHA', bopha, written],
    ['as it sounds', 'Suk Bupha', bopha, whole],
    ['the given name first', 'Bopha Sok', bopha, written],
    ['without the family name', 'Bopha', bopha, { written: true, whole: false }],
    ['by a family name that is not on record', 'Sok Bofa', ['Bopha', undefined], { written: false, whole: false }],
    ['two words for one', 'Chan Srey Mom', ['Sreymom', 'Chan'], written],
    ['one word for two', 'Chan Sreymom', ['Srey Mom', 'Chan'], written],
    ['all in one', 'Sokbopha', ['Sok Bopha'], written],
    ['in Khmer', 'សុខ បុផា', ['បុប្ផា', 'សុខ'], whole],
    ['in Latin letters, of a person recorded in Khmer', 'Sok Bopha', ['បុប្ផា', 'សុខ'], whole],
    ['in a third script', 'สมชาย', ['สมชาย', undefined], written],
    ['half of it, and another half', 'Sok Dara', bopha, undefined],
    ['one word twice', 'Sok Sok', bopha, undefined],
    ['nothing', ' - ', bopha, undefined],
    ['of a person without a name', 'Sok', [undefined], undefined],
  ])('%s', (_, sought, names, likeness) => {
    expect(likenessOf(sought, names)).toEqual(likeness);
  });

  it('is searched by the sound of each word, and of two adjacent words as one', () => {
    expect(searchSounds('Chan Srey Mom')).toEqual([
      { sound: 'CN', words: 1 },
      { sound: 'SR.', words: 1 },
      { sound: 'MM', words: 1 },
      { sound: 'CNSR.', words: 2 },
      { sound: 'SRMM', words: 2 },
    ]);
  });

  it('is indexed by the words of each field, and by those joined', () => {
    expect(soundsOf(['Srey Mom', 'Chan', undefined])).toEqual(['SR.', 'MM', 'SRMM', 'CN']);
  });

  it('is compared by its first words, however many it has', () => {
    const many = Array.from({ length: 50 }, (_, index) => `n${index}`).join(' ');
    expect(searchSounds(many)).toHaveLength(11);
    expect(soundsOf([many])).toHaveLength(7);
    expect(likenessOf(many, [many])).toEqual(written);
  });

  it('consists of its words without the signs between them', () => {
    expect(wordsOf(' Sok-Bopha  (Srey\u200b Pha) ')).toEqual(['sok', 'bopha', 'srey', 'pha']);
  });
});
