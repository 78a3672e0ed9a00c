import { STRANDS, type Strand } from '#nest';
import type { RecordEntry } from './record-entries.js';
import type { TimelineLane, TimelineMonth } from './timeline.type.js';

const countsOf = <Key>(keys: readonly Key[]): ReadonlyMap<Key, number> => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** In the order of the entries. */
export const countMonths = (entries: readonly RecordEntry[]): TimelineMonth[] =>
  [...countsOf(entries.map(({ on }) => on.slice(0, 7)))].map(([month, count]) => ({ month, count }));

/** In the order of the strands. */
export const countLanes = (lanes: readonly Strand[]): TimelineLane[] => {
  const counts = countsOf(lanes);
  return STRANDS.flatMap((lane) => (counts.has(lane) ? [{ lane, count: counts.get(lane)! }] : []));
};
