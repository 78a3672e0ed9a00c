import { fromFirst, isSameEntry, withNews, withPage } from './pages.js';
import { entryOf, pageOf } from './testing.js';

const idsIn = ({ entries }: { readonly entries: readonly { readonly eventId: string }[] }) =>
  entries.map(({ eventId }) => eventId);

describe('the pages of a timeline', () => {
  const more = { totalCount: 3, pageInfo: { hasNextPage: true, endCursor: 'b' } };
  const first = fromFirst(pageOf([entryOf('c', '2020-05-01'), entryOf('b', '2020-04-01')], more));

  it('follow each other, until nothing is left', () => {
    expect([idsIn(first), first.next]).toEqual([['c', 'b'], 'b']);
    const whole = withPage(first, 'b', pageOf([entryOf('a', '2020-03-01')], { totalCount: 3 }));
    expect([idsIn(whole), whole.next]).toEqual([['c', 'b', 'a'], null]);
  });

  it('do not go back when one comes late', () => {
    const whole = withPage(first, 'b', pageOf([entryOf('a', '2020-03-01')], { totalCount: 3 }));
    expect(withPage(whole, 'b', pageOf([entryOf('b', '2020-04-01')], more))).toBe(whole);
  });

  it('count what was recorded meanwhile once: when it comes as news', () => {
    const recorded = entryOf('d', '2020-03-15', { revision: 7 });
    const page = pageOf([recorded, entryOf('a', '2020-03-01')], { totalCount: 4 });
    const whole = withPage(first, 'b', page);
    expect([whole.totalCount, whole.revision]).toEqual([3, first.revision]);
    const after = withNews(whole, pageOf([recorded]));
    expect([after.totalCount, after.revision, idsIn(after)]).toEqual([4, 7, ['c', 'b', 'd', 'a']]);
  });

  it('take what is new where it happened, and count it', () => {
    const news = pageOf([entryOf('d', '2020-04-15', { revision: 7 })]);
    const after = withNews(first, news);
    expect(idsIn(after)).toEqual(['c', 'd', 'b']);
    expect([after.totalCount, after.revision, after.months.get('2020-04'), after.next]).toEqual([4, 7, 2, 'b']);
  });

  it('replace an entry that was amended, without counting it again', () => {
    const after = withNews(first, pageOf([entryOf('b', '2020-04-01', { standing: 'CORRECTED' })], { revision: 7 }));
    expect(after.entries[1]).toMatchObject({ eventId: 'b', standing: 'CORRECTED' });
    expect([after.totalCount, after.months.get('2020-04')]).toEqual([3, 1]);
  });
});

it('tells whether an entry that is read again says what it said, whatever follows in its series', () => {
  const entry = entryOf('b', '2020-04-01');
  const series = { id: 's', count: 12, from: '2020-03-01', to: '2020-07-01' };
  expect(isSameEntry(entry, entryOf('b', '2020-04-01', { series }))).toBe(true);
  expect(isSameEntry(entry, entryOf('b', '2020-04-01', { standing: 'CORRECTED' }))).toBe(false);
});
