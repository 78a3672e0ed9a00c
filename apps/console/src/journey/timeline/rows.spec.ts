import type { TimelineEntry } from './documents.js';
import { fromFirst } from './pages.js';
import { NO_FILTER, matching, monthsOf, type Filter } from './rows.js';
import { entryOf, pageOf } from './testing.js';

const counselling = (eventId: string, on: string, count: number): TimelineEntry =>
  entryOf(eventId, on, { lane: 'SERVICES', series: { id: 's', count, from: '2020-03-01', to: '2020-07-01' } });

const rowsShown = (entries: readonly TimelineEntry[], filter: Filter = NO_FILTER) => {
  const loaded = fromFirst(pageOf(entries));
  const found = matching(loaded.entries, filter, ({ eventId }) => `Entry ${eventId}`);
  return monthsOf(found, loaded, filter).map(({ month, count, rows }) => [
    month,
    count,
    rows.map((row) => ('series' in row ? `${row.series.count} times` : row.entry.eventId)),
  ]);
};

describe('the rows of a timeline', () => {
  it('stand in their months, the latest first, with the counts of the service', () => {
    expect(rowsShown([entryOf('c', '2020-05-02'), entryOf('b', '2020-05-01'), entryOf('a', '2020-03-01')])).toEqual([
      ['2020-05', 2, ['c', 'b']],
      ['2020-03', 1, ['a']],
    ]);
  });

  it('fold entries that repeat each other where the latest of them stands', () => {
    const some = [counselling('d', '2020-07-01', 12), entryOf('c', '2020-05-01'), counselling('b', '2020-04-01', 12)];
    expect(rowsShown(some)).toEqual([
      ['2020-07', 1, ['12 times']],
      ['2020-05', 1, ['c']],
    ]);
    const two = [counselling('d', '2020-07-01', 2), counselling('b', '2020-04-01', 2)];
    expect(rowsShown(two).map(([, , rows]) => rows)).toEqual([['d'], ['b']]);
  });

  it('show what contains all words, unfolded if that is little', () => {
    const some = [counselling('d', '2020-07-01', 12), counselling('b', '2020-04-01', 12)];
    expect(rowsShown(some, { ...NO_FILTER, sought: 'ENTRY b' })).toEqual([['2020-04', 1, ['b']]]);
    expect(rowsShown(some, { ...NO_FILTER, sought: 'nothing' })).toEqual([]);
  });

  it('show only the chosen strands', () => {
    const some = [counselling('d', '2020-07-01', 1), entryOf('c', '2020-05-01')];
    expect(rowsShown(some, { ...NO_FILTER, lanes: new Set(['RISK']) })).toEqual([['2020-05', 1, ['c']]]);
  });
});
