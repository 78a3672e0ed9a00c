import { getMetadataArgsStorage } from 'typeorm';
import type { RowProjection } from '#read-models';
import type { Step } from '#step';

/** The tables of the steps that are folds of their events, by name. */
export const tablesShown = (steps: readonly Step[]): { table: string; projection: RowProjection }[] =>
  steps.flatMap(({ projections }) =>
    projections.flatMap((projection) => {
      if (projection.kind !== 'rows') return [];
      const table = getMetadataArgsStorage().tables.find(({ target }) => target === projection.view)?.name;
      return table === undefined ? [] : [{ table, projection }];
    }),
  );
