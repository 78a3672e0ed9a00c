import { randomUUID } from 'node:crypto';
import type { Partition } from '#kernel/projections';
import { COMMANDED, PREFIXES, REGISTERS, DIRECTORY } from './streams.js';
import { PARTITION_COUNTS, WHOLE_LOG, prefixesIn } from './partition.js';

const partitionsOf = (of: number): readonly Partition[] => Array.from({ length: of }, (_, index) => ({ index, of }));
const holds = (partition: Partition) => (stream: string) =>
  prefixesIn(partition).some((prefix) => stream.startsWith(prefix));

const YEARS = [1999, 2019, 2023, 2024, 2025, 2026, 2099, 2100];

/** Streams as this service names them, many of each kind. */
const STREAMS = [
  `${DIRECTORY}-${REGISTERS}`,
  ...COMMANDED.filter((category) => category !== DIRECTORY).flatMap((category) =>
    Array.from({ length: 400 }, () =>
      category === 'setaside' ? `setaside-survivor-${randomUUID()}` : `${category}-${randomUUID()}`,
    ),
  ),
  ...YEARS.map((year) => `access-${year}0704-${randomUUID()}`),
];

describe.each(PARTITION_COUNTS)('a log in %d partitions', (of) => {
  it('has each stream in exactly one of them', () => {
    for (const stream of STREAMS)
      expect([stream, partitionsOf(of).filter((one) => holds(one)(stream)).length]).toEqual([stream, 1]);
  });

  it('has about as many records in each', () => {
    const records = STREAMS.filter((stream) => stream.startsWith('survivor-'));
    for (const partition of partitionsOf(of)) {
      const share = records.filter(holds(partition)).length / records.length;
      expect(Math.abs(share - 1 / of)).toBeLessThan(0.15);
    }
  });

  it('has no prefix in two of them, or within another', () => {
    const prefixes = partitionsOf(of).flatMap(prefixesIn);
    const within = prefixes.filter((one, place) => prefixes.some((other, at) => at !== place && one.startsWith(other)));
    expect(within).toEqual([]);
  });
});

it('leaves out no prefix that views and policies read', () => {
  const halves = partitionsOf(2).flatMap(prefixesIn);
  for (const prefix of PREFIXES) expect(halves.some((one) => one.startsWith(prefix))).toBe(true);
  for (const prefix of PREFIXES) expect(prefixesIn(WHOLE_LOG)).toContain(prefix);
});

it('has the readings of consecutive years in different partitions', () => {
  const placeOf = (year: number) =>
    partitionsOf(4).findIndex((one) => holds(one)(`access-${year}0704-${randomUUID()}`));
  expect(new Set([2023, 2024, 2025, 2026].map(placeOf)).size).toBe(4);
});
