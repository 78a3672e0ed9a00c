import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { auditor, caseWorker, supervisor } from '../../harness/homeward.js';
import {
  consentTo,
  enter,
  id,
  inAftercare,
  refer,
  toSend,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';
import { entryOf, row, type Row } from './row.js';

const irregularMark = (code: string) => ({ irregular: { code, explanation: 'The shelter was full.' } });

export const everywhereRows: readonly Row[] = [
  row('NOT_IRREGULAR', 'marking a regular entry as irregular', inAftercare.slice(0, -1), {
    ...enter(irregularMark('CONSENT_MISSING')),
    by: supervisor,
  }),
  row(
    'APPROVER_ROLE_REQUIRED',
    'an irregular entry by a case worker',
    [refer()],
    enter(irregularMark('CONSENT_MISSING')),
  ),
  row(
    'COMMAND_REUSED',
    'another command under the same commandId',
    [refer(), consentTo(['SERVICES'], { commandId: id(7) })],
    consentTo(['RESEARCH'], { commandId: id(7) }),
  ),
  row(
    'REVISION_CONFLICT',
    'a consent after seeing an old revision',
    [refer()],
    consentTo(['SERVICES'], { expectedRevision: 7 }),
  ),
  row('VALIDATION', 'a consent on a day that does not exist', [refer()], consentTo(['SERVICES'], { on: '2020-02-30' })),
  row('FORBIDDEN', 'a consent that an auditor records', [refer()], {
    ...consentTo(['SERVICES']),
    by: auditor,
  }),
  row('UNAUTHENTICATED', 'a consent without a user', [refer()], { ...consentTo(['SERVICES']), by: 'nobody' }),
  row(
    'TOO_LARGE',
    'a note of many pages',
    [refer()],
    toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO', note: 'x'.repeat(200_000) }),
  ),
];

const operationId = randomUUID();
const conductOperation = (province: string) =>
  toSendElsewhere(
    'conductOperation',
    { operationId, kind: 'CAC_OUTREACH', office: 'SiemReapCac', province, withAuthorities: [], on: '2020-03-01' },
    caseWorker,
  );

const resulting = (more: object = {}) =>
  toSendElsewhere(
    'recordOperationResult',
    { operationId, on: '2020-03-01', met: 40, screened: 12, referred: 3, materials: [], ...more },
    caseWorker,
  );

export const operationRows: readonly Row[] = [
  row(
    'COUNTS_CONTRADICT',
    'a result with more people screened than met',
    [conductOperation('17'), refer({ operationId })],
    resulting({ screened: 41 }),
  ),
  row(
    'OPERATION_RECORDED',
    'two operations under one id',
    [conductOperation('17'), refer({ operationId })],
    conductOperation('02'),
  ),
  // last: the others' survivors would see this result in their history, too
  row(
    'RESULT_RECORDED',
    'a second result of one operation',
    [conductOperation('17'), refer({ operationId }), resulting()],
    resulting({ met: 41 }),
  ),
];

const inAnEmergency = (worker: string) =>
  toSend(
    'openBreakGlass',
    { reason: 'MISSING', explanation: 'The survivor was last seen at noon.' },
    { ...caseWorker, id: worker },
  );
const reviewBreakGlass = (breakGlassId: string, upheld: boolean) =>
  toSendElsewhere('reviewBreakGlass', { breakGlassId, upheld }, supervisor);

export const accessRows: readonly Row[] = [
  row(
    'BREAK_GLASS_REVIEW_OPEN',
    'a second record that one person opens in an emergency',
    [refer(), inAnEmergency('malis')],
    inAnEmergency('malis'),
  ),
  row(
    'BREAK_GLASS_REVIEWED',
    'two different reviews of one emergency access',
    [refer(), inAnEmergency('rithy'), (told) => reviewBreakGlass(told[1]!.id, true)],
    (told) => reviewBreakGlass(told[1]!.id, false),
  ),
];

/** A refusal about a record that is named by its stream. */
const tellOfStream = (mutation: string, input: object, by: Bearer): MutationToSend => ({
  mutation,
  input: (survivorId) => ({ stream: `survivor-${survivorId}`, ...input }),
  by,
});

export const setAsideRows: readonly Row[] = [
  row('SET_ASIDE_NOT_FLAWED', 'setting aside a reliable entry', [refer()], (receipts) =>
    tellOfStream('requestSetAside', { eventId: entryOf(receipts, 0), reason: 'It should not be there.' }, supervisor),
  ),
  row(
    'SET_ASIDE_NOT_REQUESTED',
    'setting aside an entry without a request',
    [refer()],
    tellOfStream('approveSetAside', { requestId: id(5) }, { id: 'rachana', role: 'ADMINISTRATOR' }),
  ),
];
