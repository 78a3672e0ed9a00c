import { digestWith } from '#kernel/integrity';
import { SearchCursors, type SearchOfReader } from './search.cursor.js';
import { LAST_PLACE, toCursor } from './search.ranking.js';

const place = { strength: 4, survivorId: '00000000-0000-4000-8000-00000000000b' };
const search: SearchOfReader = { by: { id: 'sokha' }, purpose: 'CARE', name: 'Chan', birthYear: 2004 };
const cursors = new SearchCursors(digestWith(Buffer.from('a key')));

describe('the sealed end of a page', () => {
  it('goes on with the same search of the same reader, in every process of the installation', () => {
    const elsewhere = new SearchCursors(digestWith(Buffer.from('a key')));
    for (const one of [place, LAST_PLACE]) expect(elsewhere.open(cursors.seal(one, search), search)).toEqual(one);
  });

  it.each<[string, SearchOfReader]>([
    ['reader', { ...search, by: { id: 'dara' } }],
    ['name', { ...search, name: 'Chan Dara' }],
    ['purpose', { ...search, purpose: 'SAFETY' }],
    ['year', { ...search, birthYear: undefined }],
  ])('is refused with another %s', (_, other) => {
    const refused = expect.objectContaining({ code: 'CURSOR_OF_ANOTHER_SEARCH' });
    expect(() => cursors.open(cursors.seal(place, search), other)).toThrow(refused);
  });

  it('is refused where it was altered, and with the key of another installation', () => {
    const sealed = cursors.seal(place, search);
    const altered = `${sealed.slice(0, 30)}${sealed[30] === 'A' ? 'B' : 'A'}${sealed.slice(31)}`;
    const other = new SearchCursors(digestWith(Buffer.from('another key')));
    for (const open of [() => cursors.open(altered, search), () => other.open(sealed, search)])
      expect(open).toThrow(expect.objectContaining({ code: 'CURSOR_OF_ANOTHER_SEARCH' }));
  });

  it('shows neither the place nor that two of them are equal', () => {
    const sealed = [place, place, LAST_PLACE].map((one) => cursors.seal(one, search));
    expect(new Set(sealed).size).toBe(3);
    expect(sealed.map(({ length }) => length)).toEqual([88, 88, 88]);
    expect(sealed.join(' ')).not.toContain(place.survivorId);
  });

  it('may also be the cursor of a match, which the answer shows', () => {
    expect(cursors.open(toCursor(place), search)).toEqual(place);
  });
});
