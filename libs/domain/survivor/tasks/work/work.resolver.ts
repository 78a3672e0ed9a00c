import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { BreakGlassView } from '#security/access-log';
import { dayAt } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentReader, isStale, pageInfoOf, type Reader } from '#kernel/nest';
import { caseNumberOf } from '../../steps/referral/case-number/case-number.rules.js';
import { PersonNames, type Visits } from '../../steps/referral/person-names.js';
import { dueTasksOf, inOrder } from '../due-lists.js';
import { glassToReview } from '../glass-to-review.js';
import { SHOWN_BY, mayAskFor, workerOf } from '../tasks.resolver.js';
import { workIn, type WorkOfCase } from './work.js';
import { DueWorkArgs, DueWorkConnection, type DueWork } from './work.type.js';

const PAGE = 50;

/** Beyond this many tasks, they are not counted. */
const WORK_MAX_TASKS = 5_000;

/** The list of due tasks as people work through it: survivor by survivor. */
@Resolver()
export class WorkResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => DueWorkConnection, {
    description: "What is due in your caseload, or in your office's, by survivor.",
  })
  dueWork(@Args() asked: DueWorkArgs, @CurrentReader() reader: Reader): Promise<DueWorkConnection> {
    return this.work(asked, reader);
  }

  /** @param visits the visits of a reader who watches the list */
  async work(
    { purpose, worker, office, first = PAGE, after = '', atLeast, ...filter }: DueWorkArgs,
    reader: Reader,
    visits?: Visits,
  ): Promise<DueWorkConnection> {
    const { by } = reader;
    const stale = await isStale(this.db, [...SHOWN_BY, BreakGlassView], this.stores.ledger, atLeast);
    const none = { edges: [], pageInfo: pageInfoOf({ edges: [], after, hasNextPage: false }) };
    if (!mayAskFor(purpose, by)) return { ...none, totalCount: 0, overdueCount: 0, stale };
    const context = { settings: this.stores.ledger.settings, today: dayAt(new Date().toISOString()) };
    const asked = { first: WORK_MAX_TASKS, after: '', worker, office, survivorId: undefined };
    const [due, glass] = await Promise.all([
      dueTasksOf(this.db, by, asked, context),
      glassToReview(this.db, by, asked, context),
    ]);
    const all = workIn(inOrder([...due, ...glass]), filter);
    const rest = all.filter(({ cursor }) => cursor > after);
    const page = rest.slice(0, first);
    const whose = page.map(({ of }) => of.survivorId);
    const names = await this.names.of(whose, purpose, reader, visits);
    const edges = page.map((one) => ({
      cursor: one.cursor,
      node: { ...shown(one), name: names.get(one.of.survivorId) },
    }));
    const isCounted = due.length < WORK_MAX_TASKS;
    return {
      edges,
      pageInfo: pageInfoOf({ edges, after, hasNextPage: rest.length > first }),
      totalCount: isCounted ? all.length : null,
      overdueCount: isCounted ? all.filter(({ overdue }) => overdue).length : null,
      stale,
    };
  }
}

const shown = ({ of, overdue, tasks }: WorkOfCase): DueWork => ({
  survivorId: of.survivorId,
  caseNumber: caseNumberOf(of.survivorId),
  office: of.office,
  worker: workerOf(of),
  riskLevel: of.riskLevel,
  overdue,
  tasks,
});
