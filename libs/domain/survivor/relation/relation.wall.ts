import { ACTOR, type Sql } from '#kernel/projections';

const { id, role, office } = ACTOR;

/**
 * Who may open a record, stated a second time for the database. It shares no code with the API, so that a mistake in
 * one leaves the other in force; a spec compares them. It is a single condition on one column, so that an index answers
 * it: an added OR would check every row.
 */
export const RELATED: Sql = `readers && CASE ${role}
  WHEN 'CASE_WORKER' THEN ARRAY['received:' || ${id}, 'CaseWorker:' || ${id}]
  WHEN 'SUPERVISOR' THEN ARRAY['received:' || ${id}, 'office:' || ${office}]
  WHEN 'LEGAL_OFFICER' THEN ARRAY['LegalOfficer:' || ${id}]
  WHEN 'FORENSIC_INTERVIEWER' THEN ARRAY['ForensicInterviewer:' || ${id}]
  WHEN 'AUDITOR' THEN ARRAY['AUDITOR']
  ELSE ARRAY[]::text[] END`;
