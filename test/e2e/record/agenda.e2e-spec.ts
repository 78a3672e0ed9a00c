import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  auditor,
  caseWorker,
  interviewer,
  legalOfficer,
  receiptOf,
  supervisor,
  type Receipt,
} from '../../harness/homeward.js';
import { assignmentOf, entrustedTo, id, refer, toSend, type MutationToSend } from '../../harness/mutations.js';

const survivorId = randomUUID();
const receipts: Receipt[] = [];
let homeward: Homeward;

const record = async ({ mutation, input, by }: MutationToSend): Promise<Receipt> => {
  const receipt = receiptOf(await homeward.command(mutation, input(survivorId), by));
  receipts.push(receipt);
  return receipt;
};

beforeAll(async () => {
  homeward = await Homeward.shared();
  await record(refer());
  for (const mutation of entrustedTo(legalOfficer, interviewer)) await record(mutation);
  await record(
    toSend('recordNote', { on: '2020-03-05', kind: 'CALL', text: 'School begins on Monday.' }, legalOfficer),
  );
  await record(
    toSend('makeAppointment', {
      appointmentId: id(1),
      on: '2020-03-05',
      kind: 'HEARING',
      at: '2020-03-12T00:30:00+07:00',
      place: 'Court of Siem Reap',
      withWhom: 'the judge',
    }),
  );
  const papers = { taskId: id(2), on: '2020-03-05', title: 'Ask for the papers.', dueOn: '2020-03-20' };
  await record(toSend('setTask', { ...papers, worker: interviewer.id }, supervisor));
});

const AGENDA = `notes { on kind recordedBy text { value withheld } }
  appointments { kind madeOn at status endedOn place { value withheld } withWhom { value } reason { value } }
  setTasks { dueOn setBy worker status endedOn title { value } reason { value } }`;

const NOTE = { on: '2020-03-05', kind: 'CALL', recordedBy: legalOfficer.id };
const HEARING = {
  kind: 'HEARING',
  madeOn: '2020-03-05',
  endedOn: null,
  withWhom: { value: 'the judge' },
  reason: null,
};
const PLACE = { value: 'Court of Siem Reap', withheld: null };
const TASK = {
  dueOn: '2020-03-20',
  setBy: supervisor.id,
  worker: interviewer.id,
  title: { value: 'Ask for the papers.' },
};

const shown = async (by: Bearer, more = ''): Promise<unknown> => {
  const { data, errors } = await homeward.until('the views show the last entry', async () => {
    const answer = await homeward.ask(
      `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast ${more}) { ${AGENDA} stale } }`,
      { id: survivorId, atLeast: receipts.at(-1)!.position },
      by,
    );
    return !(answer.data?.survivor as { stale: boolean } | undefined)?.stale && answer;
  });
  expect(errors).toBeUndefined();
  const { stale: _, ...agenda } = data!.survivor as { stale: boolean };
  return agenda;
};

const due = async (by: Bearer): Promise<unknown> => {
  await shown(by);
  const { data } = await homeward.ask(
    `query ($id: UUID!) { dueTasks(purpose: CARE, survivorId: $id) { edges { node { kind dueOn at ref worker overdue } } } }`,
    { id: survivorId },
    by,
  );
  return (data!.dueTasks as { edges: { node: unknown }[] }).edges.map(({ node }) => node);
};

