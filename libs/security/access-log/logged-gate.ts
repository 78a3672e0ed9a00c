import { Inject, Injectable } from '@nestjs/common';
import {
  ReadingGate,
  RelationsNow,
  decide,
  maySee,
  type Comparing,
  type GrantedAccess,
  type ReadingRequest,
  type ReadSession,
} from '#security/access';
import type { Actor, PersonalClass } from '#kernel/decider';
import { timeHop } from '#kernel/event-store';
import { AccessLog } from './access-log.js';
import { RecordBudget } from './record-budget.js';
import { RefusedReadings } from './refused-readings.js';

/** Relation, decision, budget, log entry, answer: in this order, so that no data is shown without an entry in the log. */
@Injectable()
export class LoggedGate extends ReadingGate {
  constructor(
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(RecordBudget) private readonly budget: RecordBudget,
  ) {
    super();
  }

  async permits(reading: ReadingRequest): Promise<readonly PersonalClass[] | undefined> {
    return (await this.#decide(reading))?.classes;
  }

  async pass(reading: ReadingRequest, session?: ReadSession): Promise<GrantedAccess | undefined> {
    this.budget.foresee(reading); // while the relation is read
    const disclosure = await this.#decide(reading);
    if (!disclosure || session?.covers(disclosure)) return disclosure;
    await this.budget.spend(reading);
    const { by, survivorId, purpose, operation } = reading;
    const data = { survivorId, purpose, basis: disclosure.basis, classes: disclosure.classes, operation };
    await timeHop('access_entry', () => this.log.write(by, { type: 'PersonalDataRead', data }));
    session?.noteDisclosure(disclosure);
    return disclosure;
  }

  async #decide({
    by,
    survivorId,
    purpose,
    operation,
    classes,
    amongOthers,
  }: ReadingRequest): Promise<GrantedAccess | undefined> {
    const relation = await timeHop('relation', () => this.relations.of(by, survivorId, purpose));
    const disclosure = relation && decide({ by, operation, relation, purpose, classes });
    if (!disclosure && !amongOthers) await this.refused.note(by, { operation, purpose, survivorId });
    return disclosure;
  }

  async mayOpen(by: Actor, survivorId: string): Promise<boolean> {
    const relation = await this.relations.of(by, survivorId);
    return relation !== undefined && !relation.erased && maySee(by, 'survivor', relation);
  }

  /** All survivors of one comparison go into the log in one append, however many they are. */
  async compare({ by, survivorIds, ...reading }: Comparing): Promise<void> {
    await Promise.all(
      survivorIds.map((survivorId) =>
        this.log.write(by, { type: 'PersonalDataRead', data: { survivorId, basis: 'Matching', ...reading } }),
      ),
    );
  }
}
