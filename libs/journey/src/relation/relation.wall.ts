import { ACTOR, type Sql } from '#read-models';

const { id, role, office } = ACTOR;

/**
 * Who may open a record, told a second time, for the database. It asks nothing of what the API asks, so that a mistake in
 * either leaves the other standing; a spec compares them. One condition on one column and no other, so that an index answers
 * it: what follows it with OR would have every row looked at.
 */
export const RELATED: Sql = `readers && CASE ${role}
  WHEN 'CASE_WORKER' THEN ARRAY['received:' || ${id}, 'CaseWorker:' || ${id}]
  WHEN 'SUPERVISOR' THEN ARRAY['received:' || ${id}, 'office:' || ${office}]
  WHEN 'LEGAL_OFFICER' THEN ARRAY['LegalOfficer:' || ${id}]
  WHEN 'FORENSIC_INTERVIEWER' THEN ARRAY['ForensicInterviewer:' || ${id}]
  WHEN 'AUDITOR' THEN ARRAY['AUDITOR']
  ELSE ARRAY[]::text[] END`;
