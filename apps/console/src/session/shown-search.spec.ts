import { keepSearch, searchAt } from './shown-search.js';

const place = { person: 'sokha', entry: 'first' };

describe('the search that a list shows', () => {
  it('is there again where “back” leads, and nowhere else', () => {
    keepSearch(place, 'Devi');
    expect(searchAt(place)).toBe('Devi');
    expect(searchAt({ ...place, entry: 'second' })).toBe('');
  });

  it('is there for nobody but the person who searched', () => {
    keepSearch(place, 'Devi');
    expect(searchAt({ ...place, person: 'chenda' })).toBe('');
  });

  it('is gone once it has ended', () => {
    keepSearch(place, 'Devi');
    keepSearch(place, '');
    expect(searchAt(place)).toBe('');
  });
});
