import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  And,
  ArrayContains,
  DataSource,
  In,
  IsNull,
  Not,
  Raw,
  type FindOperator,
  type FindOptionsWhere,
} from 'typeorm';
import { PURPOSES_OF } from '#access';
import { BreakGlassView } from '#access-log';
import { dayAt, type Actor } from '#decider';
import { AllowedTo, Reads, Transactors, isStale, type Purpose, type Reader, type Role } from '#step';
import { ReferralView } from '../referral/referral.view.js';
import { relatedTo } from '../relation/related.rules.js';
import { tasksOf } from './due.rules.js';
import { PersonNames, type Visits } from './person-names.js';
import { NO_TASKS, type Obligation } from './tasks.decider.js';
import { Caseload, CaseloadArgs, DueTasks, DueTasksArgs, type DueTask } from './tasks.type.js';
import { CaseView } from './tasks.view.js';

const PAGE = 50;

export const SHOWN_BY = [CaseView, 'RelationView', ReferralView];

type Case = Pick<CaseView, 'survivorId' | 'office' | 'receivedBy' | 'assigned' | 'tasks'>;

@Resolver()
export class TasksResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Transactors) private readonly transactors: Transactors,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  /** Due days are told on reading, so all that is open to the asker is looked at: an office’s open cases, not its past. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => DueTasks, {
    description: 'What is still to be done for those whom you look after, or your office does.',
  })
  dueTasks(@Args() asked: DueTasksArgs, @Reads() reader: Reader): Promise<DueTasks> {
    return this.due(asked, reader);
  }

  /** @param visits of whoever watches the list */
  async due(
    { purpose, worker, office, first = PAGE, after = '', atLeast }: DueTasksArgs,
    reader: Reader,
    visits?: Visits,
  ): Promise<DueTasks> {
    const { by } = reader;
    const stale = await isStale(this.db, [...SHOWN_BY, BreakGlassView], this.transactors.ledger, atLeast);
    if (!mayAskFor(purpose, by)) return paged([], first, stale);
    const found = await this.db.getRepository(CaseView).find({
      select: { survivorId: true, office: true, receivedBy: true, assigned: true, tasks: true },
      where: this.#seenBy(by, { owing: true }, worker),
    });
    const edges = [...found, ...(await this.#withGlassToReview(by, worker))]
      .filter((one) => office === undefined || one.office === office)
      .flatMap((one) => this.#tasksOf(one))
      .map((node) => ({ cursor: `${node.dueOn}/${node.survivorId}/${node.kind}/${node.ref}`, node }))
      .filter(({ cursor }) => cursor > after)
      .toSorted((one, other) => (one.cursor < other.cursor ? -1 : 1));
    const page = paged(edges, first, stale);
    const names = await this.names.of(whomIn(page), purpose, reader, visits);
    return shownWith(page, (node) => ({ ...node, name: names.get(node.survivorId) }));
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => Caseload, { description: 'Those whom you look after; for a supervisor, those whom her office does.' })
  caseload(@Args() asked: CaseloadArgs, @Reads() reader: Reader): Promise<Caseload> {
    return this.cases(asked, reader);
  }

  /** @param visits of whoever watches the list */
  async cases(
    { purpose, first = PAGE, after, atLeast }: CaseloadArgs,
    reader: Reader,
    visits?: Visits,
  ): Promise<Caseload> {
    const { by } = reader;
    const stale = await isStale(this.db, SHOWN_BY, this.transactors.ledger, atLeast);
    if (!mayAskFor(purpose, by)) return paged([], first, stale);
    const query = this.db
      .getRepository(CaseView)
      .createQueryBuilder('one')
      .where(this.#seenBy(by, { current: true }))
      .orderBy({ 'one.referredOn': 'ASC', 'one.survivorId': 'ASC' })
      .limit(first + 1);
    const [referredOn, survivorId] = after?.split('/') ?? [];
    if (survivorId !== undefined)
      query.andWhere('(one.referredOn, one.survivorId) > (:referredOn, :survivorId)', { referredOn, survivorId });
    const edges = (await query.getMany()).map((one) => {
      const { survivorId: id, status, riskLevel, referredOn: on, office } = one;
      const nextTask = this.#tasksOf(one)[0] ?? null;
      return {
        cursor: `${on}/${id}`,
        node: { survivorId: id, status, riskLevel, referredOn: on, office, worker: workerOf(one), nextTask },
      };
    });
    const page = paged(edges, first, stale);
    const names = await this.names.of(whomIn(page), purpose, reader, visits);
    return shownWith(page, ({ nextTask, ...node }) => {
      const name = names.get(node.survivorId);
      return { ...node, name, nextTask: nextTask && { ...nextTask, name } };
    });
  }

  /** Cases of her office that others have opened in an emergency: with that as all that is to be done. */
  async #withGlassToReview(by: Actor, worker?: string): Promise<Case[]> {
    if (by.role !== 'SUPERVISOR') return [];
    const opened = await this.db.getRepository(BreakGlassView).findBy({ reviewedBy: IsNull(), openedBy: Not(by.id) });
    if (opened.length === 0) return [];
    const whose = In(opened.map(({ survivorId }) => survivorId));
    const cases = await this.db.getRepository(CaseView).findBy(this.#seenBy(by, {}, worker, whose));
    return cases.map((one) => {
      const open = opened
        .filter(({ survivorId }) => survivorId === one.survivorId)
        .map(({ breakGlassId: ref, openedAt }): Obligation => ({
          kind: 'BreakGlassReview',
          ref,
          since: new Date(openedAt).toISOString(),
        }));
      return { ...one, tasks: { ...NO_TASKS, open } };
    });
  }

  /** Only whose record the asker may open; and of those, whom her office looks after now, or nobody any more. */
  #seenBy(
    by: Actor,
    more: FindOptionsWhere<CaseView>,
    worker?: string,
    among?: FindOperator<string>,
  ): FindOptionsWhere<CaseView>[] {
    const { condition, parameters } = relatedTo(by);
    const table = this.db.getMetadata('RelationView').tablePath;
    const related = Raw((id) => `${id} IN (SELECT "survivorId" FROM ${table} WHERE ${condition})`, parameters);
    const isSupervisor = by.role === 'SUPERVISOR';
    const workers = [...new Set([...(isSupervisor ? [] : [by.id]), ...(worker === undefined ? [] : [worker])])];
    const seen = {
      ...more,
      survivorId: among ? And(related, among) : related,
      ...(workers.length > 0 && { workers: ArrayContains(workers) }),
    };
    if (!isSupervisor) return [seen];
    return [
      { ...seen, office: by.office ?? '' },
      { ...seen, assigned: Raw((assigned) => `${assigned} = '[]'`) },
    ];
  }

  #tasksOf(one: Case): DueTask[] {
    const { survivorId, office, tasks } = one;
    const today = dayAt(new Date().toISOString());
    return tasksOf(tasks, this.transactors.ledger.settings, today).map((task) => ({
      ...task,
      survivorId,
      office,
      worker: workerOf(one),
    }));
  }
}

/** For any other purpose there is nobody, as a record that is read for it seems not to be there. */
const mayAskFor = (purpose: Purpose, { role }: Actor): boolean => PURPOSES_OF[role as Role].includes(purpose);

/** The last case worker to whom she was entrusted; until anybody is, whoever received the referral. */
const workerOf = ({ assigned, receivedBy }: Case): string | null =>
  assigned ? (assigned.findLast(({ as }) => as === 'CaseWorker')?.worker ?? null) : receivedBy;

interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

const whomIn = ({ edges }: Page<{ readonly survivorId: string }>): string[] => edges.map(({ node }) => node.survivorId);

const shownWith = <Node, Shown, Rest extends object>(
  { edges, ...rest }: Page<Node> & Rest,
  shown: (node: Node) => Shown,
) => ({ ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: shown(node) })) });

/** One more was looked for than is shown. */
const paged = <Edge extends { readonly cursor: string }>(found: readonly Edge[], first: number, stale: boolean) => {
  const edges = found.slice(0, first);
  return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null }, stale };
};
