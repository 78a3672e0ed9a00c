import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { whoHasLeft } from '../../directory/directory.rules.js';
import {
  caseloadFixture,
  daysAgo,
  makara,
  reads,
  sokha,
  sophea,
  today,
  type CaseloadFixture,
} from '../testing/caseload-fixture.js';
import { dueNow } from './due-now.js';
import { DueTasksArgs } from './tasks.type.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

/** What colleagues who have left leave to do. */
const dueFor = async (by: Actor, asked: object = {}) =>
  (await at.dueTasksOf(by, asked))
    .filter(({ kind }) => kind === 'NoCaseWorker' || kind === 'FormerAssignee')
    .map(({ kind, ref, worker, dueOn }) => [kind, ref, worker, dueOn]);

describe('the assignment of a colleague who has left', () => {
  let id: string;
  let [rithys, chendas]: string[] = [];
  beforeEach(async () => {
    id = await at.recordCase(sokha, 20);
    rithys = await at.assign(id, sophea, 'rithy');
    chendas = await at.assign(id, sophea, 'chenda');
  });

  const chendaLeft = () => ['FormerAssignee', chendas, 'chenda', daysAgo(3)];

  it('is a task where a case worker is present, until it ends', async () => {
    expect(await dueFor(sophea)).toEqual([]);
    await at.leaves('chenda', daysAgo(4));
    expect(await dueFor(sophea)).toEqual([chendaLeft()]);
    await at.ask(id, sophea, 'EndAssignment', { assignmentId: chendas, on: today });
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('is no task of its own while nobody is left, and one for each that stays once another was taken over', async () => {
    for (const worker of ['rithy', 'chenda']) await at.leaves(worker, daysAgo(4));
    expect(await dueFor(sophea)).toEqual([['NoCaseWorker', chendas, 'chenda', daysAgo(4)]]);
    await at.ask(id, sophea, 'HandOverCase', { assignmentId: rithys, to: 'bopha', on: today });
    expect(await dueFor(sophea)).toEqual([chendaLeft()]);
  });

  it('is a task in every role, also beside a case that has no case worker', async () => {
    const lawyers = await at.assign(id, sophea, 'veasna', 'LegalOfficer');
    const interviewers = await at.assign(id, sophea, 'pisey', 'ForensicInterviewer');
    for (const worker of ['veasna', 'pisey']) await at.leaves(worker, daysAgo(2));
    const ofOthers = [
      ['FormerAssignee', lawyers, 'veasna', daysAgo(1)],
      ['FormerAssignee', interviewers, 'pisey', daysAgo(1)],
    ];
    expect((await dueFor(sophea)).toSorted()).toEqual(ofOthers.toSorted());
    for (const worker of ['rithy', 'chenda']) await at.leaves(worker, daysAgo(1));
    const noCaseWorker = ['NoCaseWorker', chendas, 'chenda', daysAgo(1)];
    expect((await dueFor(sophea)).toSorted()).toEqual([...ofOthers, noCaseWorker].toSorted());
  });

  it('is for the supervisors of the office alone, and hides nothing in the caseload', async () => {
    await at.leaves('chenda', daysAgo(4));
    const veasna = { ...sokha, id: 'veasna', role: 'LEGAL_OFFICER' } as const;
    for (const by of [makara, { ...sokha, id: 'rithy' }, veasna]) expect(await dueFor(by)).toEqual([]);
    const { edges } = await (await at.caseloads()).caseload({ purpose: 'CARE' }, reads('caseload', sophea));
    expect(edges.map(({ node }) => node.nextTask?.kind)).toEqual(['FollowUp']);
  });

  it('comes after all that is overdue, however long ago they left', async () => {
    const waiting = await at.recordCase(sokha, 5);
    await at.assign(waiting, sophea, 'bopha');
    await at.leaves('chenda', daysAgo(400));
    const all = await at.dueTasksOf(sophea);
    const isOverdue = all.map(({ kind, dueOn }) => kind !== 'FormerAssignee' && dueOn < today);
    expect(all.findIndex(({ kind }) => kind === 'FormerAssignee')).toBeGreaterThan(isOverdue.lastIndexOf(true));
    expect(isOverdue.lastIndexOf(true)).toBeGreaterThanOrEqual(0);
  });

  it('has a cursor from which the list goes on', async () => {
    await at.leaves('chenda', daysAgo(400));
    const edges = await at.dueEdgesOf(sophea);
    const { cursor } = edges.find(({ node }) => node.kind === 'FormerAssignee')!;
    const args = plainToInstance(DueTasksArgs, { purpose: 'CARE', after: cursor });
    expect(await validate(args)).toEqual([]);
    const after = edges.slice(edges.findIndex((edge) => edge.cursor === cursor) + 1);
    expect(await at.dueEdgesOf(sophea, { after: cursor })).toEqual(after);
  });

  it('is found among those of one colleague, and counted in the work that is sent', async () => {
    await at.leaves('chenda', daysAgo(4));
    expect(await dueFor(sophea, { worker: 'chenda' })).toEqual([chendaLeft()]);
    expect(await dueFor(sophea, { worker: 'bopha' })).toEqual([]);
    const left = whoHasLeft((await at.registers()).workers, today);
    const due = await dueNow(at.db, [sophea], { settings: DEFAULT_SETTINGS, today, left });
    expect(due.filter(({ kind }) => kind === 'FormerAssignee')).toEqual([
      { kind: 'FormerAssignee', office: 'SiemReapCac', dueOn: daysAgo(3), count: 1, overdue: 1 },
    ]);
  });

  it('is no task when they return', async () => {
    await at.leaves('chenda', daysAgo(4));
    expect(await dueFor(sophea)).toHaveLength(1);
    await at.record('RegisterWorker', { worker: 'chenda', roles: ['CASE_WORKER'], on: daysAgo(1) });
    expect(await dueFor(sophea)).toEqual([]);
  });

  it('is no task in a case that is closed, is a duplicate, or is no case of a victim', async () => {
    const [closed, duplicate] = [await at.recordCase(sokha, 5, 'Low'), await at.recordCase(sokha, 5)];
    for (const other of [closed, duplicate])
      for (const worker of ['rithy', 'chenda']) await at.assign(other, sophea, worker);
    await at.leaves('chenda', daysAgo(4));
    expect(await dueFor(sophea)).toHaveLength(3);
    await at.ask(closed, sokha, 'RequestClosure', { reason: 'Transferred', finalAssessment: 'Safe.', on: today });
    await at.ask(closed, { ...sophea, id: 'dara' }, 'CloseCase', { on: today });
    await at.ask(duplicate, sophea, 'LinkPerson', { keptSurvivorId: id });
    expect(await dueFor(sophea)).toEqual([chendaLeft()]);
    await at.ask(id, sokha, 'RecordNotIdentified', { level: 'Preliminary', decidedBy: 'NGO', on: daysAgo(10) });
    expect(await dueFor(sophea)).toEqual([]);
  });
});
