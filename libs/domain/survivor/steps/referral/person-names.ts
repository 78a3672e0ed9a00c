import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ReadingGate, ReadSession } from '#security/access';
import type { Purpose, Reader } from '#nest';
import { ReferralView } from './referral.view.js';
import type { PersonName } from './person-name.type.js';

/** Of a reader who watches a list and sees the same people again and again, a session for each. */
export class ReadSessions {
  readonly #of = new Map<string, ReadSession>();

  sessionFor(survivorId: string): ReadSession {
    const session = this.#of.get(survivorId) ?? new ReadSession();
    this.#of.set(survivorId, session);
    return session;
  }
}

type PersonDetails = Pick<ReferralView, 'survivorId' | 'sex' | 'birthYear'>;

/**
 * The names of the survivors on one page. All pass the gate of their records in one turn, so that a page is logged with
 * a single append. Where the gate stays closed, the name reads as withheld, since the list itself has already shown the
 * survivor.
 */
@Injectable()
export class PersonNames {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
  ) {}

  /**
   * An auditor opens one record after the other, as many as the budget of records allows; a page of names would be fifty at once.
   * @returns an empty map where the document selects no name, and for an auditor: then no record was read
   */
  async of(
    ids: readonly string[],
    purpose: Purpose,
    { by, operation, classes, disclosed }: Reader,
    sessions?: ReadSessions,
  ): Promise<ReadonlyMap<string, PersonName>> {
    const survivorIds = [...new Set(ids)];
    if (classes.length === 0 || survivorIds.length === 0 || by.role === 'AUDITOR') return new Map();
    const passing = survivorIds.map(async (survivorId) => {
      const disclosure = await this.gate.pass(
        { by, operation, classes, survivorId, purpose },
        sessions?.sessionFor(survivorId),
      );
      disclosed.add(survivorId, disclosure?.classes ?? []);
    });
    const rows = this.db.getRepository(ReferralView).find({
      select: { survivorId: true, sealed: true },
      where: { survivorId: In(survivorIds) },
    });
    await Promise.all(passing);
    return new Map((await rows).filter(({ sealed }) => sealed.length > 0).map((row) => [row.survivorId, row]));
  }

  /** What the views know of these survivors beside their names: nothing personal. */
  async peopleIn(ids: readonly string[]): Promise<ReadonlyMap<string, PersonDetails>> {
    const rows = await this.db.getRepository(ReferralView).find({
      select: { survivorId: true, sex: true, birthYear: true },
      where: { survivorId: In([...new Set(ids)]) },
    });
    return new Map(rows.map((row) => [row.survivorId, row]));
  }
}
