import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { ParkedStream } from '../projector/parked.js';
import { LOCK_LIMITS, givingWay, isLockTimeout } from './lock-timeout.js';
import { saveFingerprint, savedFingerprint } from './schema-fingerprint.js';

interface EditionComment {
  /** The index of the primary key, whose comment is no part of the fingerprint: a former version starts with the table as well. */
  readonly index: string;
  readonly edition: string;
  /** The fingerprint that the last version saved which knows of editions. */
  readonly by: string | undefined;
}

const noted = async (tx: EntityManager, tablePath: string): Promise<EditionComment | undefined> => {
  const [key] = (await tx.query(
    `SELECT indexrelid::regclass::text AS name, obj_description(indexrelid, 'pg_class') AS comment
     FROM pg_index WHERE indisprimary AND indrelid = $1::regclass`,
    [tablePath],
  )) as { name: string; comment: string | null }[];
  const [edition = '1', by] = key?.comment?.split(' ') ?? [];
  return key && { index: key.name, edition, by };
};

/** The SQLSTATE of a table that others depend on, such as a database view of an operator. */
const DEPENDED_ON = '2BP01';

/**
 * Drops a table that no version from this one on fills: what an erasure removes must not stay in it. A former version that
 * comes back makes and fills it again.
 * @returns the table with what keeps it, if something does
 */
const dropRetired = async (kept: DataSource, name: string): Promise<string | undefined> => {
  const path = `${schemaIn(kept)}.${name}`;
  const [{ found }] = (await kept.query(`SELECT to_regclass($1)::text AS found`, [path])) as [{ found: string | null }];
  if (found === null) return undefined;
  try {
    await givingWay(kept, LOCK_LIMITS, async (tx) => {
      await tx.query(`DROP TABLE IF EXISTS ${found}`);
      for (const table of [Checkpoint, ParkedStream])
        await tx.query(`DELETE FROM ${kept.getMetadata(table).tablePath} WHERE name = $1`, [name]);
    });
    return undefined;
  } catch (error) {
    const { code, detail } = error instanceof QueryFailedError ? (error.driverError as DatabaseFault) : {};
    if (code === DEPENDED_ON) return `${path} (${detail})`;
    if (isLockTimeout(error)) return `${path} (others are reading it)`;
    throw error;
  }
};

interface DatabaseFault {
  readonly code?: string;
  readonly detail?: string;
}

const schemaIn = ({ options }: DataSource): string => (options as { schema?: string }).schema ?? 'public';

/** @returns the retired tables that could not be dropped, and why */
export const dropAllRetired = async (kept: DataSource, retired: readonly string[] = []): Promise<readonly string[]> => {
  const left: string[] = [];
  for (const name of retired) {
    const remaining = await dropRetired(kept, name);
    if (remaining !== undefined) left.push(remaining);
  }
  return left;
};

/**
 * Empties tables that no rebuild makes again: those with rows of another edition than their class, and those that a
 * version without editions filled meanwhile. Without a checkpoint, a table is filled again from the first event.
 */
export const emptyFormerEditions = async (kept: DataSource): Promise<void> => {
  for (const { target, tablePath, tableName } of kept.entityMetadatas) {
    const { edition } = target as { readonly edition?: number };
    if (edition === undefined) continue;
    await kept.transaction(async (tx) => {
      const before = await noted(tx, tablePath);
      if (!before) return;
      const isOurs = before.by === undefined || before.by === (await savedFingerprint(tx));
      if (before.edition === String(edition) && isOurs) return;
      await tx.query(`TRUNCATE ${tablePath}`);
      await tx.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
      await tx.query(`COMMENT ON INDEX ${before.index} IS '${edition}'`);
    });
  }
};

/**
 * Notes the editions once the fingerprint is saved. A version that knows no editions saves its own fingerprint, and
 * leaves this note.
 */
export const noteEditions = async (kept: DataSource): Promise<void> => {
  const by = await savedFingerprint(kept.manager);
  for (const { target, tablePath } of kept.entityMetadatas) {
    const { edition } = target as { readonly edition?: number };
    const before = edition === undefined ? undefined : await noted(kept.manager, tablePath);
    if (before && by) await kept.query(`COMMENT ON INDEX ${before.index} IS '${edition} ${by}'`);
  }
};

/** The next start of this build has nothing to do, unless it has no right to save its fingerprint. */
export const noteUpToDate = async (kept: DataSource, build: string): Promise<void> => {
  await saveFingerprint(kept, build).catch(() => undefined);
  await noteEditions(kept);
};
