import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ReadingGate, Visit } from '#access';
import type { Purpose, Reader } from '#step';
import { ReferralView } from './referral.view.js';
import type { PersonName } from './person-name.type.js';

/** Of whoever watches a list, and is shown the same people again and again. */
export class Visits {
  readonly #of = new Map<string, Visit>();

  to(survivorId: string): Visit {
    const visit = this.#of.get(survivorId) ?? new Visit();
    this.#of.set(survivorId, visit);
    return visit;
  }
}

/**
 * The names of those on one page. Each passes the door of her record, all in one turn, so that what is written down of a page
 * is one append; of whom the door stays closed the name reads as withheld, since the list has shown that she is there.
 */
@Injectable()
export class PersonNames {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {}

  /** @returns nothing where the document asks for no name: then nobody was looked at */
  async of(
    whom: readonly string[],
    purpose: Purpose,
    { by, operation, classes, disclosed }: Reader,
    visits?: Visits,
  ): Promise<ReadonlyMap<string, PersonName>> {
    const survivorIds = [...new Set(whom)];
    if (classes.length === 0 || survivorIds.length === 0) return new Map();
    const passing = survivorIds.map(async (survivorId) => {
      const disclosure = await this.gate.pass({ by, operation, classes, survivorId, purpose }, visits?.to(survivorId));
      disclosed.add(survivorId, disclosure?.classes ?? []);
    });
    const rows = this.db.getRepository(ReferralView).find({
      select: { survivorId: true, sealed: true },
      where: { survivorId: In(survivorIds) },
    });
    await Promise.all(passing);
    return new Map((await rows).filter(({ sealed }) => sealed.length > 0).map((row) => [row.survivorId, row]));
  }
}
