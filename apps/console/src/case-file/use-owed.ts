import { useState } from 'react';
import type { CombinedError } from 'urql';
import { LIVE_DUE_TASKS, DUE_TASKS, type Task } from '../caseload/owed.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';

export interface OwedTasks {
  readonly owed: readonly Task[];
  /** Whether there is an answer, or none is asked for. */
  readonly isKnown: boolean;
  /** Why they are not known. */
  readonly error: CombinedError | undefined;
  readonly again: () => void;
}

const NONE: readonly Task[] = [];

/** The open tasks of one case, while they may be asked for. */
export const useOwed = (survivorId: string, purpose: Purpose, pause: boolean): OwedTasks => {
  const permitted = usePermitted();
  const asks = permitted?.has('dueTasks') ?? false;
  const { data, error, again } = useLive({
    query: DUE_TASKS,
    variables: { purpose, survivorId },
    live: LIVE_DUE_TASKS,
    watched: { purpose, survivorId },
    as: (owed) => owed,
    pause: pause || !asks,
  });
  // kept while they are asked for again: the notice, and with it the focus on its button, stays until there is an answer
  const [failed, setFailed] = useState<CombinedError>();
  if (error && error !== failed) setFailed(error);
  if (data && failed && !error) setFailed(undefined);
  return {
    owed: data?.dueTasks.edges.map(({ node }) => node) ?? NONE,
    isKnown: permitted !== undefined && (!asks || data !== undefined),
    error: data ? undefined : failed,
    again,
  };
};
