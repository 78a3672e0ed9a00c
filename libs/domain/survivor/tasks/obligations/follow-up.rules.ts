import type { Day } from '#kernel/decider';
import { isOfKind, closeTask } from './open.rules.js';
import type { Obligation, Tasks } from '../tasks.state.js';

/** The survivor was seen: missed follow-ups before that are settled, and the next one is counted from then. */
export const noteSeen = (tasks: Tasks, on: Day, ref: string): Tasks => {
  const madeUp = closeTask(tasks, ({ kind, since }) => kind === 'MissedFollowUp' && since <= on);
  return restartFollowUp(
    { ...madeUp, seenOn: tasks.seenOn !== undefined && tasks.seenOn > on ? tasks.seenOn : on },
    on,
    ref,
  );
};

/**
 * A follow-up took place or was missed. The first is counted from the first assessment, which determines the interval.
 */
export const restartFollowUp = (tasks: Tasks, on: Day, ref: string): Tasks => {
  const open = tasks.open.map((one): Obligation => {
    if (one.kind === 'FollowUp' && one.since <= on) return { ...one, ref, since: on };
    if (one.kind === 'FollowUpAfterClosure' && (one.seenOn ?? one.since) <= on) return { ...one, seenOn: on };
    return one;
  });
  const isFirst = !tasks.closed && tasks.assessments.length > 0 && !open.some(isOfKind('FollowUp'));
  return { ...tasks, open: isFirst ? [...open, { kind: 'FollowUp', ref, since: on }] : open };
};
