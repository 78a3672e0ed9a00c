import { containsWords } from '../../language/contains-words.js';
import type { Lane, TimelineEntry } from './documents.js';
import type { LoadedTimeline } from './pages.js';

export interface Series {
  readonly id: string;
  readonly count: number;
  readonly from: string;
  readonly to: string;
  readonly entries: readonly TimelineEntry[];
}

/** A line of the timeline: an entry, or entries that repeat each other. */
export type TimelineRow = { readonly entry: TimelineEntry } | { readonly series: Series };

export interface MonthOfRows {
  readonly month: string;
  /** How many entries happened in it, loaded or not. */
  readonly count: number;
  readonly rows: readonly TimelineRow[];
}

/** Which of the entries are shown. */
export interface Filter {
  /** None for all. */
  readonly lanes: ReadonlySet<Lane>;
  /** Words that an entry contains, all of them. */
  readonly sought: string;
}

export const NO_FILTER: Filter = { lanes: new Set(), sought: '' };

const isFiltering = ({ lanes, sought }: Filter): boolean => lanes.size > 0 || sought.trim() !== '';

/** @param textOf everything that an entry says, in words */
export const matching = (
  entries: readonly TimelineEntry[],
  { lanes, sought }: Filter,
  textOf: (entry: TimelineEntry) => string,
): readonly TimelineEntry[] =>
  entries
    .filter(({ lane }) => lanes.size === 0 || lanes.has(lane))
    // an entry is put into words only where some are sought: a long record has thousands
    .filter((entry) => sought.trim() === '' || containsWords(textOf(entry), sought));

/** Two entries are read faster than a folded line. */
const FOLDED_MIN = 3;

const monthOf = ({ on }: { readonly on: string }): string => on.slice(0, 7);

/** The rows by month, the latest first. A series stands where its latest entry does. */
export const monthsOf = (
  shown: readonly TimelineEntry[],
  loaded: LoadedTimeline,
  filter: Filter,
): readonly MonthOfRows[] => {
  const series = new Map<string, TimelineEntry[]>();
  for (const entry of shown)
    if (entry.series) series.set(entry.series.id, [...(series.get(entry.series.id) ?? []), entry]);
  const months = new Map<string, TimelineRow[]>();
  const counts = new Map<string, number>();
  for (const entry of shown) {
    const month = monthOf(entry);
    counts.set(month, (counts.get(month) ?? 0) + 1);
    const same = series.get(entry.series?.id ?? '') ?? [];
    const isFolded = same.length > 0 && Math.max(same.length, filterless(entry, filter)) >= FOLDED_MIN;
    if (isFolded && same[0] !== entry) continue;
    const row = isFolded ? { series: seriesOf(same, filter) } : { entry };
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, rows]) => ({
    month,
    rows,
    count: (isFiltering(filter) ? counts : loaded.months).get(month) ?? rows.length,
  }));
};

/** How many the whole series has; while the user looks for something, only what was found counts. */
const filterless = ({ series }: TimelineEntry, filter: Filter): number =>
  filter.sought.trim() ? 0 : (series?.count ?? 0);

const seriesOf = (same: readonly TimelineEntry[], filter: Filter): Series => {
  // the latest answer counts the whole series
  const { id, count, from, to } = same
    .map(({ series }) => series!)
    .toSorted((one, other) => other.count - one.count)[0]!;
  if (!filter.sought.trim()) return { id, count, from, to, entries: same };
  return { id, count: same.length, from: same.at(-1)!.on, to: same[0]!.on, entries: same };
};
