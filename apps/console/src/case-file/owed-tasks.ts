import type { CombinedError } from 'urql';
import type { Task } from '../tasks/owed.js';

export interface OwedTasks {
  readonly owed: readonly Task[];
  /** Whether there is an answer, or none is asked for. */
  readonly isKnown: boolean;
  /** Why they are not known. */
  readonly error: CombinedError | undefined;
}

interface TasksAnswer {
  readonly data: { readonly dueTasks: { readonly edges: readonly { readonly node: Task }[] } } | undefined;
  /** Why they are not known, or were not when they were asked for last. */
  readonly failed: CombinedError | undefined;
}

interface AskedTasks extends TasksAnswer {
  /** Whether it is known what the reader may ask for. */
  readonly isPermissionKnown: boolean;
  readonly isAsked: boolean;
}

const NONE: readonly Task[] = [];

/** A failure is kept while they are asked for again: the notice, and with it the focus on its button, stays until there is an answer. */
export const failureAfter = ({
  data,
  error,
  failed,
}: TasksAnswer & { readonly error: CombinedError | undefined }): CombinedError | undefined =>
  error ?? (data ? undefined : failed);

/** What is said of the open tasks of one case. */
export const toOwedTasks = ({ isPermissionKnown, isAsked, data, failed }: AskedTasks): OwedTasks => ({
  owed: data?.dueTasks.edges.map(({ node }) => node) ?? NONE,
  isKnown: isPermissionKnown && (!isAsked || data !== undefined),
  error: data ? undefined : failed,
});

/** What stands on top of a file: a place that is kept for an answer, and then what is due first, if anything is. */
export const firstDue = ({ owed, isKnown, error }: OwedTasks): Task | 'coming' | undefined =>
  !isKnown && !error ? 'coming' : owed[0];
