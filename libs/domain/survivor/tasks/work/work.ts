import type { RiskLevel } from '../../steps/risk/risk.codes.js';
import type { CaseWithTasks, ListedTask } from '../due-lists.js';
import { DECISION_KINDS, type TaskKind } from '../tasks.codes.js';

/** Which tasks of a list are wanted: a filter that is not set does not apply. */
interface WorkFilter {
  readonly kind?: TaskKind | undefined;
  readonly riskLevel?: RiskLevel | undefined;
  readonly overdue?: boolean | undefined;
  /** Only those in which a second person decides, or only the others. */
  readonly decisions?: boolean | undefined;
}

/** The tasks of one kind: how many, and since when and by when the first of them is due. */
export interface KindOfWork {
  readonly kind: TaskKind;
  readonly since: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly count: number;
}

/** What is due for one survivor. */
export interface WorkOfCase {
  readonly cursor: string;
  readonly of: CaseWithTasks;
  readonly overdue: boolean;
  readonly tasks: readonly KindOfWork[];
}

const isWanted =
  ({ kind, riskLevel, overdue, decisions }: WorkFilter) =>
  ({ task, of }: ListedTask): boolean =>
    (kind === undefined || task.kind === kind) &&
    (riskLevel === undefined || of.riskLevel === riskLevel) &&
    (overdue === undefined || task.overdue === overdue) &&
    (decisions === undefined || DECISION_KINDS.has(task.kind) === decisions);

/** Groups tasks, the most urgent first, by survivor and by kind: their order stays. */
export const workIn = (due: readonly ListedTask[], filter: WorkFilter): readonly WorkOfCase[] => {
  const byCase = new Map<string, ListedTask[]>();
  for (const one of due.filter(isWanted(filter))) {
    const own = byCase.get(one.of.survivorId);
    if (own) own.push(one);
    else byCase.set(one.of.survivorId, [one]);
  }
  return [...byCase.values()].map((own) => {
    const [{ cursor, of }] = own as [ListedTask];
    const overdue = own.some(({ task }) => task.overdue);
    return { cursor: cursor.split('/', 2).join('/'), of, overdue, tasks: kindsIn(own) };
  });
};

const kindsIn = (own: readonly ListedTask[]): KindOfWork[] => {
  const kinds = [...new Set(own.map(({ task }) => task.kind))];
  return kinds.map((kind) => {
    const same = own.filter(({ task }) => task.kind === kind);
    const { since, dueOn, overdue } = same[0]!.task;
    return { kind, since, dueOn, overdue, count: same.length };
  });
};
