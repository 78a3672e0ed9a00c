import { DataSource } from 'typeorm';
import { SYSTEM_SCHEMA, inSchema } from '#kernel/projections';
import { toBatchConnection } from '#platform';

/** Figures that were released already, as rows of `released_cell`. No log brings them back. */
export interface ReleasedFigures {
  /** One release at a time. @throws UnreadableFigures before the first */
  readonly releases: () => AsyncIterable<readonly object[]>;
}

/** The released figures cannot be read now; the rest of a backup can. */
export class UnreadableFigures extends Error {
  override readonly name = 'UnreadableFigures';
}

/** @param url of the database of the views, with the role that fills it */
export const releasedFiguresIn = (url: string): ReleasedFigures => ({
  releases: async function* () {
    const database = new DataSource(inSchema(toBatchConnection(url), SYSTEM_SCHEMA, []));
    const found = await database
      .initialize()
      .then(async () => (await database.query(RELEASES)) as readonly Release[])
      .catch(async (error: NodeJS.ErrnoException) => {
        if (database.isInitialized) await database.destroy();
        throw new UnreadableFigures(error.message || error.code, { cause: error });
      });
    try {
      for (const { year, knownAt } of found) {
        const rows = (await database.query(ROWS, [year, knownAt])) as { row: object }[];
        yield rows.map(({ row }) => row);
      }
    } finally {
      await database.destroy();
    }
  },
});

interface Release {
  readonly year: number;
  readonly knownAt: string;
}

const RELEASES = `SELECT DISTINCT year, "knownAt"::text FROM released_cell ORDER BY 2, 1`;
const ROWS = `SELECT to_jsonb(cell) AS row FROM released_cell cell WHERE year = $1 AND "knownAt" = $2 ORDER BY figure, key`;

/** Rows that lie there stay: each was released once, and never changes. */
export const keepReleased = async (kept: Pick<DataSource, 'query'>, rows: readonly object[]): Promise<void> => {
  await kept.query(
    `INSERT INTO released_cell SELECT * FROM jsonb_populate_recordset(NULL::released_cell, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
};
