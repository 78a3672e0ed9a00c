import type { DataSource } from 'typeorm';
import { sha256, type LogKeys } from '#kernel/integrity';
import type { ReleasedCell } from './release-table.js';

/** The part of a log key that a release needs. */
export type ReleaseKeys = Pick<LogKeys, 'codeOf' | 'proves'>;

export interface Release {
  readonly year: number;
  readonly knownAt: string;
  readonly cells: readonly ReleasedCell[];
}

/** Separates these codes from those of events, places and backups: never change it. */
const FORMAT = 'homeward release 1';

const digestOf = ({ year, knownAt, cells }: Release): string => {
  const rows = cells
    .map(({ figure, key, version, unit, withheld, value, numerator, base }) => ({
      figure,
      key,
      version,
      unit,
      withheld,
      value: value ?? null,
      numerator: numerator ?? null,
      base: base ?? null,
    }))
    .toSorted((one, other) => (`${one.figure}\n${one.key}` < `${other.figure}\n${other.key}` ? -1 : 1));
  return sha256({ format: FORMAT, year, knownAt: new Date(knownAt).toISOString(), rows });
};

export const releaseCode = (keys: ReleaseKeys, release: Release): string => keys.codeOf(digestOf(release));

/** A release as it lies in the database, with its code; without one, a version before 0.32.0 may have made it. */
export interface StoredRelease extends Release {
  readonly code: string | null;
}

export const isProvenRelease = (keys: ReleaseKeys, { code, ...release }: StoredRelease): boolean =>
  keys.proves(code, digestOf(release));

/** Each release that has cells or a code: one whose cells were removed has its code left. */
const STORED = `
  SELECT year, "knownAt", (SELECT code FROM codes WHERE (year, "knownAt") = (one.year, one."knownAt")) AS code,
    (SELECT coalesce(jsonb_agg(to_jsonb(cell)), '[]') FROM released_cell cell
     WHERE (year, "knownAt") = (one.year, one."knownAt")) AS cells
  FROM (SELECT year, "knownAt" FROM released_cell UNION SELECT year, "knownAt" FROM codes) one
  ORDER BY year, "knownAt"`;

const CODES = 'SELECT year, "knownAt", code FROM release_code';
/** Until a projector of 0.32.0 or later has made the table. */
const NO_CODES = 'SELECT NULL::int AS year, NULL::timestamptz AS "knownAt", NULL::text AS code WHERE false';

export const storedReleases = async (kept: Pick<DataSource, 'query'>): Promise<readonly StoredRelease[]> => {
  const [found] = (await kept.query(`SELECT to_regclass('release_code') IS NOT NULL AS "hasCodes"`)) as [
    { hasCodes: boolean },
  ];
  return kept.query(`WITH codes AS (${found.hasCodes ? CODES : NO_CODES}) ${STORED}`);
};
