import { Inject, Injectable } from '@nestjs/common';
import {
  ReadingGate,
  RelationsNow,
  decide,
  maySee,
  type Comparing,
  type Disclosure,
  type Reading,
  type ReadSession,
} from '#security/access';
import type { Actor, PersonalClass } from '#kernel/decider';
import { AccessLog } from './access-log.js';
import { RefusedReadings } from './refused-readings.js';

/** Relation, decision, log entry, answer: in this order, so that no data is shown without an entry in the log. */
@Injectable()
export class LoggedGate extends ReadingGate {
  constructor(
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
  ) {
    super();
  }

  async permits({
    by,
    survivorId,
    purpose,
    operation,
    classes,
  }: Reading): Promise<readonly PersonalClass[] | undefined> {
    const relation = await this.relations.of(by, survivorId);
    return relation && decide({ by, operation, relation, purpose, classes })?.classes;
  }

  async pass(
    { by, survivorId, purpose, operation, classes }: Reading,
    visit?: ReadSession,
  ): Promise<Disclosure | undefined> {
    const relation = await this.relations.of(by, survivorId);
    const disclosure = relation && decide({ by, operation, relation, purpose, classes });
    if (!disclosure) await this.refused.note(by, { operation, purpose, survivorId });
    if (!disclosure || visit?.covers(disclosure)) return disclosure;
    const data = { survivorId, purpose, basis: disclosure.basis, classes: disclosure.classes, operation };
    await this.log.write(by, { type: 'PersonalDataRead', data });
    visit?.wrote(disclosure);
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
