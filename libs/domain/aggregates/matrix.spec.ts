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
  it.each<{ title: string; role: Role | 'POLICY'; command: string; relation: Partial<Relation>; allowed: boolean }>([
    {
      title: 'a case worker without a relation gives no consent',
      role: 'CASE_WORKER',
      command: 'GiveConsent',
      relation: {},
      allowed: false,
    },
    {
      title: 'a case worker who received the referral gives consent',
      role: 'CASE_WORKER',
      command: 'GiveConsent',
      relation: related('received'),
      allowed: true,
    },
    {
      title: 'a case worker of the case gives consent',
      role: 'CASE_WORKER',
      command: 'GiveConsent',
      relation: related('CaseWorker'),
      allowed: true,
    },
    {
      title: 'a case worker of the office gives no consent',
      role: 'CASE_WORKER',
      command: 'GiveConsent',
      relation: related('office'),
      allowed: false,
    },
    {
      title: 'a case worker who broke glass gives no consent',
      role: 'CASE_WORKER',
      command: 'GiveConsent',
      relation: { brokeGlass: true },
      allowed: false,
    },
    {
      title: 'a case worker who received the referral assigns no case worker',
      role: 'CASE_WORKER',
      command: 'AssignCaseWorker',
      relation: related('received'),
      allowed: false,
    },
    {
      title: 'a supervisor of the office assigns a case worker',
      role: 'SUPERVISOR',
      command: 'AssignCaseWorker',
      relation: related('office'),
      allowed: true,
    },
    {
      title: 'a supervisor without a relation assigns no case worker',
      role: 'SUPERVISOR',
      command: 'AssignCaseWorker',
      relation: {},
      allowed: false,
    },
    {
      title: 'a supervisor who broke glass assigns no case worker',
      role: 'SUPERVISOR',
      command: 'AssignCaseWorker',
      relation: { brokeGlass: true },
      allowed: false,
    },
    {
      title: 'a legal officer of the case opens a prosecution',
      role: 'LEGAL_OFFICER',
      command: 'OpenProsecution',
      relation: related('LegalOfficer'),
      allowed: true,
    },
    {
      title: 'a legal officer of the office opens no prosecution',
      role: 'LEGAL_OFFICER',
      command: 'OpenProsecution',
      relation: related('office'),
      allowed: false,
    },
    {
      title: 'a forensic interviewer of the case conducts an interview',
      role: 'FORENSIC_INTERVIEWER',
      command: 'ConductForensicInterview',
      relation: related('ForensicInterviewer'),
      allowed: true,
    },
    {
      title: 'a blind interviewer of the case conducts an interview',
      role: 'FORENSIC_INTERVIEWER',
      command: 'ConductForensicInterview',
      relation: related('BlindInterviewer'),
      allowed: true,
    },
    {
      title: 'an auditor gives no consent, whatever the relation',
      role: 'AUDITOR',
      command: 'GiveConsent',
      relation: related('received', 'office'),
      allowed: false,
    },
    {
      title: 'a case worker without a relation receives no referral of a known survivor',
      role: 'CASE_WORKER',
      command: 'ReceiveReferral',
      relation: {},
      allowed: false,
    },
    {
      title: 'a case worker who received the referral receives another',
      role: 'CASE_WORKER',
      command: 'ReceiveReferral',
      relation: related('received'),
      allowed: true,
    },
    {
      title: 'a supervisor of the office files charges',
      role: 'SUPERVISOR',
      command: 'FileCharges',
      relation: related('office'),
      allowed: true,
    },
    {
      title: 'nobody sends a command that does not exist',
      role: 'SUPERVISOR',
      command: 'BurnTheRecord',
      relation: related('office'),
      allowed: false,
    },
    {
      title: 'nobody sends a query as a command',
      role: 'SUPERVISOR',
      command: 'Survivor',
      relation: related('office'),
      allowed: false,
    },
    {
      title: 'a policy concludes no prosecution by a mutation',
      role: 'POLICY',
      command: 'ConcludeProsecution',
      relation: related('office'),
      allowed: false,
    },
  ])('$title', ({ role, command, relation, allowed }) => {
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
