import type { JsonObject } from '#kernel/decider';
import { closeAmendedReviews } from './entry-review.rules.js';
import type { TaskKind } from '../tasks.codes.js';
import type { Obligation, Tasks } from '../tasks.state.js';

/** Whatever was recorded against a rule is reviewed. */
export const isIrregular = (payload: object): boolean => (payload as JsonObject).irregular !== undefined;

export const isOfKind =
  (...kinds: readonly TaskKind[]) =>
  ({ kind }: Obligation): boolean =>
    kinds.includes(kind);

export const isAbout =
  (ref: string, ...kinds: readonly TaskKind[]) =>
  (one: Obligation): boolean =>
    one.ref === ref && isOfKind(...kinds)(one);

export const addTask = (tasks: Tasks, ...more: readonly Obligation[]): Tasks => ({
  ...tasks,
  open: [...tasks.open, ...more],
});

export const closeTask = (tasks: Tasks, done: (one: Obligation) => boolean): Tasks => ({
  ...tasks,
  open: tasks.open.filter((one) => !done(one)),
});

export const amendOpenTasks = (tasks: Tasks, entry: string): Tasks => ({
  ...tasks,
  open: closeAmendedReviews(tasks.open, entry),
});
