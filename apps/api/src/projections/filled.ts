import type { DataSource } from 'typeorm';
import { policyCheckpoint, type Policy, type Step } from '#nest';

/** The tables of this build; tables of a former version are not updated, and not awaited. */
export const filledTables = (db: DataSource, steps: readonly Step[]): readonly string[] =>
  steps
    .flatMap(({ projections, indexes = [] }) =>
      [...projections, ...indexes].map(({ view }) => db.getMetadata(view).tableName),
    )
    .toSorted();

/** The names under which streams are parked: those tables, the policies and the eraser. */
export const tablesThatPark = (
  db: DataSource,
  steps: readonly Step[],
  policies: readonly Policy[],
): readonly string[] => [...filledTables(db, steps), ...policies.map(policyCheckpoint).toSorted(), 'eraser'];
