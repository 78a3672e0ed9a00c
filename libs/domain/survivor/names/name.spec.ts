import { likenessOf, searchSounds, soundsOf, wordsOf } from './name.rules.js';

const bopha = ['Bopha', 'Sok'];
const whole = { written: false, whole: true };
const written = { written: true, whole: true };

describe('a name in a search', () => {
  it.each<{ title: string; sought: string; names: readonly (string | undefined)[]; likeness?: object }>([
    { title: 'as it is written', sought: 'Sok Bopha', names: bopha, likeness: written },
    { title: 'in capitals, with signs', sought: 'SOK, BOPHA', names: bopha, likeness: written },
    { title: 'as it sounds', sought: 'Suk Bupha', names: bopha, likeness: whole },
    { title: 'the given name first', sought: 'Bopha Sok', names: bopha, likeness: written },
    { title: 'without the family name', sought: 'Bopha', names: bopha, likeness: { written: true, whole: false } },
    {
      title: 'by a family name that is not on record',
      sought: 'Sok Bofa',
      names: ['Bopha', undefined],
      likeness: { written: false, whole: false },
    },
    { title: 'two words for one', sought: 'Chan Srey Mom', names: ['Sreymom', 'Chan'], likeness: written },
    { title: 'one word for two', sought: 'Chan Sreymom', names: ['Srey Mom', 'Chan'], likeness: written },
    { title: 'all in one', sought: 'Sokbopha', names: ['Sok Bopha'], likeness: written },
    { title: 'in Khmer', sought: 'សុខ បុផា', names: ['បុប្ផា', 'សុខ'], likeness: whole },
    {
      title: 'in Latin letters, of a person recorded in Khmer',
      sought: 'Sok Bopha',
      names: ['បុប្ផា', 'សុខ'],
      likeness: whole,
    },
    { title: 'in a third script', sought: 'สมชาย', names: ['สมชาย', undefined], likeness: written },
    { title: 'half of it, and another half', sought: 'Sok Dara', names: bopha },
    { title: 'one word twice', sought: 'Sok Sok', names: bopha },
    { title: 'nothing', sought: ' - ', names: bopha },
    { title: 'of a person without a name', sought: 'Sok', names: [undefined] },
  ])('$title', ({ sought, names, likeness }) => {
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
