import { PERSONAL_CLASSES, type Actor } from '#kernel/decider';
import { PURPOSES, ROLES, type Purpose, type Role } from '#nest';
import { decide, mayRecord } from './policy.js';
import { UNRELATED, WAYS, type Relation, type Way } from './relations.js';

const as = (role: string): Actor => ({ id: 'sokha', role, organisation: 'A21', office: 'SiemReapCac' });
const ALL = PERSONAL_CLASSES;

const classesSeen = (role: string, purpose: Purpose, relation: Partial<Relation>, operation = 'survivor') =>
  decide({ by: as(role), operation, relation: { ...UNRELATED, ...relation }, purpose, classes: ALL });

const related = (...ways: Way[]) => ({ ways });

describe('recording in a survivor’s record', () => {
  it.each<[string, Partial<Relation>, boolean]>([
    ['CASE_WORKER', related('CaseWorker'), true],
    ['CASE_WORKER', { brokeGlass: true }, false],
    ['CASE_WORKER', related('LegalOfficer'), false],
    ['SUPERVISOR', related('office'), true],
    ['AUDITOR', {}, false],
    ['toString', related('office'), false],
  ])('takes more than broken glass: %s, being %j', (role, relation, may) => {
    expect(mayRecord(as(role), { ...UNRELATED, ...relation })).toBe(may);
  });
});

describe('a forensic interviewer before the interview', () => {
  const blind = related('BlindInterviewer');

  it('sees a part of the record only, and of the person only who they are', () => {
    const part = { basis: 'BlindAssignment', classes: ['identity'], inPart: true };
    for (const operation of ['survivor', 'journey', 'searchSurvivors', 'caseload', 'dueTasks', 'dueWork'])
      expect(classesSeen('FORENSIC_INTERVIEWER', 'CARE', blind, operation)).toEqual(part);
  });

  it('sees nothing through an operation that shows whole entries', () => {
    expect(classesSeen('FORENSIC_INTERVIEWER', 'CARE', blind, 'entries')).toBeUndefined();
    expect(classesSeen('FORENSIC_INTERVIEWER', 'CARE', related('ForensicInterviewer'), 'entries')).toBeDefined();
  });

  it('records, as the interview itself must be recorded', () => {
    expect(mayRecord(as('FORENSIC_INTERVIEWER'), { ...UNRELATED, ...blind })).toBe(true);
    expect(mayRecord(as('CASE_WORKER'), { ...UNRELATED, ...blind })).toBe(false);
  });

  it('sees everything in an emergency', () => {
    expect(classesSeen('FORENSIC_INTERVIEWER', 'BREAK_GLASS', { ...blind, brokeGlass: true })).toEqual({
      basis: 'BreakGlass',
      classes: ALL,
    });
  });
});

