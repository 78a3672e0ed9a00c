import type { Settings } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { tasksOf } from '../tasks/due.rules.js';
import type { TaskKind } from '../tasks/tasks.codes.js';
import { girl, journey } from './facts.js';

export type Facts = Parameters<typeof journey>;

/** The open tasks with their due days, without the kinds that a spec is not about. */
export const dueDays = (facts: Facts, kinds: readonly TaskKind[], settings: Partial<Settings> = {}): string[] =>
  tasksOf(journey(girl(), ...facts).state().tasks, { ...DEFAULT_SETTINGS, ...settings }, '2020-03-01')
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, dueOn }) => `${kind} ${dueOn}`);
