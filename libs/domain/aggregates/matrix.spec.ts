import { UNRELATED, mayCommand, type Relation, type Way } from '#security/access';
import { ROLES, mutationNameOf, type Role } from '#nest';
import { MATRIX } from './index.js';

const may = (role: string, command: string, relation: Relation | undefined) =>
  mayCommand(
    { id: 'sokha', role, organisation: 'A21', office: 'SiemReapCac' },
    MATRIX[mutationNameOf(command)],
    relation,
  );

const related = (...ways: Way[]) => ({ ways });

describe('a command about a case', () => {
  it.each<{ role: Role | 'POLICY'; command: string; relation: Partial<Relation>; allowed: boolean }>([
    { role: 'CASE_WORKER', command: 'GiveConsent', relation: {}, allowed: false },
    { role: 'CASE_WORKER', command: 'GiveConsent', relation: related('received'), allowed: true },
    { role: 'CASE_WORKER', command: 'GiveConsent', relation: related('CaseWorker'), allowed: true },
    { role: 'CASE_WORKER', command: 'GiveConsent', relation: related('office'), allowed: false },
    { role: 'CASE_WORKER', command: 'GiveConsent', relation: { brokeGlass: true }, allowed: false },
    { role: 'CASE_WORKER', command: 'AssignCaseWorker', relation: related('received'), allowed: false },
    { role: 'SUPERVISOR', command: 'AssignCaseWorker', relation: related('office'), allowed: true },
    { role: 'SUPERVISOR', command: 'AssignCaseWorker', relation: {}, allowed: false },
    { role: 'SUPERVISOR', command: 'AssignCaseWorker', relation: { brokeGlass: true }, allowed: false },
    { role: 'LEGAL_OFFICER', command: 'OpenProsecution', relation: related('LegalOfficer'), allowed: true },
    { role: 'LEGAL_OFFICER', command: 'OpenProsecution', relation: related('office'), allowed: false },
    {
      role: 'FORENSIC_INTERVIEWER',
      command: 'ConductForensicInterview',
      relation: related('ForensicInterviewer'),
      allowed: true,
    },
    {
      role: 'FORENSIC_INTERVIEWER',
      command: 'ConductForensicInterview',
      relation: related('BlindInterviewer'),
      allowed: true,
    },
    { role: 'AUDITOR', command: 'GiveConsent', relation: related('received', 'office'), allowed: false },
    { role: 'CASE_WORKER', command: 'ReceiveReferral', relation: {}, allowed: false },
    { role: 'CASE_WORKER', command: 'ReceiveReferral', relation: related('received'), allowed: true },
    { role: 'SUPERVISOR', command: 'FileCharges', relation: related('office'), allowed: true },
    { role: 'SUPERVISOR', command: 'BurnTheRecord', relation: related('office'), allowed: false },
    { role: 'SUPERVISOR', command: 'Survivor', relation: related('office'), allowed: false },
    { role: 'POLICY', command: 'ConcludeProsecution', relation: related('office'), allowed: false },
  ])('$role, $command, being $relation: $allowed', ({ role, command, relation, allowed }) => {
    expect(may(role, command, { ...UNRELATED, ...relation })).toBe(allowed);
  });

  it('is allowed without a relation to roles that receive referrals, where there is no case yet', () => {
    for (const role of ROLES) {
      const receives = role === 'CASE_WORKER' || role === 'SUPERVISOR';
      expect(may(role, 'ReceiveReferral', undefined)).toBe(receives);
      expect(may(role, 'GiveConsent', undefined)).toBe(false);
    }
  });
});
