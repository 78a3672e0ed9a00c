import { ACTOR, onlyTo, type RowPolicy } from '#kernel/projections';

const MINE = `"openedBy" = ${ACTOR.id}`;
const CASE_ROLES = onlyTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER');

/** Colleagues who broke the glass read that row and, until it ends and in the same role, the record. */
export const breakGlassPolicy: RowPolicy = {
  own: `${MINE} AND ${CASE_ROLES}`,
  opens: `${MINE} AND role = ${ACTOR.role} AND ${CASE_ROLES} AND until > now() AND upheld IS DISTINCT FROM false`,
};
