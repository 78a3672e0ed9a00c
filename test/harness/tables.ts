import { getMetadataArgsStorage } from 'typeorm';
import type { Projection } from '#read-models';
import type { Step } from '#step';

/** The tables of the steps that follow from their events, by name. */
export const tablesShown = (steps: readonly Step[]): { table: string; projection: Projection }[] =>
  steps.flatMap(({ projections }) =>
    projections.flatMap((projection) => {
      const table = getMetadataArgsStorage().tables.find(({ target }) => target === projection.view)?.name;
      return table === undefined ? [] : [{ table, projection }];
    }),
  );
