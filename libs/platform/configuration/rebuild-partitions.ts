import { PARTITION_COUNTS } from '#nest/plain';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

/**
 * Into how many partitions a rebuild divides the log. One, unless the machine has processors to spare: each takes one and
 * a heap of its own.
 * @throws ConfigurationError
 */
export const rebuildPartitionsFrom = ({ HOMEWARD_REBUILD_PARTITIONS: text }: Environment): number => {
  const [fewest, ...more] = PARTITION_COUNTS;
  if (!text) return fewest!;
  const count = PARTITION_COUNTS.find((one) => String(one) === text);
  if (count !== undefined) return count;
  throw new ConfigurationError(
    `HOMEWARD_REBUILD_PARTITIONS is "${text.slice(0, 100)}": it must be ${[fewest, ...more.slice(0, -1)].join(', ')} or ${more.at(-1)}.`,
  );
};
