import { PERSONAL_CLASSES, type Actor } from '#kernel/decider';
import { PURPOSES, ROLES, type Purpose, type Role } from '#kernel/nest';
import { decide, mayCommand } from './policy.js';
import { UNRELATED, type Relation } from './relation.js';

const as = (role: string): Actor => ({ id: 'sokha', role, organisation: 'A21', office: 'SiemReapCac' });
const ALL = PERSONAL_CLASSES;

const seen = (role: string, purpose: Purpose, relation: Partial<Relation>, operation = 'survivor') =>
  decide({ by: as(role), operation, relation: { ...UNRELATED, ...relation }, purpose, classes: ALL });

const entrusted = (role: 'CaseWorker' | 'LegalOfficer' | 'ForensicInterviewer') => ({ assignedAs: [role] });

describe('a survivor’s record', () => {
  it.each<[Role, Purpose, Partial<Relation>, string, readonly string[]]>([
    ['CASE_WORKER', 'CARE', { received: true }, 'Reception', ALL],
    ['CASE_WORKER', 'CARE', entrusted('CaseWorker'), 'Assignment', ALL],
    ['CASE_WORKER', 'REFERRAL', entrusted('CaseWorker'), 'Assignment', ['identity', 'contact', 'location', 'health']],
    ['CASE_WORKER', 'DATA_QUALITY', entrusted('CaseWorker'), 'Assignment', ['identity', 'contact', 'location']],
    ['SUPERVISOR', 'SUPERVISION', { sameOffice: true }, 'Supervision', ALL],
    ['SUPERVISOR', 'CARE', { received: true }, 'Reception', ALL],
    ['LEGAL_OFFICER', 'COURT', entrusted('LegalOfficer'), 'Assignment', ['identity', 'contact', 'testimony']],
    ['FORENSIC_INTERVIEWER', 'CARE', entrusted('ForensicInterviewer'), 'Assignment', ['identity', 'testimony']],
    ['AUDITOR', 'AUDIT', {}, 'Audit', []],
    ['AUDITOR', 'COURT', {}, 'Oversight', ALL],
    ['AUDITOR', 'SUBJECT_REQUEST', {}, 'Oversight', ALL],
    ['AUDITOR', 'SAFETY', {}, 'Oversight', ALL],
    ['CASE_WORKER', 'BREAK_GLASS', { brokeGlass: true }, 'BreakGlass', ALL],
    ['FORENSIC_INTERVIEWER', 'BREAK_GLASS', { brokeGlass: true }, 'BreakGlass', ALL],
  ])('is open to %s for %s, being %j: on the basis of %s', (role, purpose, relation, basis, classes) => {
    expect(seen(role, purpose, relation)).toEqual({ basis, classes });
  });

  it.each<[string, Purpose, Partial<Relation>]>([
    ['CASE_WORKER', 'CARE', {}],
    ['CASE_WORKER', 'CARE', { sameOffice: true }],
    ['CASE_WORKER', 'CARE', entrusted('LegalOfficer')],
    ['CASE_WORKER', 'CARE', { brokeGlass: true }],
    ['CASE_WORKER', 'AUDIT', entrusted('CaseWorker')],
    ['CASE_WORKER', 'SUPERVISION', entrusted('CaseWorker')],
    ['CASE_WORKER', 'BREAK_GLASS', entrusted('CaseWorker')],
    ['SUPERVISOR', 'CARE', entrusted('CaseWorker')],
    ['LEGAL_OFFICER', 'COURT', { received: true, sameOffice: true, ...entrusted('CaseWorker') }],
    ['FORENSIC_INTERVIEWER', 'CARE', { received: true, sameOffice: true, ...entrusted('LegalOfficer') }],
    ['AUDITOR', 'CARE', {}],
    ['AUDITOR', 'BREAK_GLASS', { brokeGlass: true }],
    ['POLICY', 'CARE', { received: true, sameOffice: true }],
    ['toString', 'CARE', { received: true, sameOffice: true }],
  ])('not %s for %s, being %j', (role, purpose, relation) => {
    expect(seen(role, purpose, relation)).toBeUndefined();
  });

  const everything: Relation = {
    received: true,
    assignedAs: ['CaseWorker', 'LegalOfficer', 'ForensicInterviewer'],
    sameOffice: true,
    brokeGlass: true,
    restricted: false,
  };

  it('is closed to analysts and administrators, whatever their relation', () => {
    for (const role of ['ANALYST', 'ADMINISTRATOR'])
      for (const purpose of PURPOSES) expect(seen(role, purpose, everything)).toBeUndefined();
  });

  it('is closed to an operation without a row in the matrix', () => {
    for (const operation of ['everything', 'toString', '__proto__', ''])
      for (const role of ROLES) expect(seen(role, 'SAFETY', everything, operation)).toBeUndefined();
  });

  it('is closed for a purpose that does not exist', () => {
    for (const role of ROLES) expect(seen(role, 'CURIOSITY' as Purpose, everything)).toBeUndefined();
  });

  it.each<[Role, Purpose, Partial<Relation>, string, readonly string[]]>([
    ['CASE_WORKER', 'CARE', entrusted('CaseWorker'), 'Assignment', []],
    ['CASE_WORKER', 'REFERRAL', { received: true }, 'Reception', []],
    ['CASE_WORKER', 'DATA_QUALITY', entrusted('CaseWorker'), 'Assignment', []],
    ['SUPERVISOR', 'SUPERVISION', { sameOffice: true }, 'Supervision', []],
    ['CASE_WORKER', 'BREAK_GLASS', { brokeGlass: true }, 'BreakGlass', []],
    ['CASE_WORKER', 'SAFETY', entrusted('CaseWorker'), 'Assignment', ALL],
    ['SUPERVISOR', 'SUBJECT_REQUEST', { sameOffice: true }, 'Supervision', ALL],
    ['LEGAL_OFFICER', 'COURT', entrusted('LegalOfficer'), 'Assignment', ['identity', 'contact', 'testimony']],
    ['AUDITOR', 'COURT', {}, 'Oversight', ALL],
    ['AUDITOR', 'AUDIT', {}, 'Audit', []],
  ])('is open, if kept for the court only, to %s for %s, being %j', (role, purpose, relation, basis, classes) => {
    expect(seen(role, purpose, { ...relation, restricted: true })).toEqual({ basis, classes });
  });

  it('is closed, if kept for the court only, to readers without a relation', () => {
    expect(seen('CASE_WORKER', 'COURT', { restricted: true })).toBeUndefined();
  });

  it('opens only the requested classes', () => {
    const relation = { ...UNRELATED, sameOffice: true };
    const asked = {
      by: as('SUPERVISOR'),
      operation: 'survivor',
      relation,
      purpose: 'CARE',
      classes: ['health'],
    } as const;
    expect(decide(asked)?.classes).toEqual(['health']);
  });
});

