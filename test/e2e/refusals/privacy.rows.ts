import type { Bearer } from '#platform/plain';
import { caseWorker, supervisor } from '../../harness/homeward.js';
import { childReferred, consentTo, id, inAftercare, refer, soldAtHome, toSend } from '../../harness/mutations.js';
import { row, type Row } from './row.js';

const liftHold = (by: Bearer) => toSend('liftLegalHold', { holdId: id(1), on: '2020-03-12' }, by);
const held = toSend('placeLegalHold', { holdId: id(1), reason: 'COURT_ORDER', on: '2020-03-10' }, supervisor);
const requestErasure = (n = 1, by = caseWorker) =>
  toSend('requestErasure', { requestId: id(n), askedBy: 'SURVIVOR', on: '2020-03-12' }, by);
const approved = toSend('approveErasure', { requestId: id(1), on: '2020-03-13' }, supervisor);

/** A survivor who is fifteen or so today. */
const teenager = childReferred({ birthDate: `${new Date().getFullYear() - 15}-02-01` });
const requestWith = (more: object) => toSend('requestErasure', { askedBy: 'GUARDIAN', on: '2020-03-12', ...more });

export const privacyRows: readonly Row[] = [
  row('ERASURE_NOT_REQUESTED', 'an approval of an erasure that was never requested', [refer()], approved),
  row('ERASURE_UNDER_WAY', 'a second request for an erasure', [refer(), requestErasure()], requestErasure(2)),
  row(
    'APPROVER_IS_AUTHOR',
    'lifting a hold by the person who requested the erasure',
    [refer(), held, requestErasure(1, supervisor)],
    liftHold(supervisor),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'an approval by the person who lifted the hold',
    [refer(), held, requestErasure(), liftHold(supervisor)],
    approved,
  ),
  row('GUARDIAN_KIN_MISSING', 'an erasure for a guardian of unknown kin', [teenager], requestWith({})),
  row(
    'CHILD_ASSENT_MISSING',
    'an erasure for a guardian whose child was not asked',
    [teenager],
    requestWith({ guardianKin: 'MOTHER' }),
  ),
  row(
    'GUARDIAN_CONFLICT_OF_INTEREST',
    'an erasure for the father who was the recruiter',
    [teenager, soldAtHome],
    requestWith({ guardianKin: 'FATHER', childAssent: true }),
  ),
  row('ERASURE_IN_CARE', 'an erasure of somebody in aftercare', [...inAftercare, requestErasure()], approved),
  row('LEGAL_HOLD', 'an erasure of a record on hold', [refer(), held, requestErasure()], approved),
  row(
    'PROCESSING_RESTRICTED',
    'a consent of a survivor who waits for an erasure',
    [...inAftercare, held, requestErasure()],
    consentTo(['RESEARCH']),
  ),
];
