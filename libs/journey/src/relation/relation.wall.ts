import { ACTOR, type Sql } from '#read-models';

const { id, role, office } = ACTOR;

const RECEIVED = `(entrusted IS NULL AND "receivedBy" = ${id})`;
const entrusted = (as: string): Sql =>
  `entrusted @> jsonb_build_array(jsonb_build_object('worker', ${id}, 'as', '${as}'))`;
const OF_THE_OFFICE = `(${office} <> '' AND (${office} = ANY (offices)
  OR entrusted @> jsonb_build_array(jsonb_build_object('office', ${office}))))`;

/**
 * Who may open a record, told a second time, for the database. It asks nothing of what the API asks, so that a mistake in
 * either leaves the other standing; a spec compares them.
 */
export const RELATED: Sql = `CASE ${role}
  WHEN 'CASE_WORKER' THEN ${RECEIVED} OR ${entrusted('CaseWorker')}
  WHEN 'SUPERVISOR' THEN ${RECEIVED} OR ${OF_THE_OFFICE}
  WHEN 'LEGAL_OFFICER' THEN ${entrusted('LegalOfficer')}
  WHEN 'FORENSIC_INTERVIEWER' THEN ${entrusted('ForensicInterviewer')}
  WHEN 'AUDITOR' THEN TRUE
  ELSE FALSE END`;
