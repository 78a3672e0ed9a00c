import type { Bearer } from '#platform/plain';
import { caseWorker, supervisor } from '../../harness/homeward.js';
import { consented, id, inAftercare, referred, tell } from '../../harness/telling.js';
import { row, type Row } from './row.js';

const lifted = (by: Bearer) => tell('liftLegalHold', { holdId: id(1), on: '2020-03-12' }, by);
const held = tell('placeLegalHold', { holdId: id(1), reason: 'CourtOrder', on: '2020-03-10' }, supervisor);
const requested = (n = 1, by = caseWorker) =>
  tell('requestErasure', { requestId: id(n), askedBy: 'Survivor', on: '2020-03-12' }, by);
const approved = tell('approveErasure', { requestId: id(1), on: '2020-03-13' }, supervisor);

export const privacyRows: readonly Row[] = [
  row('ERASURE_NOT_REQUESTED', 'the approval of an erasure for which nobody asked', [referred()], approved),
  row('ERASURE_UNDER_WAY', 'a second request to erase her', [referred(), requested()], requested(2)),
  row(
    'APPROVER_IS_AUTHOR',
    'lifting what holds an erasure that one has asked for',
    [referred(), held, requested(1, supervisor)],
    lifted(supervisor),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'the approval by whoever has lifted what held it',
    [referred(), held, requested(), lifted(supervisor)],
    approved,
  ),
  row('LEGAL_HOLD', 'the erasure of somebody whose record is held', [referred(), held, requested()], approved),
  row(
    'PROCESSING_RESTRICTED',
    'a consent of somebody who waits for her erasure',
    [...inAftercare, held, requested()],
    consented(['Research']),
  ),
];