describe('a command about a case', () => {
  it.each<[string, string, Partial<Relation>, boolean]>([
    ['CASE_WORKER', 'GiveConsent', {}, false],
    ['CASE_WORKER', 'GiveConsent', { received: true }, true],
    ['CASE_WORKER', 'GiveConsent', entrusted('CaseWorker'), true],
    ['CASE_WORKER', 'GiveConsent', { sameOffice: true }, false],
    ['CASE_WORKER', 'GiveConsent', { brokeGlass: true }, false],
    ['CASE_WORKER', 'AssignCaseWorker', { received: true }, false],
    ['SUPERVISOR', 'AssignCaseWorker', { sameOffice: true }, true],
    ['SUPERVISOR', 'AssignCaseWorker', {}, false],
    ['SUPERVISOR', 'AssignCaseWorker', { brokeGlass: true }, false],
    ['LEGAL_OFFICER', 'OpenProsecution', entrusted('LegalOfficer'), true],
    ['LEGAL_OFFICER', 'OpenProsecution', { sameOffice: true }, false],
    ['FORENSIC_INTERVIEWER', 'ConductForensicInterview', entrusted('ForensicInterviewer'), true],
    ['AUDITOR', 'GiveConsent', { received: true, sameOffice: true }, false],
    ['CASE_WORKER', 'ReceiveReferral', {}, false],
    ['CASE_WORKER', 'ReceiveReferral', { received: true }, true],
    ['SUPERVISOR', 'FileCharges', { sameOffice: true }, true],
    ['SUPERVISOR', 'BurnTheRecord', { sameOffice: true }, false],
    ['SUPERVISOR', 'Survivor', { sameOffice: true }, false],
    ['POLICY', 'ConcludeProsecution', { sameOffice: true }, false],
  ])('%s, %s, being %j: %s', (role, command, relation, may) => {
    expect(mayCommand(as(role), command, { ...UNRELATED, ...relation })).toBe(may);
  });

  it('is allowed without a relation to roles that receive referrals, where there is no case yet', () => {
    for (const role of ROLES) {
      const receives = role === 'CASE_WORKER' || role === 'SUPERVISOR';
      expect(mayCommand(as(role), 'ReceiveReferral', undefined)).toBe(receives);
      expect(mayCommand(as(role), 'GiveConsent', undefined)).toBe(false);
    }
  });
});
