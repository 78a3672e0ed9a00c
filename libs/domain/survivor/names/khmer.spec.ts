import { spellKhmer } from './khmer-spelling.rules.js';
import { soundAlike } from './sound.rules.js';

describe('a name in Khmer letters', () => {
  it.each([
    ['an invisible space', 'សុ\u200bខា', 'សុខា'],
    ['an invisible vowel', 'សុខ\u17b5', 'សុខ'],
    ['a vowel before the letter below', 'ស\u17b8\u17d2\u179a', 'ស្រី'],
    ['the closing sign before the vowel', 'ស\u17c6\u17bb', 'សុំ'],
    ['រ below before another', 'ស\u17d2\u179a\u17d2\u178f\u17b8', 'ស្ត្រី'],
    ['ដ below, which looks as ត', 'បណ្ដូល', 'បណ្តូល'],
    ['a vowel in two halves', 'ស\u17c1\u17b6ភា', 'សោភា'],
    ['the other two halves', 'ធ\u17c1\u17b8', 'ធើ'],
    ['ុ for the mark of a register', 'ស\u17bb\u17b8ម', 'ស៊ីម'],
    ['a vowel that stands alone', 'ឧត្តម', 'អុត្តម'],
    ['the other form of it', 'ឲ', 'ឱ'],
  ])('is spelled in one way despite %s', (_, typed, usual) => {
    expect(spellKhmer(typed)).toBe(spellKhmer(usual));
  });

  it('keeps the signs that make it a different name', () => {
    const names = ['សុខ', 'សុខា', 'សុភា', 'សូភា', 'ចាន់', 'ចន្ទ', 'ស្រី', 'ស៊ីម', 'សុំ', 'រដ្ឋា'];
    expect(new Set(names.map(spellKhmer)).size).toBe(names.length);
  });

  it.each([
    ['ចន្ទ', 'ច័ន្ទ'],
    ['ចន្ទ', 'ចាន់'],
    ['សុភ័ក្រ', 'សុភ័ក្ត្រ'],
    ['រតនា', 'រត្នា'],
    ['ចាន់ថា', 'ចន្ថា'],
    ['ពិសិដ្ឋ', 'ពិសិទ្ធ'],
    ['សុជាតិ', 'សុជាត'],
    ['ស៊ុន', 'សុន'],
  ])('%s is found as %s', (one, other) => {
    expect(soundAlike(one, other)).toBe(true);
  });

  it.each([
    ['សុខា', 'Sokha'],
    ['ស្រី', 'Srey'],
    ['វុទ្ធី', 'Vuthy'],
    ['ភក្តី', 'Pheakdey'],
    ['ចន្ទ', 'Chan'],
    ['ចាន់ដា', 'Chenda'],
    ['បុប្ផា', 'Bopha'],
    ['សម្បត្តិ', 'Sambath'],
    ['ពេជ្រ', 'Pich'],
    ['រតនា', 'Ratana'],
    ['គន្ធា', 'Kunthea'],
    ['ជ័យ', 'Chey'],
    ['ពៅ', 'Pov'],
    ['ឧត្តម', 'Oudom'],
    ['សុភាព', 'Sopheap'],
    ['ហេង', 'Heng'],
    ['សំណាង', 'Samnang'],
    ['ភ័ស្តុ៍', 'Phos'],
  ])('%s reads as %s', (khmer, latin) => {
    expect(soundAlike(khmer, latin)).toBe(true);
  });

  it.each([
    ['សុខ', 'សុខា'],
    ['សុភា', 'សុភាព'],
    ['ចាន់', 'ជិន'],
    ['ដារា', 'ដារី'],
  ])('%s is not %s', (one, other) => {
    expect(soundAlike(one, other)).toBe(false);
  });
});
