import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OPERATIONS } from '#security/access';
import { runAsReader } from '#kernel/projections';
import { ReadingFact } from './reading.facts.js';

/** The queries that open a record. */
const OPENING = Object.entries(OPERATIONS).flatMap(([name, { kind }]) => (kind === 'reads' ? [name] : []));

/** The access log is the count: what all processes wrote, as far as the views have read it. */
@Injectable()
export class RecordOpenings {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  /** The records that a person opened since an instant, each with the last time. */
  async since(who: string, instant: number): Promise<ReadonlyMap<string, number>> {
    const { tablePath } = this.db.getMetadata(ReadingFact);
    const rows: { subject: string; at: Date }[] = await runAsReader('analyst', () =>
      this.db.query(
        `SELECT subject, max("recordedFrom") AS at FROM ${tablePath}
         WHERE who = $1 AND "recordedFrom" > $2 AND kind = 'PersonalDataRead' AND purpose <> 'BREAK_GLASS'
           AND operation = ANY ($3::text[]) GROUP BY subject`,
        [who, new Date(instant).toISOString(), OPENING],
      ),
    );
    return new Map(rows.map(({ subject, at }) => [subject, +at]));
  }
}
