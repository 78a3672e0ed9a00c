import { randomUUID } from 'node:crypto';
import { caseWorker, supervisor } from '../../harness/homeward.js';
import {
  close,
  closureRequested,
  consentTo,
  id,
  inAftercare,
  inCourt,
  refer,
  toSend,
} from '../../harness/mutations.js';
import { row, type Row } from './row.js';

export const closureRows: readonly Row[] = [
  row('CLOSURE_NOT_REQUESTED', 'an approval of a closure that was never requested', inAftercare, close()),
  row(
    'FINAL_ASSESSMENT_MISSING',
    'a closure before any risk assessment',
    [...inAftercare, closureRequested({ finalAssessment: undefined })],
    close(),
  ),
  row(
    'APPROVER_ROLE_REQUIRED',
    'a closure without a supervisor',
    [...inAftercare, closureRequested()],
    close('2020-03-13', caseWorker),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a closure requested and approved by one supervisor',
    [...inAftercare, { ...closureRequested(), by: supervisor }],
    close(),
  ),
  row(
    'OPEN_PROSECUTION',
    'a closure during a prosecution',
    [...inAftercare, inCourt(randomUUID()), closureRequested()],
    close(),
  ),
  row(
    'RISK_TOO_HIGH_TO_CLOSE',
    'a closure at high risk',
    [
      ...inAftercare,
      toSend('assessRisk', { level: 'HIGH', on: '2020-03-11', retraffickingIndicators: [] }),
      closureRequested(),
    ],
    close(),
  ),
  row(
    'OPEN_TASKS',
    'a closure with an overdue risk assessment',
    [...inAftercare, closureRequested()],
    close('2020-05-01'),
  ),
  row(
    'CASE_CLOSED',
    'a consent after the closure',
    [...inAftercare, closureRequested(), close()],
    consentTo(['RESEARCH']),
  ),
  row(
    'CASE_NOT_CLOSED',
    'reopening an open case',
    inAftercare,
    toSend('reopenCase', { on: '2020-06-01', retrafficking: false }),
  ),
];

const assignWorker = (more: object = {}) =>
  toSend(
    'assignCaseWorker',
    { assignmentId: id(1), worker: 'sokha', as: 'CASE_WORKER', office: 'SiemReapCac', on: '2020-03-03', ...more },
    supervisor,
  );
const ended = toSend('endAssignment', { assignmentId: id(1), on: '2020-04-01' }, supervisor);
const handedOver = toSend('handOverCase', { assignmentId: id(1), to: 'chenda', on: '2020-04-02' }, supervisor);

export const assignmentRows: readonly Row[] = [
  row('ALREADY_ASSIGNED', 'the same colleague twice', [refer(), assignWorker()], assignWorker({ assignmentId: id(2) })),
  row('ASSIGNMENT_ENDED', 'a hand-over of an assignment that has ended', [refer(), assignWorker(), ended], handedOver),
];
