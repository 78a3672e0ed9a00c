import { readNextCursor } from '../../api/pages.js';
import type { Lane, TimelineEntry, TimelinePage } from './documents.js';

/** What of a timeline has been loaded, and what the service counts of the rest. */
export interface LoadedTimeline {
  /** The latest day first. */
  readonly entries: readonly TimelineEntry[];
  readonly totalCount: number;
  readonly revision: number;
  readonly months: ReadonlyMap<string, number>;
  readonly lanes: ReadonlyMap<Lane, number>;
  /** Where the next page begins; null when everything is loaded. */
  readonly next: string | null;
}

const latestFirst = (one: TimelineEntry, other: TimelineEntry): number =>
  one.on === other.on ? other.revision - one.revision : one.on < other.on ? 1 : -1;

const mergeEntries = (before: readonly TimelineEntry[], more: readonly TimelineEntry[]): TimelineEntry[] => {
  const byId = new Map(before.map((entry) => [entry.eventId, entry]));
  for (const entry of more) byId.set(entry.eventId, entry);
  return [...byId.values()].toSorted(latestFirst);
};

const nodesOf = ({ edges }: TimelinePage): TimelineEntry[] => edges.map(({ node }) => node);

/** Whether an entry says what it said: what stands around it, such as its series, is no part of that. */
export const isSameEntry = (one: TimelineEntry, other: TimelineEntry): boolean =>
  one === other || JSON.stringify({ ...one, series: null }) === JSON.stringify({ ...other, series: null });

/** The first page, with the counts of everything. */
export const fromFirst = (page: TimelinePage): LoadedTimeline => ({
  entries: nodesOf(page).toSorted(latestFirst),
  totalCount: page.totalCount,
  revision: page.revision,
  months: new Map(page.months.map(({ month, count }) => [month, count])),
  lanes: new Map(page.lanes.map(({ lane, count }) => [lane, count])),
  next: readNextCursor(page),
});

/**
 * After another page; one that comes late, after what followed it, changes nothing. What was recorded since the first
 * page is counted when it comes as news.
 */
export const withPage = (before: LoadedTimeline, after: string, page: TimelinePage): LoadedTimeline =>
  before.next === after
    ? { ...before, entries: mergeEntries(before.entries, nodesOf(page)), next: readNextCursor(page) }
    : before;

const addCounts = <Key>(counts: ReadonlyMap<Key, number>, keys: readonly Key[]): ReadonlyMap<Key, number> => {
  const sums = new Map(counts);
  for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + 1);
  return sums;
};

/** After the entries since the last revision: those that are new, and those that were amended. */
export const withNews = (before: LoadedTimeline, news: TimelinePage): LoadedTimeline => {
  const recorded = nodesOf(news).filter(({ revision }) => revision > before.revision);
  return {
    ...before,
    entries: mergeEntries(before.entries, nodesOf(news)),
    totalCount: before.totalCount + recorded.length,
    revision: Math.max(news.revision, before.revision),
    months: addCounts(
      before.months,
      recorded.map(({ on }) => on.slice(0, 7)),
    ),
    lanes: addCounts(
      before.lanes,
      recorded.map(({ lane }) => lane),
    ),
  };
};
