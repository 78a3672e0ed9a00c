import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReassignCases } from '#domain/directory';
import { AssignmentView, CaseView } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { StoreUnavailable, positionText } from '#kernel/event-store';
import { AggregateStores, AllowedTo, CurrentActor, DIRECTORY, PREFIXES, REGISTERS, Receipt } from '#nest';
import { waitForPosition } from '#kernel/projections';
import { RelationsNow, mayRecord } from '#security/access';

export const REASSIGN_CASES =
  'Move the open cases that you supervise from one colleague to another, or to another office, at most 5,000 at once: send it again with a new commandId for the rest. Cases moved before stay as they are.';

const CASES_MAX = 5_000;

/** How many records are read at a time. */
const READ_MAX = 100;

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
    const survivorIds = await this.#supervisedAmong(await this.#casesOf(from), by);
    const command = { from, to, ...(office !== undefined && { office }), survivorIds, on };
    const { ledger } = this.stores;
    const metadata = { by, now: new Date().toISOString(), commandId };
    const receipt = await this.stores.of(DIRECTORY).transact(REGISTERS, 'ReassignCases', command, metadata);
    return { ...receipt, command: 'ReassignCases', position: positionText(ledger, receipt.position) };
  }

  async #supervisedAmong(survivorIds: readonly string[], by: Actor): Promise<readonly string[]> {
    const supervised: string[] = [];
    for (let from = 0; from < survivorIds.length; from += READ_MAX) {
      const some = survivorIds.slice(from, from + READ_MAX);
      const relations = await Promise.all(some.map((survivorId) => this.relations.of(by, survivorId, 'SUPERVISION')));
      supervised.push(
        ...some.filter((_, index) => {
          const relation = relations[index];
          return relation !== undefined && mayRecord(by, relation);
        }),
      );
    }
    return supervised;
  }

  /** The worker's cases that the reader may see. @throws StoreUnavailable while the views are behind the log */
  async #casesOf(worker: string): Promise<readonly string[]> {
    const last = await this.stores.ledger.store.last(PREFIXES);
    const tables = READ.map((table) => this.db.getMetadata(table).tableName);
    if (last && !(await waitForPosition(this.db, tables, last.position)))
      throw new StoreUnavailable('The views do not show all cases yet.');
    const found = (await this.db.query(
      `SELECT DISTINCT "survivorId" FROM "${tables[0]}" assignment JOIN "${tables[1]}" case_ USING ("survivorId")
       WHERE assignment.worker = $1 AND assignment."endedOn" IS NULL AND case_.current ORDER BY 1 LIMIT ${CASES_MAX}`,
      [worker],
    )) as { survivorId: string }[];
    return found.map(({ survivorId }) => survivorId);
  }
}