describe('a survivor’s record', () => {
  it.each<{ role: Role; purpose: Purpose; relation: Partial<Relation>; basis: string; classes: readonly string[] }>([
    { role: 'CASE_WORKER', purpose: 'CARE', relation: related('received'), basis: 'Reception', classes: ALL },
    { role: 'CASE_WORKER', purpose: 'CARE', relation: related('CaseWorker'), basis: 'Assignment', classes: ALL },
    {
      role: 'CASE_WORKER',
      purpose: 'REFERRAL',
      relation: related('CaseWorker'),
      basis: 'Assignment',
      classes: ['identity', 'contact', 'location', 'health'],
    },
    {
      role: 'CASE_WORKER',
      purpose: 'DATA_QUALITY',
      relation: related('CaseWorker'),
      basis: 'Assignment',
      classes: ['identity', 'contact', 'location'],
    },
    { role: 'SUPERVISOR', purpose: 'SUPERVISION', relation: related('office'), basis: 'Supervision', classes: ALL },
    { role: 'SUPERVISOR', purpose: 'CARE', relation: related('received'), basis: 'Reception', classes: ALL },
    {
      role: 'LEGAL_OFFICER',
      purpose: 'COURT',
      relation: related('LegalOfficer'),
      basis: 'Assignment',
      classes: ['identity', 'contact', 'testimony'],
    },
    {
      role: 'FORENSIC_INTERVIEWER',
      purpose: 'CARE',
      relation: related('ForensicInterviewer'),
      basis: 'Assignment',
      classes: ['identity', 'testimony'],
    },
    { role: 'AUDITOR', purpose: 'AUDIT', relation: {}, basis: 'Audit', classes: [] },
    { role: 'AUDITOR', purpose: 'COURT', relation: {}, basis: 'Oversight', classes: ALL },
    { role: 'AUDITOR', purpose: 'SUBJECT_REQUEST', relation: {}, basis: 'Oversight', classes: ALL },
    { role: 'AUDITOR', purpose: 'SAFETY', relation: {}, basis: 'Oversight', classes: ALL },
    { role: 'CASE_WORKER', purpose: 'BREAK_GLASS', relation: { brokeGlass: true }, basis: 'BreakGlass', classes: ALL },
    {
      role: 'FORENSIC_INTERVIEWER',
      purpose: 'BREAK_GLASS',
      relation: { brokeGlass: true },
      basis: 'BreakGlass',
      classes: ALL,
    },
  ])('is open to $role for $purpose on the basis of $basis', ({ role, purpose, relation, basis, classes }) => {
    expect(classesSeen(role, purpose, relation)).toEqual({ basis, classes });
  });

  it.each<[string, Purpose, Partial<Relation>]>([
    ['CASE_WORKER', 'CARE', {}],
    ['CASE_WORKER', 'CARE', related('office')],
    ['CASE_WORKER', 'CARE', related('LegalOfficer')],
    ['CASE_WORKER', 'CARE', { brokeGlass: true }],
    ['CASE_WORKER', 'AUDIT', related('CaseWorker')],
    ['CASE_WORKER', 'SUPERVISION', related('CaseWorker')],
    ['CASE_WORKER', 'BREAK_GLASS', related('CaseWorker')],
    ['SUPERVISOR', 'CARE', related('CaseWorker')],
    ['LEGAL_OFFICER', 'COURT', related('received', 'office', 'CaseWorker')],
    ['FORENSIC_INTERVIEWER', 'CARE', related('received', 'office', 'LegalOfficer')],
    ['AUDITOR', 'CARE', {}],
    ['AUDITOR', 'BREAK_GLASS', { brokeGlass: true }],
    ['POLICY', 'CARE', related('received', 'office')],
    ['toString', 'CARE', related('received', 'office')],
  ])('not %s for %s, being %j', (role, purpose, relation) => {
    expect(classesSeen(role, purpose, relation)).toBeUndefined();
  });

  const everything: Relation = {
    ways: WAYS,
    brokeGlass: true,
    restricted: false,
  };

  it('is closed to analysts and administrators, whatever their relation', () => {
    for (const role of ['ANALYST', 'ADMINISTRATOR'])
      for (const purpose of PURPOSES) expect(classesSeen(role, purpose, everything)).toBeUndefined();
  });

  it('is closed to an operation without a row in the matrix', () => {
    for (const operation of ['everything', 'toString', '__proto__', ''])
      for (const role of ROLES) expect(classesSeen(role, 'SAFETY', everything, operation)).toBeUndefined();
  });

  it('is closed for a purpose that does not exist', () => {
    for (const role of ROLES) expect(classesSeen(role, 'CURIOSITY' as Purpose, everything)).toBeUndefined();
  });

  it.each<{ role: Role; purpose: Purpose; relation: Partial<Relation>; basis: string; classes: readonly string[] }>([
    { role: 'CASE_WORKER', purpose: 'CARE', relation: related('CaseWorker'), basis: 'Assignment', classes: [] },
    { role: 'CASE_WORKER', purpose: 'REFERRAL', relation: related('received'), basis: 'Reception', classes: [] },
    { role: 'CASE_WORKER', purpose: 'DATA_QUALITY', relation: related('CaseWorker'), basis: 'Assignment', classes: [] },
    { role: 'SUPERVISOR', purpose: 'SUPERVISION', relation: related('office'), basis: 'Supervision', classes: [] },
    { role: 'CASE_WORKER', purpose: 'BREAK_GLASS', relation: { brokeGlass: true }, basis: 'BreakGlass', classes: [] },
    { role: 'CASE_WORKER', purpose: 'SAFETY', relation: related('CaseWorker'), basis: 'Assignment', classes: ALL },
    { role: 'SUPERVISOR', purpose: 'SUBJECT_REQUEST', relation: related('office'), basis: 'Supervision', classes: ALL },
    {
      role: 'LEGAL_OFFICER',
      purpose: 'COURT',
      relation: related('LegalOfficer'),
      basis: 'Assignment',
      classes: ['identity', 'contact', 'testimony'],
    },
    { role: 'AUDITOR', purpose: 'COURT', relation: {}, basis: 'Oversight', classes: ALL },
    { role: 'AUDITOR', purpose: 'AUDIT', relation: {}, basis: 'Audit', classes: [] },
  ])(
    'is open, if kept for the court only, to $role for $purpose on the basis of $basis',
    ({ role, purpose, relation, basis, classes }) => {
      expect(classesSeen(role, purpose, { ...relation, restricted: true })).toEqual({ basis, classes });
    },
  );

  it('is closed, if kept for the court only, to readers without a relation', () => {
    expect(classesSeen('CASE_WORKER', 'COURT', { restricted: true })).toBeUndefined();
  });

  it('opens only the requested classes', () => {
    const relation = { ...UNRELATED, ...related('office') };
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