describe('notes, appointments and tasks', () => {
  it('are shown with the record', async () => {
    expect(await shown(caseWorker)).toEqual({
      notes: [{ ...NOTE, text: { value: 'School begins on Monday.', withheld: null } }],
      appointments: [{ ...HEARING, at: '2020-03-11T17:30:00.000Z', status: 'PLANNED', place: PLACE }],
      setTasks: [{ ...TASK, status: 'OPEN', endedOn: null, reason: null }],
    });
  });

  it('hide the place from a legal officer, and all of them from an interviewer before the interview', async () => {
    expect(await shown(legalOfficer)).toMatchObject({ appointments: [{ place: { value: null, withheld: true } }] });
    expect(await shown(interviewer)).toMatchObject({ notes: [], setTasks: [] });
    const { data } = await homeward.ask(
      `query ($id: UUID!) { entries(survivorId: $id, purpose: CARE) { edges { node { type says } } } }`,
      { id: survivorId },
      interviewer,
    );
    expect(data).toEqual({ entries: null });
  });

  it('stand in the list of tasks, each once and with its colleague', async () => {
    const hearing = { kind: 'APPOINTMENT', dueOn: '2020-03-12', at: '2020-03-11T17:30:00.000Z', ref: id(1) };
    const papers = { kind: 'SET_TASK', dueOn: '2020-03-20', at: null, ref: id(2) };
    expect(await due(caseWorker)).toEqual([
      { ...hearing, worker: caseWorker.id, overdue: true },
      { ...papers, worker: interviewer.id, overdue: true },
    ]);
  });

  it('are moved, kept and done, and leave the list', async () => {
    await record(
      toSend('moveAppointment', {
        appointmentId: id(1),
        on: '2020-03-11',
        at: '2020-03-19T09:00:00+07:00',
        reason: 'The judge is ill.',
      }),
    );
    expect(await due(caseWorker)).toMatchObject([{ dueOn: '2020-03-19' }, { dueOn: '2020-03-20' }]);
    await record(toSend('completeAppointment', { appointmentId: id(1) }, legalOfficer));
    await record(toSend('completeTask', { taskId: id(2), on: '2020-03-18' }, interviewer));
    expect(await due(caseWorker)).toEqual([]);
    expect(await shown(caseWorker)).toMatchObject({
      appointments: [
        {
          at: '2020-03-19T02:00:00.000Z',
          status: 'KEPT',
          endedOn: '2020-03-19',
          place: null, // it was moved without one
          reason: { value: 'The judge is ill.' },
        },
      ],
      setTasks: [{ status: 'DONE', endedOn: '2020-03-18' }],
    });
  });

  it('are shown in the past, as of a day and as known at an instant', async () => {
    const asOf = (day: string) => shown(caseWorker, `, asOf: "${day}"`);
    expect(await asOf('2020-03-04')).toMatchObject({ notes: [], appointments: [], setTasks: [] });
    expect(await asOf('2020-03-10')).toMatchObject({
      appointments: [{ at: '2020-03-11T17:30:00.000Z', status: 'PLANNED' }],
      setTasks: [{ status: 'OPEN' }],
    });
    expect(await asOf('2020-03-18')).toMatchObject({
      appointments: [{ status: 'PLANNED' }],
      setTasks: [{ status: 'DONE' }],
    });
    const now = await shown(caseWorker);
    expect(await asOf('2020-03-19')).toEqual(now);
    expect(await shown(caseWorker, `, knownAt: "${new Date().toISOString()}"`)).toEqual(now);
  });

  it('are replayed, without personal values, at any revision', async () => {
    const { data, errors } = await homeward.ask(
      `query ($id: UUID!, $to: Int!) { replay(survivorId: $id, purpose: AUDIT, toRevision: $to) { ${AGENDA} } }`,
      { id: survivorId, to: receipts.at(-3)!.revision - 1 },
      auditor,
    );
    expect(errors).toBeUndefined();
    expect(data!.replay).toMatchObject({
      notes: [{ ...NOTE, text: { value: null } }],
      appointments: [{ at: '2020-03-11T17:30:00.000Z', status: 'PLANNED' }],
    });
  });

  it('are corrected like every entry', async () => {
    const { eventIds } = receipts.at(-2)!;
    await record(toSend('strikeOutEntry', { eventId: eventIds[0], reason: 'It was adjourned.' }, legalOfficer));
    await record(
      toSend('recordMissedAppointment', {
        appointmentId: id(1),
        reason: 'OTHER_SIDE_ABSENT',
        note: 'The judge is ill.',
      }),
    );
    expect(await shown(caseWorker)).toMatchObject({ appointments: [{ status: 'MISSED', endedOn: '2020-03-19' }] });
  });

  it('go with the case to the colleague who takes over', async () => {
    const assignmentId = randomUUID();
    const chenda = { ...caseWorker, id: 'chenda' };
    await record(toSend('assignCaseWorker', { ...assignmentOf(chenda), assignmentId }, supervisor));
    const papers = { taskId: id(3), on: '2020-03-21', title: 'Ask again.', dueOn: '2020-04-01', worker: 'chenda' };
    await record(toSend('setTask', papers));
    await record(toSend('handOverCase', { assignmentId, to: 'rithy', on: '2020-03-22' }, supervisor));
    expect(await due(caseWorker)).toMatchObject([{ ref: id(3), worker: 'rithy' }, { kind: 'CORRECTION_REVIEW' }]);
  });
});
