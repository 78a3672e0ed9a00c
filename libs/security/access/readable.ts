import type { Actor } from '#kernel/decider';
import { ROLES, type Role } from '#nest';
import { ACTOR, type RowCondition } from '#kernel/projections';
import { ENTITLED } from './entitlements.js';
import { EVERY_AUDITOR, wordOf, type Way } from './relations.js';

type Entitlement = (typeof ENTITLED)[Role][number];

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** The words by which a user finds the records that they may list. */
export const relationWordsOf = (by: Actor): string[] => {
  if (by.role === 'AUDITOR') return [EVERY_AUDITOR];
  return isRole(by.role) ? ENTITLED[by.role].flatMap(({ way }) => wordOf(way, by) ?? []) : [];
};

/**
 * SQL condition, with `words` from `relationWordsOf`: the reader may list the survivor. Row security alone also admits who broke the
 * glass, and that opens a record for this purpose only.
 * @param relations the path of the table
 */
export const isListed = (relations: string, survivorId: RowCondition): RowCondition =>
  `EXISTS (SELECT FROM ${relations} related WHERE related."survivorId" = ${survivorId} AND related.readers && :words OFFSET 0)`;

const sqlOf = (way: Way): RowCondition => `'${way}:' || ${way === 'office' ? ACTOR.office : ACTOR.id}`;

const wordsInSql = (role: Role, counts: (entitled: Entitlement) => boolean): readonly RowCondition[] =>
  role === 'AUDITOR' ? [`'${EVERY_AUDITOR}'`] : ENTITLED[role].filter(counts).map(({ way }) => sqlOf(way));

const readableBy = (counts: (entitled: Entitlement) => boolean): RowCondition => `readers && CASE ${ACTOR.role}
  ${ROLES.map((role) => `WHEN '${role}' THEN ARRAY[${wordsInSql(role, counts).join(', ')}]::text[]`).join('\n  ')}
  ELSE ARRAY[]::text[] END`;

/**
 * The records that the current reader may open, for the database. It is a single condition on one column, so that an
 * index answers it: an added OR would check every row.
 */
export const READABLE: RowCondition = readableBy(() => true);

/** SQL condition: the role may read the whole record. Roles that never read in part skip it. */
export const READABLE_AS_A_WHOLE: RowCondition = `${ACTOR.role} NOT IN (${ROLES.filter((role) =>
  ENTITLED[role].some(({ inPart }) => inPart),
)
  .map((role) => `'${role}'`)
  .join(', ')}) OR ${readableBy(({ inPart }) => !inPart)}`;
