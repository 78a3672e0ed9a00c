import { journey, survivor } from '#journey';
import { transactorsFor } from '#platform';
import type { Step } from '#step';

/** Everything that is recorded: the survivor's journey, and the two aggregates beside it. */
export const steps: readonly Step[] = [...journey];

export const transactors = transactorsFor({ survivor, prosecution: survivor, operation: survivor });
