import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReassignCases } from '#domain/directory';
import { AssignmentView, CaseView } from '#domain/survivor';
import { refuse, type Actor } from '#kernel/decider';
import { StoreUnavailable, positionText } from '#kernel/event-store';
import {
  AggregateStores,
  AllowedTo,
  CurrentActor,
  DIRECTORY,
  PREFIXES,
  REGISTERS,
  Receipt,
  policyCheckpoint,
} from '#nest';
import { waitForPosition } from '#kernel/projections';
import { RelationsNow, mayRecord } from '#security/access';
import { reassignmentPolicy } from './reassignment.policy.js';

export const REASSIGN_CASES =
  'Move the open cases that you supervise from one colleague to another, or to another office, at most 1,000 at once: send it again with a new commandId for the rest. Cases moved before stay as they are.';

/** All are read within the deadline of a request. */
const CASES_MAX = 1_000;

/** How many records are read at a time. */
const READ_MAX = 100;

/** Milliseconds for both waits: what follows has the rest of the deadline of a request. */
const WAIT_TIMEOUT_MS = 2_000;

/** The checkpoint of what moves the cases. */
const FOLLOWED = policyCheckpoint(reassignmentPolicy);

/** The tables that name the cases, and the one that decides who may see them. */
const READ = [AssignmentView, CaseView, 'RelationView'];

@Resolver()
export class ReassignmentResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
  ) {}

  /**
   * The views only name the cases. Whether the supervisor may move one is decided by the log: row security also shows a
   * record that they opened in an emergency, and a row may say more than the log. Whether it has to move is decided in its
   * own record.
   */
  @AllowedTo('SUPERVISOR')
  @Mutation(() => Receipt, { description: REASSIGN_CASES })
  async reassignCases(@Args('input') input: ReassignCases, @CurrentActor() by: Actor): Promise<Receipt> {
    const { from, to, office, on, commandId = randomUUID() } = input;
    const survivorIds = (await this.#wasRecorded(commandId)) ? [] : await this.#casesToMove(input, by);
    const command = { from, to, ...(office !== undefined && { office }), survivorIds, on };
    const { storeContext } = this.stores;
    const metadata = { by, now: new Date().toISOString(), commandId };
    const receipt = await this.stores.of(DIRECTORY).transact(REGISTERS, 'ReassignCases', command, metadata);
    return { ...receipt, command: 'ReassignCases', position: positionText(storeContext, receipt.position) };
  }

  /** Then it is answered as done, while its cases move and afterwards. */
  async #wasRecorded(commandId: string): Promise<boolean> {
    const events = await this.stores.storeContext.store.read(`${DIRECTORY}-${REGISTERS}`);
    return events.some(({ metadata }) => metadata.commandId === commandId);
  }

  async #casesToMove(input: ReassignCases, by: Actor): Promise<readonly string[]> {
    await this.#requireViewsUpToDate();
    return this.#supervisedCases(input, by);
  }

  /** The first of the cases to move: those that only a row calls the supervisor's take the place of none. */
  async #supervisedCases(input: ReassignCases, by: Actor): Promise<readonly string[]> {
    const supervised: string[] = [];
    for (let after: string | null = null; ;) {
      const some = await this.#casesAfter(after, input);
      const relations = await Promise.all(some.map((survivorId) => this.relations.of(by, survivorId, 'SUPERVISION')));
      supervised.push(
        ...some.filter((_, index) => {
          const relation = relations[index];
          return relation !== undefined && mayRecord(by, relation);
        }),
      );
      if (some.length < READ_MAX || supervised.length >= CASES_MAX) return supervised.slice(0, CASES_MAX);
      after = some.at(-1)!;
    }
  }

  /**
   * The worker's cases that the reader may see, without those that do not move: closed ones, which may have an assignment
   * still, and those that were moved before. A repetition moves the rest.
   */
  async #casesAfter(after: string | null, { from, to, office, on }: ReassignCases): Promise<readonly string[]> {
    const [assignments, cases] = READ.map((table) => this.db.getMetadata(table).tableName);
    const found = (await this.db.query(
      `SELECT DISTINCT "survivorId" FROM "${assignments}" assignment JOIN "${cases}" case_ USING ("survivorId")
       WHERE assignment.worker = $1 AND assignment."endedOn" IS NULL AND case_.current AND case_.status <> 'Closed'
         AND NOT (assignment.worker = $2 AND assignment.office = $3 AND assignment.since >= $4)
         AND ($5::uuid IS NULL OR "survivorId" > $5) ORDER BY 1 LIMIT ${READ_MAX}`,
      [from, to, office ?? null, on, after],
    )) as { survivorId: string }[];
    return found.map(({ survivorId }) => survivorId);
  }

  /**
   * First the cases of a former reassignment are moved, then the views show it: this one would name the same cases again.
   * @throws Refusal while cases are moved, StoreUnavailable while the views are behind the log
   */
  async #requireViewsUpToDate(): Promise<void> {
    const until = Date.now() + WAIT_TIMEOUT_MS;
    if (!(await this.#haveRead([FOLLOWED], [`${DIRECTORY}-`], until))) refuse('REASSIGNMENT_RUNNING', RUNNING);
    const tables = READ.map((table) => this.db.getMetadata(table).tableName);
    if (!(await this.#haveRead(tables, PREFIXES, until)))
      throw new StoreUnavailable('The views do not show all cases yet.');
  }

  /** Whether these readers have come to what is now the last event of those streams. */
  async #haveRead(readers: readonly string[], prefixes: readonly string[], until: number): Promise<boolean> {
    const last = await this.stores.storeContext.store.last(prefixes);
    return !last || waitForPosition(this.db, readers, last.position, Math.max(0, until - Date.now()));
  }
}

const RUNNING = 'Cases of a former reassignment are still being moved. Try again in a minute.';
