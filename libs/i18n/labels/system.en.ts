import type { Labels } from './labels.type.js';

/** Codes for roles, and for the state of the service. */
export const SYSTEM_EN: Labels = {
  Role: {
    CASE_WORKER: 'Case worker',
    SUPERVISOR: 'Supervisor',
    LEGAL_OFFICER: 'Legal officer',
    FORENSIC_INTERVIEWER: 'Forensic interviewer',
    AUDITOR: 'Auditor',
    ANALYST: 'Analyst',
    ADMINISTRATOR: 'Administrator',
  },
  ProjectionState: {
    live: 'Up to date',
    behind: 'Behind',
    stopped: 'Stopped',
    new: 'New',
    unknown: 'Unknown',
  },
  ProjectionSetState: {
    building: 'Being built',
    ready: 'Ready',
    live: 'In use',
    retired: 'Previously in use',
    failed: 'Failed',
  },
  ParkedOutcomeState: { gone: 'No longer left out', parked: 'Still left out', waiting: 'No answer yet' },
  Unit: { number: 'Number', share: 'Share', days: 'Days' },
};
