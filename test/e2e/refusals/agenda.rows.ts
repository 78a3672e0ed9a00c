import { dayAt } from '#kernel/decider';
import { close, closureRequested, id, inAftercare, refer, toSend } from '../../harness/mutations.js';
import { row, type Row } from './row.js';

const TODAY = dayAt(new Date().toISOString());
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

const recordNote = (more: object = {}) =>
  toSend('recordNote', { noteId: id(1), on: '2020-03-05', kind: 'CALL', text: 'School begins on Monday.', ...more });
const makeAppointment = (more: object = {}) =>
  toSend('makeAppointment', {
    appointmentId: id(1),
    on: '2020-03-05',
    kind: 'MEDICAL',
    at: '2020-03-12T09:00:00+07:00',
    ...more,
  });
const kept = toSend('completeAppointment', { appointmentId: id(1) });
const moveAppointment = (on: string) =>
  toSend('moveAppointment', {
    appointmentId: id(1),
    on,
    at: '2020-03-20T09:00:00+07:00',
    reason: 'The doctor is ill.',
  });
const cancelled = toSend('cancelAppointment', { appointmentId: id(1), on: '2020-03-11' });

const setTask = (more: object = {}) =>
  toSend('setTask', { taskId: id(1), on: '2020-03-05', title: 'Ask for the papers.', dueOn: '2020-03-12', ...more });
const completeTask = (on: string) => toSend('completeTask', { taskId: id(1), on });

const attached = toSend('attachDocument', { documentId: id(1), kind: 'LETTER', on: '2020-03-05', title: 'A letter' });
const withdrawn = toSend('withdrawDocument', { documentId: id(1), on: '2020-03-05', reason: 'It is of the sister.' });

export const agendaRows: readonly Row[] = [
  row('ID_USED', 'two notes under one id', [refer(), recordNote()], recordNote({ text: 'It begins on Tuesday.' })),
  row('UPLOAD_UNKNOWN', 'a document that was never uploaded', [refer()], attached),
  row('NOTHING_HERE', 'the withdrawal of a document that was never attached', [refer()], withdrawn),
  row('CASE_CLOSED', 'a document after the closure', [...inAftercare, closureRequested(), close()], attached),
  row('CASE_CLOSED', 'a note after the closure', [...inAftercare, closureRequested(), close()], recordNote()),
  row(
    'DATE_ORDER',
    'an appointment before the day on which it is made',
    [refer()],
    makeAppointment({ on: '2020-03-13' }),
  ),
  row(
    'DATE_TOO_FAR',
    'an appointment in another century',
    [refer()],
    makeAppointment({ at: '2099-03-12T09:00:00+07:00' }),
  ),
  row('NOTHING_HERE', 'a kept appointment that was never made', [refer()], kept),
  row(
    'APPOINTMENT_TO_COME',
    'an appointment that is kept before its instant',
    [refer(), makeAppointment({ on: TODAY, at: TOMORROW })],
    kept,
  ),
  row('APPOINTMENT_ENDED', 'cancelling an appointment that was kept', [refer(), makeAppointment(), kept], cancelled),
  row('DATE_ORDER', 'moving an appointment after its day', [refer(), makeAppointment()], moveAppointment('2020-03-13')),
  row(
    'OPEN_TASKS',
    'a closure before an appointment',
    [...inAftercare, makeAppointment(), closureRequested()],
    close(),
  ),
  row('DATE_ORDER', 'a task that is due before it is set', [refer()], setTask({ dueOn: '2020-03-04' })),
  row('WORKER_NOT_ON_CASE', 'a task for a colleague who is not on the case', [refer()], setTask({ worker: 'rithy' })),
  row(
    'TASK_ENDED',
    'a task that is done on two days',
    [refer(), setTask(), completeTask('2020-03-10')],
    completeTask('2020-03-11'),
  ),
  row(
    'OPEN_TASKS',
    'a closure before a task that is due later',
    [...inAftercare, setTask({ dueOn: '2020-06-01' }), closureRequested()],
    close(),
  ),
];
