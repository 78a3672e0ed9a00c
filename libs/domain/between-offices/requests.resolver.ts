import { Inject } from '@nestjs/common';
import { Args, ArgsType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type FindOptionsWhere } from 'typeorm';
import { PURPOSES_OF } from '#security/access';
import { AccessLog, RecordBudget, RefusedReadings } from '#security/access-log';
import { dayAt, type Actor } from '#kernel/decider';
import {
  AggregateStores,
  AllowedTo,
  AtLeast,
  Code,
  CurrentActor,
  CurrentReader,
  Purposes,
  Receipt,
  isStale,
  whoseKeys,
  type Purpose,
  type Reader,
  type Role,
} from '#nest';
import { OfficeRequests } from './office-requests.js';
import { AnswerOffice, AskOffice } from './requests.commands.js';
import { ANSWER_OFFICE, ASK_OFFICE } from './requests.labels.js';
import { isLapsed } from './due/requests-due.js';
import { OfficeRequestView } from './requests.view.js';

/** What the person asked and, for supervisors, what concerns their office: not all that those who open a record may see. */
const requestsFor = ({ id, role, office }: Actor): FindOptionsWhere<OfficeRequestView>[] => [
  { askedBy: id },
  ...(role === 'SUPERVISOR' && office ? [{ office }, { fromOffice: office }] : []),
];

/** The newest ones: older ones are in the log. */
const REQUESTS_MAX = 100;

@ArgsType()
export class OfficeRequestsArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
}

@Resolver()
export class OfficeRequestsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(OfficeRequests) private readonly requests: OfficeRequests,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(RecordBudget) private readonly budget: RecordBudget,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
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

  /** The readings of reasons are logged before they are opened. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => [OfficeRequestView], {
    description:
      'What you asked of other offices and, for supervisors, what waits between their office and others: the newest 100.',
  })
  async officeRequests(
    @Args() { purpose, atLeast }: OfficeRequestsArgs,
    @CurrentReader() { by, operation, classes, disclosed }: Reader,
  ): Promise<readonly OfficeRequestView[]> {
    if (!PURPOSES_OF[by.role as Role].includes(purpose)) return [];
    await isStale(this.db, [OfficeRequestView], this.stores.ledger, atLeast);
    const found = await this.db
      .getRepository(OfficeRequestView)
      .find({ where: requestsFor(by), order: { askedAt: 'DESC', requestId: 'ASC' }, take: REQUESTS_MAX });
    const today = dayAt(new Date().toISOString());
    for (const one of found) if (isLapsed(one, today)) one.state = 'Lapsed';
    const people = new Set(
      found.flatMap(({ survivorId, sealed }) => (survivorId && sealed.length > 0 ? [survivorId] : [])),
    );
    if (classes.length > 0) {
      const reading = { purpose, basis: 'BetweenOffices', classes, operation } as const;
      await Promise.all(
        [...people].map((survivorId) =>
          this.log.write(by, { type: 'PersonalDataRead', data: { survivorId, ...reading } }),
        ),
      );
    }
    for (const owner of found.flatMap(({ sealed }) => sealed.map(whoseKeys))) disclosed.add(owner, classes);
    return found;
  }
}
