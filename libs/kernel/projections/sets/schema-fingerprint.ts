import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { SYSTEM_SCHEMA } from './view-set.js';

/**
 * The database catalog of the read side's schemas, line by line, without the contents of the tables. The comments of indexes
 * are left out: those of kept tables note the fingerprint itself.
 */
const READ_FINGERPRINT_SQL = `
  WITH spaces AS (
    SELECT * FROM pg_namespace WHERE nspname = '${SYSTEM_SCHEMA}' OR nspname ~ '^views(_|$)'),
  things AS (SELECT pg_class.* FROM pg_class JOIN spaces ON spaces.oid = relnamespace)
  SELECT concat_ws('|', 'by', current_user) AS line
  UNION ALL SELECT concat_ws('|', 'role', rolname) FROM pg_roles WHERE rolname LIKE 'homeward%'
  UNION ALL SELECT concat_ws('|', 'schema', nspname, nspowner, nspacl) FROM spaces
  UNION ALL SELECT concat_ws('|', 'thing', oid, relname, relnamespace, relkind, relowner, relacl, relrowsecurity,
    relforcerowsecurity, reloptions, CASE WHEN relkind <> 'i' THEN obj_description(oid, 'pg_class') END) FROM things
  UNION ALL SELECT concat_ws('|', 'column', attrelid, attnum, attname, atttypid, atttypmod, attnotnull, attgenerated,
    pg_get_expr(adbin, adrelid), attacl) FROM pg_attribute JOIN things ON things.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0
  UNION ALL SELECT concat_ws('|', 'index', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index JOIN things ON things.oid = indrelid
  UNION ALL SELECT concat_ws('|', 'constraint', conname, pg_get_constraintdef(pg_constraint.oid)) FROM pg_constraint JOIN things ON things.oid = conrelid
  UNION ALL SELECT concat_ws('|', 'policy', polrelid, polname, polcmd, polpermissive, polroles, polqual, polwithcheck)
    FROM pg_policy JOIN things ON things.oid = polrelid
  UNION ALL SELECT concat_ws('|', 'rule', ev_class, rulename, ev_action) FROM pg_rewrite JOIN things ON things.oid = ev_class
  UNION ALL SELECT concat_ws('|', 'trigger', tgrelid, tgname, tgenabled) FROM pg_trigger JOIN things ON things.oid = tgrelid
  UNION ALL SELECT concat_ws('|', 'function', proname, prosrc) FROM pg_proc JOIN spaces ON spaces.oid = pronamespace`;

/** The fingerprint of this build, these catalogs and the live set together. */
const nowOf = async (db: DataSource, build: string): Promise<string> => {
  const lines: { line: string }[] = await db.query(READ_FINGERPRINT_SQL);
  const [{ exists }] = (await db.query(`SELECT to_regclass('${SYSTEM_SCHEMA}.view_set') IS NOT NULL AS exists`)) as [
    { exists: boolean },
  ];
  const live: unknown[] = exists
    ? await db.query(`SELECT version FROM ${SYSTEM_SCHEMA}.view_set WHERE state = 'live'`)
    : [];
  const hash = createHash('sha256').update(`${build} ${JSON.stringify(live)}`);
  for (const line of lines.map((each) => each.line).toSorted()) hash.update(`\n${line}`);
  return hash.digest('hex');
};

/** What the build that last brought everything up to date has saved. */
export const savedFingerprint = async (db: Pick<DataSource, 'query'>): Promise<string | null> => {
  const [{ made }] = (await db.query(
    `SELECT obj_description(to_regnamespace('${SYSTEM_SCHEMA}'), 'pg_namespace') AS made`,
  )) as [{ made: string | null }];
  return made;
};

/** Whether this build has brought everything up to date, and no object or grant has changed since. */
export const isUpToDate = async (db: DataSource, build: string): Promise<boolean> => {
  const made = await savedFingerprint(db);
  return made !== null && made === (await nowOf(db, build));
};

/** Stored as a comment on the schema, so that it disappears with the tables. */
export const saveFingerprint = async (db: DataSource, build: string): Promise<void> => {
  await db.query(`COMMENT ON SCHEMA ${SYSTEM_SCHEMA} IS '${await nowOf(db, build)}'`);
};
