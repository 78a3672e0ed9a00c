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
      // a database that no projector of this version has met has no codes
      const [{ has }] = (await database.query(`SELECT to_regclass('release_code') IS NOT NULL AS has`)) as [
        { has: boolean },
      ];
      for (const { year, knownAt } of found) {
        const rows = (await database.query(has ? CODED_ROWS : ROWS, [year, knownAt])) as { row: object }[];
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

/** The code of the release stands in each of its rows: an earlier version leaves it out when it restores them. */
const CODED_ROWS = `
  SELECT to_jsonb(cell) || jsonb_strip_nulls(jsonb_build_object('code', (SELECT code FROM release_code
    WHERE (year, "knownAt") = (cell.year, cell."knownAt")))) AS row
  FROM released_cell cell WHERE year = $1 AND "knownAt" = $2 ORDER BY figure, key`;

const KEEP_CODES = `
  INSERT INTO release_code (year, "knownAt", code) SELECT DISTINCT year, "knownAt", code
  FROM jsonb_to_recordset($1) AS row (year int, "knownAt" timestamptz, code text) WHERE code IS NOT NULL
  ON CONFLICT DO NOTHING`;

/** Rows that lie there stay: each was released once, and never changes. */
export const keepReleased = async (kept: Pick<DataSource, 'query'>, rows: readonly object[]): Promise<void> => {
  await kept.query(
    `INSERT INTO released_cell SELECT * FROM jsonb_populate_recordset(NULL::released_cell, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  if (rows.some((row) => 'code' in row)) await kept.query(KEEP_CODES, [JSON.stringify(rows)]);
};
