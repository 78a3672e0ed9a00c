import type { Actor } from '#decider';

const AS: Readonly<Record<string, string>> = {
  CASE_WORKER: 'CaseWorker',
  LEGAL_OFFICER: 'LegalOfficer',
  FORENSIC_INTERVIEWER: 'ForensicInterviewer',
};

const RECEIVED = `(entrusted IS NULL AND "receivedBy" = :id)`;
const ENTRUSTED = `entrusted @> jsonb_build_array(jsonb_build_object('worker', CAST(:id AS text), 'as', CAST(:as AS text)))`;
const OF_THE_OFFICE = `CAST(:office AS text) <> '' AND (:office = ANY(offices) OR
  entrusted @> jsonb_build_array(jsonb_build_object('office', CAST(:office AS text))))`;

/** Which rows of the table of relations are those of the cases that somebody may list: what the policy says, of many at once. */
export const relatedTo = ({ id, role, office = '' }: Actor) => {
  const parameters = { id, office, as: AS[role] ?? '' };
  if (role === 'SUPERVISOR') return { condition: `(${OF_THE_OFFICE}) OR ${RECEIVED}`, parameters };
  if (role === 'CASE_WORKER') return { condition: `${ENTRUSTED} OR ${RECEIVED}`, parameters };
  return { condition: AS[role] ? ENTRUSTED : 'FALSE', parameters };
};
