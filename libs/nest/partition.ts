import type { Partition } from '#kernel/projections';
import { COMMANDED, DIRECTORY, PREFIXES, type CommandedCategory } from './streams.js';

export const WHOLE_LOG: Partition = { index: 0, of: 1 };

/** Into how many partitions a log may be divided. */
export const PARTITION_COUNTS: readonly number[] = [1, 2, 4, 8];

/** The digits with which an id begins. */
const DIGITS = [...'0123456789abcdef'];

/** Those whose streams are not all named by an id, and the partition that has them whole. */
const WHOLE: Readonly<Partial<Record<CommandedCategory, 'first' | 'last'>>> = {
  [DIRECTORY]: 'first',
  setaside: 'first',
  access: 'last', // by day: no name divides the readings evenly
};

/**
 * The name prefixes of the streams in a partition, so that the event store sends no other event. Ids are UUIDs in lower
 * case, drawn or hashed: their first digit divides streams as evenly as a hash of the name.
 */
export const prefixesIn = ({ index, of }: Partition): readonly string[] => {
  if (of === 1) return PREFIXES;
  const digits = DIGITS.filter((_, digit) => digit % of === index);
  const isIn = { first: index === 0, last: index === of - 1 };
  return COMMANDED.flatMap((category) => {
    const place = WHOLE[category];
    if (place) return isIn[place] ? [`${category}-`] : [];
    return digits.map((digit) => `${category}-${digit}`);
  });
};
