import type { DataSource } from 'typeorm';
import type { Policy, Step } from '#step';

/** The tables of this build: one of a former version stands still, and nobody waits for it. */
export const filledIn = (db: DataSource, steps: readonly Step[]): readonly string[] =>
  steps
    .flatMap(({ projections, indexes = [] }) =>
      [...projections, ...indexes].map(({ view }) => db.getMetadata(view).tableName),
    )
    .toSorted();

/** Under which names streams are parked: those tables, and whoever acts on what happened. */
export const parkedIn = (db: DataSource, steps: readonly Step[], policies: readonly Policy[]): readonly string[] => [
  ...filledIn(db, steps),
  ...policies.map(({ name }) => `policy:${name}`).toSorted(),
  'eraser',
];
