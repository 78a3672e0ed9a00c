import type { Partition } from '#kernel/projections';
import { COMMANDED, DIRECTORY, PREFIXES, type CommandedCategory } from './streams.js';

export const WHOLE_LOG: Partition = { index: 0, of: 1 };

/** Into how many partitions a log may be divided. */
export const PARTITION_COUNTS: readonly number[] = [1, 2, 4, 8];

/** The digits with which an id begins: a UUID in lower case, drawn or hashed, so that each is as frequent. */
const DIGITS = [...'0123456789abcdef'];

/** Most streams of the access log are named by their day: readings are divided by the year. */
const YEARS_AND_IDS = [
  ...DIGITS.filter((digit) => digit !== '2'),
  ...DIGITS.filter((digit) => digit !== '0').map((digit) => `2${digit}`),
  ...DIGITS.flatMap((decade) => DIGITS.map((year) => `20${decade}${year}`)),
];

/** How the names of a category go on after its prefix; by default, with an id. Few streams have other names. */
const BEGINNINGS: Readonly<Partial<Record<CommandedCategory, readonly string[]>>> = {
  access: YEARS_AND_IDS,
  [DIRECTORY]: [''],
  setaside: [''],
};

/**
 * The name prefixes of the streams in a partition, so that the event store sends no other event. Names that this service
 * never gives, such as an id that begins with another letter, are in none: nothing in such a stream counts.
 */
export const prefixesIn = ({ index, of }: Partition): readonly string[] =>
  of === 1
    ? PREFIXES
    : COMMANDED.flatMap((category) =>
        (BEGINNINGS[category] ?? DIGITS)
          .filter((_, place) => place % of === index)
          .map((beginning) => `${category}-${beginning}`),
      );
