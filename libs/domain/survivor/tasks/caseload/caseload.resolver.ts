import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import {
  AggregateStores,
  AllowedTo,
  CurrentReader,
  withTotalCount,
  isStale,
  toPage,
  mapNodes,
  survivorIdsIn,
  type Reader,
} from '#nest';
import { caseNumberOf } from '../../steps/referral/case-number/case-number.rules.js';
import { PersonNames, type ReadSessions } from '../../steps/referral/person-names.js';
import { countCurrentCases, currentCases } from '../case-lists.js';
import { withNoCaseWorker } from '../cases-left-behind.js';
import { dueOf, type DueContext } from '../due-lists.js';
import { CASES_SHOWN_BY, dueContextOf, mayAskFor, workerOf } from '../open-tasks.js';
import { toDueTask } from '../tasks.resolver.js';
import type { CaseView } from '../tasks.view.js';
import { Caseload, CaseloadArgs } from './caseload.type.js';

const PAGE = 50;

@Resolver()
export class CaseloadResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(PersonNames) private readonly names: PersonNames,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => Caseload, {
    description: 'Open cases assigned to you; for supervisors, all open cases of their office.',
  })
  caseload(@Args() asked: CaseloadArgs, @CurrentReader() reader: Reader): Promise<Caseload> {
    return this.cases(asked, reader);
  }

  /** @param sessions those of a reader who watches the list */
  async cases(
    { purpose, first = PAGE, after, atLeast, latestFirst, ...narrow }: CaseloadArgs,
    reader: Reader,
    sessions?: ReadSessions,
  ): Promise<Caseload> {
    const { by } = reader;
    const stale = await isStale(this.db, CASES_SHOWN_BY, this.stores.storeContext, atLeast);
    if (!mayAskFor(purpose, by)) return { ...toPage([], { first, after, stale }), totalCount: 0 };
    const cases = await currentCases(this.db, by, { ...narrow, latestFirst, first: first + 1, after });
    const context = await dueContextOf(this.stores, by);
    const edges = cases.map((one) => ({
      cursor: `${one.referredOn}/${one.survivorId}`,
      node: this.#toCaseloadItem(one, by, context),
    }));
    const page = toPage(edges, { first, after, stale });
    const survivorIds = survivorIdsIn(page);
    const names = await this.names.of(survivorIds, purpose, reader, sessions);
    // read only where the document selects it
    let people: ReturnType<PersonNames['peopleIn']> | undefined;
    const detailsOf = async (survivorId: string) =>
      (await (people ??= this.names.peopleIn(survivorIds))).get(survivorId);
    const shown = mapNodes(page, ({ nextTask, ...node }) => {
      const name = names.get(node.survivorId);
      return {
        ...node,
        name,
        nextTask: nextTask && { ...nextTask, name },
        get sex() {
          return detailsOf(node.survivorId).then((person) => person?.sex ?? null);
        },
        get birthYear() {
          return detailsOf(node.survivorId).then((person) => person?.birthYear ?? null);
        },
      };
    });
    return withTotalCount(shown, () => countCurrentCases(this.db, by, narrow));
  }

  #toCaseloadItem(one: CaseView, by: Actor, context: DueContext) {
    const { survivorId, status, riskLevel, referredOn, office, lastContactOn } = one;
    const [next] = dueOf(withNoCaseWorker(one, context.left), by, context);
    return {
      survivorId,
      caseNumber: caseNumberOf(survivorId),
      status,
      riskLevel,
      referredOn,
      office,
      worker: workerOf(one),
      // it may be the day on which a colleague heard the survivor before
      lastContactOn: by.role === 'FORENSIC_INTERVIEWER' ? null : lastContactOn,
      nextTask: next ? toDueTask(next.task, one) : null,
    };
  }
}
