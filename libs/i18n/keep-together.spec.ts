import { BROKEN_WORDS, keepTogether } from './keep-together.js';

const shown = (text: string) => text.replaceAll('\u2060', '|');

describe('a Khmer text on a page', () => {
  it('has a joiner where a browser would end a line within a word, and nothing else', () => {
    expect(shown(keepTogether('ការបណ្តុះបណ្តាលកុំព្យូទ័រ'))).toBe('ការបណ្តុះបណ្តាលកុំ|ព្យូទ័រ');
    expect(shown(keepTogether('មានបញ្ហានៅលើអេក្រង់នេះ'))).toBe('មានបញ្ហានៅលើអេ|ក្រង់នេះ');
    expect(keepTogether('ការបញ្ជូន')).toBe('ការបញ្ជូន');
  });

  it('keeps an answer whole only behind the word with which browsers mistake it', () => {
    expect(shown(keepTogether('បានកត់ត្រាចម្លើយ'))).toBe('បានកត់|ត្រាច|ម្លើយ');
    expect(keepTogether('រង់ចាំចម្លើយ')).toBe('រង់ចាំចម្លើយ');
  });

  it('names each word once, and one place in it', () => {
    expect(BROKEN_WORDS.filter((word) => word.split('|').length !== 2)).toEqual([]);
    expect(new Set(BROKEN_WORDS).size).toBe(BROKEN_WORDS.length);
  });
});
