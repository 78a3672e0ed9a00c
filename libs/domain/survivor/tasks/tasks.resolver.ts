import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { PURPOSES_OF } from '#security/access';
import { BreakGlassView } from '#security/access-log';
import { dayAt, type Actor } from '#kernel/decider';
import {
  AllowedTo,
  CurrentReader,
  AggregateStores,
  isStale,
  type Purpose,
  type Reader,
  type Role,
  pageInfoOf,
} from '#kernel/nest';
import { currentCases } from './case-lists.js';
import { dueOf, dueTasksOf, inOrder, type Case } from './due-lists.js';
import type { Task } from './due.rules.js';
import { glassToReview } from './glass-to-review.js';
import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { PersonNames, type Visits } from '../steps/referral/person-names.js';
import { Caseload, CaseloadArgs, DueTasks, DueTasksArgs, type DueTask } from './tasks.type.js';
import { CaseView } from './tasks.view.js';

const PAGE = 50;

export const SHOWN_BY = [CaseView, 'RelationView', 'ReferralView'];

@Resolver()
export class TasksResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly transactors: AggregateStores,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => DueTasks, {
    description: "The open tasks of your caseload, or of your office's.",
  })
  dueTasks(@Args() asked: DueTasksArgs, @CurrentReader() reader: Reader): Promise<DueTasks> {
    return this.due(asked, reader);
  }

  /** @param visits the visits of a reader who watches the list */
  async due(
    { purpose, worker, office, survivorId, first = PAGE, after = '', atLeast }: DueTasksArgs,
    reader: Reader,
    visits?: Visits,
  ): Promise<DueTasks> {
    const { by } = reader;
    const stale = await isStale(this.db, [...SHOWN_BY, BreakGlassView], this.transactors.ledger, atLeast);
    if (!mayAskFor(purpose, by)) return paged([], { first, after, stale });
    const context = { settings: this.transactors.ledger.settings, today: dayAt(new Date().toISOString()) };
    const asked = { first: first + 1, after, worker, office, survivorId };
    const [due, glass] = await Promise.all([
      dueTasksOf(this.db, by, asked, context),
      glassToReview(this.db, by, asked, context),
    ]);
    const edges = inOrder([...due, ...glass]).map(({ cursor, task, of }) => ({ cursor, node: shown(task, of) }));
    const page = paged(edges, { first, after, stale });
    const names = await this.names.of(whomIn(page), purpose, reader, visits);
    return shownWith(page, (node) => ({ ...node, name: names.get(node.survivorId) }));
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => Caseload, {
    description: 'Open cases assigned to you; for supervisors, all open cases of their office.',
  })
  caseload(@Args() asked: CaseloadArgs, @CurrentReader() reader: Reader): Promise<Caseload> {
    return this.cases(asked, reader);
  }

  /** @param visits the visits of a reader who watches the list */
  async cases(
    { purpose, first = PAGE, after, atLeast }: CaseloadArgs,
    reader: Reader,
    visits?: Visits,
  ): Promise<Caseload> {
    const { by } = reader;
    const stale = await isStale(this.db, SHOWN_BY, this.transactors.ledger, atLeast);
    if (!mayAskFor(purpose, by)) return paged([], { first, after, stale });
    const cases = await currentCases(this.db, by, { first: first + 1, after });
    const context = { settings: this.transactors.ledger.settings, today: dayAt(new Date().toISOString()) };
    const edges = cases.map((one) => {
      const { survivorId: id, status, riskLevel, referredOn: on, office } = one;
      const [next] = dueOf(one, by, context.settings, context.today);
      const nextTask = next ? shown(next.task, one) : null;
      return {
        cursor: `${on}/${id}`,
        node: {
          survivorId: id,
          caseNumber: caseNumberOf(id),
          status,
          riskLevel,
          referredOn: on,
          office,
          worker: workerOf(one),
          nextTask,
        },
      };
    });
    const page = paged(edges, { first, after, stale });
    const names = await this.names.of(whomIn(page), purpose, reader, visits);
    return shownWith(page, ({ nextTask, ...node }) => {
      const name = names.get(node.survivorId);
      return { ...node, name, nextTask: nextTask && { ...nextTask, name } };
    });
  }
}

const shown = (task: Task, one: Case): DueTask => ({
  ...task,
  survivorId: one.survivorId,
  office: one.office,
  worker: task.worker ?? workerOf(one),
});

/** The list is empty for any other purpose, since a record read for it appears not to exist. */
export const mayAskFor = (purpose: Purpose, { role }: Actor): boolean => PURPOSES_OF[role as Role].includes(purpose);

/** The case worker assigned last; before the first assignment, the worker who received the referral. */
export const workerOf = ({ assigned, receivedBy }: Pick<Case, 'assigned' | 'receivedBy'>): string | null =>
  assigned ? (assigned.findLast(({ as }) => as === 'CaseWorker')?.worker ?? null) : receivedBy;

interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

const whomIn = ({ edges }: Page<{ readonly survivorId: string }>): string[] => edges.map(({ node }) => node.survivorId);

const shownWith = <Node, Shown, Rest extends object>(
  { edges, ...rest }: Page<Node> & Rest,
  shown: (node: Node) => Shown,
) => ({ ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: shown(node) })) });

/** The query fetched one more row than the page shows. */
const paged = <Edge extends { readonly cursor: string }>(
  found: readonly Edge[],
  { first, after, stale }: { readonly first: number; readonly after: string | undefined; readonly stale: boolean },
) => {
  const edges = found.slice(0, first);
  return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }), stale };
};
