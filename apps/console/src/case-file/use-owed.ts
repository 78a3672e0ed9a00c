import { LIVE_DUE_TASKS, DUE_TASKS, type Task } from '../caseload/owed.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';

interface OwedTasks {
  readonly owed: readonly Task[];
  /** Whether there is an answer, or none is asked for. */
  readonly isKnown: boolean;
}

const NONE: readonly Task[] = [];

/** The open tasks of one case, while they may be asked for. */
export const useOwed = (survivorId: string, purpose: Purpose, pause: boolean): OwedTasks => {
  const permitted = usePermitted();
  const asks = permitted?.has('dueTasks') ?? false;
  const { data } = useLive({
    query: DUE_TASKS,
    variables: { purpose, survivorId },
    live: LIVE_DUE_TASKS,
    watched: { purpose, survivorId },
    as: (owed) => owed,
    pause: pause || !asks,
  });
  return {
    owed: data?.dueTasks.edges.map(({ node }) => node) ?? NONE,
    isKnown: permitted !== undefined && (!asks || data !== undefined),
  };
};
