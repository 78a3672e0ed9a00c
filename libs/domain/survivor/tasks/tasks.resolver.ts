import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AggregateStores, AllowedTo, CurrentReader, toPage, mapNodes, survivorIdsIn, type Reader } from '#nest';
import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { PersonNames, type ReadSessions } from '../steps/referral/person-names.js';
import type { CaseWithTasks } from './due-lists.js';
import type { Task } from './due.rules.js';
import { openTasksFor, workerOf } from './open-tasks.js';
import { DueTasks, DueTasksArgs, type DueTask } from './tasks.type.js';
import { workIn, type WorkOfCase } from './work/work.js';
import { DueWorkArgs, DueWorkConnection, type DueWork } from './work/work.type.js';

const PAGE = 50;

/** Beyond this many tasks, they are not counted. */
const WORK_MAX_TASKS = 5_000;

/** What is due: task by task, and as people work through it, survivor by survivor. */
@Resolver()
export class TasksResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  get #sources() {
    return { db: this.db, stores: this.stores };
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => DueTasks, {
    description: "The open tasks of your caseload, or of your office's.",
  })
  dueTasks(@Args() asked: DueTasksArgs, @CurrentReader() reader: Reader): Promise<DueTasks> {
    return this.due(asked, reader);
  }

  /** @param sessions those of a reader who watches the list */
  async due(asked: DueTasksArgs, reader: Reader, sessions?: ReadSessions): Promise<DueTasks> {
    const { purpose, worker, office, survivorId, first = PAGE, after = '', atLeast } = asked;
    const narrow = { worker, office, survivorId, first: first + 1, after };
    const { due, stale } = await openTasksFor(this.#sources, { ...narrow, purpose, atLeast }, reader.by);
    const edges = due.map(({ cursor, task, of }) => ({ cursor, node: toDueTask(task, of) }));
    const page = toPage(edges, { first, after, stale });
    const names = await this.names.of(survivorIdsIn(page), purpose, reader, sessions);
    return mapNodes(page, (node) => ({ ...node, name: names.get(node.survivorId) }));
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => DueWorkConnection, {
    description: "What is due in your caseload, or in your office's, by survivor.",
  })
  dueWork(@Args() asked: DueWorkArgs, @CurrentReader() reader: Reader): Promise<DueWorkConnection> {
    return this.work(asked, reader);
  }

  /** @param sessions those of a reader who watches the list */
  async work(
    { purpose, worker, office, first = PAGE, after = '', atLeast, ...filter }: DueWorkArgs,
    reader: Reader,
    sessions?: ReadSessions,
  ): Promise<DueWorkConnection> {
    // every page needs all tasks: they are grouped and counted before the page is cut
    const narrow = { worker, office, first: WORK_MAX_TASKS, after: '' };
    const { due, isWhole, stale, needsCaseWorker } = await openTasksFor(
      this.#sources,
      { ...narrow, purpose, atLeast },
      reader.by,
    );
    const all = workIn(due, filter);
    const rest = all.filter(({ cursor }) => cursor > after).map((one) => ({ cursor: one.cursor, node: one }));
    const page = mapNodes(toPage(rest, { first, after, stale }), (one) => ({
      ...workShown(one),
      needsCaseWorker: needsCaseWorker(one.of),
    }));
    const names = await this.names.of(survivorIdsIn(page), purpose, reader, sessions);
    return {
      ...mapNodes(page, (node) => ({ ...node, name: names.get(node.survivorId) })),
      totalCount: isWhole ? all.length : null,
      overdueCount: isWhole ? all.filter(({ overdue }) => overdue).length : null,
    };
  }
}

/** A task as lists show it. */
export const toDueTask = (task: Task, one: CaseWithTasks): DueTask => ({
  ...task,
  survivorId: one.survivorId,
  office: one.office,
  worker: task.worker ?? workerOf(one),
});

const workShown = ({ of, overdue, tasks }: WorkOfCase): Omit<DueWork, 'needsCaseWorker'> => ({
  survivorId: of.survivorId,
  caseNumber: caseNumberOf(of.survivorId),
  office: of.office,
  worker: workerOf(of),
  riskLevel: of.riskLevel,
  overdue,
  tasks,
});
