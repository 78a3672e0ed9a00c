import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, Not, NotBrackets, type FindOptionsWhere } from 'typeorm';
import { PURPOSES_OF, RelationsNow, UNRELATED, classesBetweenOffices } from '#security/access';
import { AccessLog, RecordBudget, RefusedReadings } from '#security/access-log';
import { dayAt, type Actor, type PersonalClass } from '#kernel/decider';
import {
  AggregateStores,
  AllowedTo,
  CurrentActor,
  CurrentReader,
  OpenableClasses,
  Receipt,
  isStale,
  keySubjectOf,
  latestFirst,
  toPage,
  withTotalCount,
  type Purpose,
  type Reader,
  type Role,
} from '#nest';
import { OfficeRequests } from './office-requests.js';
import { AnswerOffice, AskOffice, WithdrawOfficeRequest } from './requests.commands.js';
import { ANSWER_OFFICE, ASK_OFFICE, WITHDRAW_OFFICE_REQUEST } from './requests.labels.js';
import type { AskedConsent } from './requests.state.js';
import { dueTo, isLapsed } from './due/requests-due.js';
import { OfficeRequestConnection, OfficeRequestsArgs } from './requests.type.js';
import { OfficeRequestView } from './requests.view.js';

const PAGE = 50;

/** What the person asked and, for supervisors, what concerns their office: not all that those who open a record may see. */
const requestsFor = ({ id, role, office }: Actor): FindOptionsWhere<OfficeRequestView>[] => [
  { askedBy: id },
  ...(role === 'SUPERVISOR' && office ? [{ office }, { fromOffice: office }] : []),
];

/** `requestsFor`, asked of a request in the log: a row that somebody wrote into the views opens nothing. */
const concerns = ({ askedBy, office, fromOffice }: AskedConsent, by: Actor): boolean =>
  askedBy === by.id || (by.role === 'SUPERVISOR' && Boolean(by.office) && [office, fromOffice].includes(by.office!));

@Resolver()
export class OfficeRequestsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(OfficeRequests) private readonly requests: OfficeRequests,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(RecordBudget) private readonly budget: RecordBudget,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Mutation(() => Receipt, { description: ASK_OFFICE })
  async askOffice(@Args('input') input: AskOffice, @CurrentActor() by: Actor): Promise<Receipt> {
    if (input.kind === 'OpenInEmergency' && input.otherSurvivorId) await this.budget.count(by, input.otherSurvivorId);
    const { kind, otherSurvivorId: survivorId } = input;
    const reading = { operation: 'askOffice', ...(kind !== 'FileReferral' && survivorId && { survivorId }) };
    return this.refused.noting(by, reading, this.requests.ask(input, by));
  }

  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, { description: ANSWER_OFFICE })
  answerOffice(@Args('input') input: AnswerOffice, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.requests.answer(input, by);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Mutation(() => Receipt, { description: WITHDRAW_OFFICE_REQUEST })
  withdrawOfficeRequest(@Args('input') input: WithdrawOfficeRequest, @CurrentActor() by: Actor): Promise<Receipt> {
    return this.requests.withdraw(input, by);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => OfficeRequestConnection, {
    description:
      'What you asked of other offices and, for supervisors, what was asked between their office and others, the newest first.',
  })
  async officeRequests(
    @Args() { purpose, first = PAGE, after, requestId, waiting, received, atLeast }: OfficeRequestsArgs,
    @CurrentReader() reader: Reader,
  ): Promise<OfficeRequestConnection> {
    const { by } = reader;
    const today = dayAt(new Date().toISOString());
    const due = dueTo(by, today);
    if (!PURPOSES_OF[by.role as Role].includes(purpose) || (waiting && !due) || (received && !by.office))
      return { ...toPage([], { first, after, stale: false }), totalCount: 0 };
    const stale = await isStale(this.db, [OfficeRequestView], this.stores.storeContext, atLeast);
    const query = this.db.getRepository(OfficeRequestView).createQueryBuilder('one').where(requestsFor(by));
    if (requestId !== undefined) query.andWhere('one.requestId = :requestId', { requestId });
    // what waits is an answer of its own: among all others it could stand on a later page
    if (due && waiting !== undefined) query.andWhere(waiting ? due : new NotBrackets((none) => none.where(due)));
    if (received !== undefined && by.office)
      query.andWhere({ office: received ? by.office : Not(by.office) } satisfies FindOptionsWhere<OfficeRequestView>);
    const listed = await latestFirst(query, { on: 'askedAt', id: 'requestId', first, after });
    const page = toPage(listed.edges, { first, after, stale });
    const found = page.edges.map(({ node }) => node);
    for (const one of found) if (isLapsed(one, today)) one.state = 'Lapsed';
    await this.#discloseAll(found, reader, purpose);
    return withTotalCount(page, listed.count);
  }

  /** The readings of reasons are logged before they are opened. */
  async #discloseAll(found: readonly OfficeRequestView[], reader: Reader, purpose: Purpose): Promise<void> {
    const read = new Map<string, readonly PersonalClass[]>();
    await Promise.all(
      found.map(async (row) => {
        const { survivorId, classes } = await this.#disclose(row, reader, purpose);
        if (survivorId !== undefined && classes.length > 0) read.set(survivorId, classes);
      }),
    );
    const reading = { purpose, basis: 'BetweenOffices', operation: reader.operation } as const;
    await Promise.all(
      [...read].map(([survivorId, classes]) =>
        this.log.write(reader.by, { type: 'PersonalDataRead', data: { survivorId, classes, ...reading } }),
      ),
    );
  }

  /**
   * Only what is sealed for this request, to those who take part in it according to the log, and nowhere else in the answer.
   * @returns what is to be logged: whose keys open it, and the classes
   */
  async #disclose(
    row: OfficeRequestView,
    { by, operation, classes }: Reader,
    purpose: Purpose,
  ): Promise<{ readonly survivorId?: string | undefined; readonly classes: readonly PersonalClass[] }> {
    const own = `request-${row.requestId}`;
    row.disclosed = new OpenableClasses();
    if (row.sealed.length === 0 || classes.length === 0) {
      row.disclosed.add(own, classes); // there is nothing to open
      return { classes: [] };
    }
    const asked = await this.requests.asked(row.requestId);
    const isOurs = asked !== undefined && concerns(asked, by);
    const survivorId = isOurs ? asked.survivorId : undefined;
    const relation = survivorId === undefined ? UNRELATED : await this.relations.of(by, survivorId);
    const shown =
      isOurs && relation
        ? classesBetweenOffices({ by, operation, purpose, classes, restricted: relation.restricted })
        : [];
    const owners = [own, ...(survivorId === undefined ? [] : [survivorId])];
    for (const owner of owners) row.disclosed.add(owner, shown);
    row.sealed = row.sealed.filter((one) => one.stream === own && owners.includes(keySubjectOf(one)));
    return {
      survivorId: row.sealed.some((one) => keySubjectOf(one) === survivorId) ? survivorId : undefined,
      classes: shown,
    };
  }
}
