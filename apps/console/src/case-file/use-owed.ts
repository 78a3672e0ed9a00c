import { useState } from 'react';
import type { CombinedError } from 'urql';
import { LIVE_DUE_TASKS, DUE_TASKS } from '../tasks/owed.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';
import { failureAfter, toOwedTasks, type OwedTasks } from './owed-tasks.js';

export interface LiveOwedTasks extends OwedTasks {
  readonly again: () => void;
}

/** The open tasks of one case, while they may be asked for. */
export const useOwed = (survivorId: string, purpose: Purpose, pause: boolean): LiveOwedTasks => {
  const permitted = usePermitted();
  const isAsked = permitted?.has('dueTasks') ?? false;
  const { data, error, again } = useLive({
    query: DUE_TASKS,
    variables: { purpose, survivorId },
    live: LIVE_DUE_TASKS,
    watched: { purpose, survivorId },
    as: (owed) => owed,
    pause: pause || !isAsked,
  });
  const [before, setFailed] = useState<CombinedError>();
  const failed = failureAfter({ data, error, failed: before });
  if (failed !== before) setFailed(failed);
  return { ...toOwedTasks({ isPermissionKnown: permitted !== undefined, isAsked, data, failed }), again };
};
