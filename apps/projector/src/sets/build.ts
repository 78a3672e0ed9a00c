import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LogMismatch } from '#kernel/event-store';
import {
  ProjectionError,
  ChangedInPlace,
  RowSecurityOff,
  beginPartitions,
  joinPartitions,
  progressIn,
  type Partition,
  type Sets,
  type TablesOwner,
} from '#kernel/projections';
import { logState } from '../log.js';
import { reasonOf } from '../reason.js';
import { fill, type FillContext } from './fill.js';

/** The part of a set that comes from one partition of the log. */
export interface Share {
  readonly version: number;
  readonly partition: Partition;
  /** The last position that it may read. */
  readonly upTo: bigint;
}

export interface BuildContext extends FillContext {
  /** The schema with the list of sets. */
  readonly kept: DataSource;
  readonly sets: Sets;
  readonly owner: TablesOwner;
}

interface RebuildContext extends BuildContext {
  /** Into how many partitions the log is divided for a new set. */
  readonly partitions: number;
  /** Has all shares of a set copied at the same time. @returns false, where one of them has failed for good */
  readonly copyShares: (shares: readonly Share[]) => Promise<boolean>;
}

const log = new Logger('Sets');

/** Errors that another attempt would meet again. */
const FINAL = [ProjectionError, ChangedInPlace, LogMismatch, RowSecurityOff];

/**
 * Builds a set of views from the first event, or resumes where a killed process stopped: first the rows, then the indexes,
 * then what was recorded meanwhile. An event that a table cannot apply ends it: nothing is parked, so that the new set is
 * complete. Nothing is done to a set that another builder has finished.
 */
export const build = async (version: number, site: RebuildContext): Promise<void> => {
  const { sets, owner } = site;
  if (!(await owner.beginSet(version, 'copying'))) return;
  const db = await sets.open(version);
  try {
    await unlessFinal(site, version, async () => {
      if (!(await copy(db, version, site))) return;
      await owner.finishSet(version);
      await fill(db, site, { filling: 'merging' });
      await owner.markReady(version);
    });
  } finally {
    await db.destroy();
  }
};

/** Copies a share of a set, beside those who copy the others. @returns false, where it has failed for good */
export const copyShare = async ({ version, partition, upTo }: Share, site: BuildContext): Promise<boolean> => {
  const db = await site.sets.open(version);
  try {
    return await unlessFinal(site, version, () => fill(db, site, { filling: 'copying', partition, upTo }));
  } finally {
    await db.destroy();
  }
};

const copy = async (db: DataSource, version: number, site: RebuildContext): Promise<boolean> => {
  const { kept, store, steps } = site;
  const { origin, head, at } = await logState(store);
  const wanted = head < 0n ? 1 : site.partitions;
  const tables = steps.flatMap(({ projections }) => projections).map(({ view }) => db.getMetadata(view).tableName);
  const partitions = await beginPartitions(db, tables, { origin, wanted });
  await kept.query(
    `UPDATE view_set SET position = coalesce(it.position, -1), "resumedFrom" = coalesce(it.position, -1),
       events = coalesce(it.events, 0), "resumedEvents" = coalesce(it.events, 0), "resumedAt" = now(), reason = NULL
     FROM (${progressIn(site.sets.schemaOf(version))}) it WHERE version = $1 AND state = 'building'`,
    [version],
  );
  if (partitions.length === 0) {
    await fill(db, site, { filling: 'copying' });
    return true;
  }
  const areCopied = await site.copyShares(partitions.map((partition) => ({ version, partition, upTo: head })));
  if (areCopied) await joinPartitions(db, (await at(head))!);
  return areCopied;
};

/** Notes why a set cannot be built. @returns whether it can */
const unlessFinal = async ({ kept }: BuildContext, version: number, work: () => Promise<void>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (!FINAL.some((kind) => error instanceof kind)) throw error;
    await fail(kept, version, error);
    return false;
  }
};

/** A stable code begins the reason where an operator has to remove something of theirs; the set stays failed afterwards. */
const reasonToFail = (error: unknown): string =>
  error instanceof RowSecurityOff
    ? `${error.message} Then rebuild: npx homeward projections rebuild.`
    : reasonOf(error);

const fail = async (kept: DataSource, version: number, error: unknown) => {
  const reason = reasonToFail(error);
  const [, failed] = (await kept.query(
    `UPDATE view_set SET state = 'failed', reason = $2, since = now() WHERE version = $1 AND state = 'building'`,
    [version, reason],
  )) as [unknown, number];
  if (failed > 0) log.error(error instanceof RowSecurityOff ? reason : `BUILD_FAILED: ${reason}`);
};
