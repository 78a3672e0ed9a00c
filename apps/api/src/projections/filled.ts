import type { DataSource } from 'typeorm';
import type { Step } from '#step';

/** The tables of this build: one of a former version stands still, and nobody waits for it. */
export const filledIn = (db: DataSource, steps: readonly Step[]): readonly string[] =>
  steps
    .flatMap(({ projections, indexes = [] }) =>
      [...projections, ...indexes].map(({ view }) => db.getMetadata(view).tableName),
    )
    .toSorted();
