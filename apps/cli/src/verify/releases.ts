import type { DataSource } from 'typeorm';
import { isProvenRelease, storedReleases, type ReleaseKeys, type StoredRelease } from '#reporting/figures';
import type { Findings } from './findings.js';

export interface VerifiedReleases {
  /** Years with a number that is not withheld: a year without one is released again each month. */
  readonly years: number;
  /** Those of versions before 0.32.0, which made no code, and those whose code somebody removed. */
  readonly withoutCode: number;
}

/** Checks that the service itself released the figures that are kept: the log does not have them. */
export const auditReleases = async (
  kept: Pick<DataSource, 'query'>,
  keys: ReleaseKeys,
  findings: Findings,
): Promise<VerifiedReleases> => {
  const stored = await storedReleases(kept);
  for (const release of stored) {
    if (release.code === null || isProvenRelease(keys, release)) continue;
    const at = new Date(release.knownAt).toISOString();
    findings.add({
      what: `the figures of ${release.year}, released as known at ${at}, were changed or removed after the service released them`,
      table: 'kept.released_cell',
    });
  }
  const shown = stored.filter(({ cells }) => cells.some(({ withheld }) => !withheld));
  return { years: yearsOf(shown), withoutCode: yearsOf(shown.filter(({ code }) => code === null)) };
};

const yearsOf = (releases: readonly StoredRelease[]): number => new Set(releases.map(({ year }) => year)).size;
