import { getMetadataArgsStorage } from 'typeorm';
import type { Projection } from '#kernel/projections';
import type { Step } from '#nest';

/** The tables that the steps derive from their events, by name. */
export const tablesShown = (steps: readonly Step[]): { table: string; projection: Projection }[] =>
  steps.flatMap(({ projections }) =>
    projections.flatMap((projection) => {
      const table = getMetadataArgsStorage().tables.find(({ target }) => target === projection.view)?.name;
      return table === undefined ? [] : [{ table, projection }];
    }),
  );
