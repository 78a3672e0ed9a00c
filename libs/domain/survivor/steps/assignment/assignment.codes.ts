/** Code lists of assignment. Codes are stored forever. */
export const ASSIGNED_AS = ['CaseWorker', 'LegalOfficer', 'ForensicInterviewer'] as const;
export type AssignedAs = (typeof ASSIGNED_AS)[number];
