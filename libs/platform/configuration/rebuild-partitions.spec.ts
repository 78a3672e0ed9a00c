import { rebuildPartitionsFrom } from './rebuild-partitions.js';

it.each([
  [undefined, 1],
  ['', 1],
  ['1', 1],
  ['4', 4],
])('of %p, a rebuild divides the log into %d', (text, count) => {
  expect(rebuildPartitionsFrom({ HOMEWARD_REBUILD_PARTITIONS: text })).toBe(count);
});

it.each(['0', '3', '16', '04', '2.0', ' 2', 'two'])('refuses %p', (text) => {
  expect(() => rebuildPartitionsFrom({ HOMEWARD_REBUILD_PARTITIONS: text })).toThrow(
    `HOMEWARD_REBUILD_PARTITIONS is "${text}": it must be 1, 2, 4 or 8.`,
  );
});
