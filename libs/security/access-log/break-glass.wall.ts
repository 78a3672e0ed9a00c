import { ACTOR, onlyTo, type RowPolicy } from '#kernel/projections';

const MINE = `"openedBy" = ${ACTOR.id}`;
const CASE_ROLES = onlyTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER');

/** A colleague who broke the glass reads that row, and until it ends, in the same role, the record. */
export const glass: RowPolicy = {
  own: `${MINE} AND ${CASE_ROLES}`,
  opens: `${MINE} AND role = ${ACTOR.role} AND ${CASE_ROLES} AND until > now() AND upheld IS DISTINCT FROM false`,
};
