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
  it.each<[Role | 'POLICY', string, Partial<Relation>, boolean]>([
    ['CASE_WORKER', 'GiveConsent', {}, false],
    ['CASE_WORKER', 'GiveConsent', related('received'), true],
    ['CASE_WORKER', 'GiveConsent', related('CaseWorker'), true],
    ['CASE_WORKER', 'GiveConsent', related('office'), false],
    ['CASE_WORKER', 'GiveConsent', { brokeGlass: true }, false],
    ['CASE_WORKER', 'AssignCaseWorker', related('received'), false],
    ['SUPERVISOR', 'AssignCaseWorker', related('office'), true],
    ['SUPERVISOR', 'AssignCaseWorker', {}, false],
    ['SUPERVISOR', 'AssignCaseWorker', { brokeGlass: true }, false],
    ['LEGAL_OFFICER', 'OpenProsecution', related('LegalOfficer'), true],
    ['LEGAL_OFFICER', 'OpenProsecution', related('office'), false],
    ['FORENSIC_INTERVIEWER', 'ConductForensicInterview', related('ForensicInterviewer'), true],
    ['FORENSIC_INTERVIEWER', 'ConductForensicInterview', related('BlindInterviewer'), true],
    ['AUDITOR', 'GiveConsent', related('received', 'office'), false],
    ['CASE_WORKER', 'ReceiveReferral', {}, false],
    ['CASE_WORKER', 'ReceiveReferral', related('received'), true],
    ['SUPERVISOR', 'FileCharges', related('office'), true],
    ['SUPERVISOR', 'BurnTheRecord', related('office'), false],
    ['SUPERVISOR', 'Survivor', related('office'), false],
    ['POLICY', 'ConcludeProsecution', related('office'), false],
  ])('%s, %s, being %j: %s', (role, command, relation, allowed) => {
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
