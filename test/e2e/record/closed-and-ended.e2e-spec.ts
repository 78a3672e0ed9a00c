import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { dayAt } from '#kernel/decider';
import { Homeward, receiptOf, refusalOf } from '../../harness/homeward.js';
import { refer } from '../../harness/mutations.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
const there: Bearer = { id: 'pheap', role: 'SUPERVISOR', office: 'Poipet' };
const elsewhere: Bearer = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' };
const TODAY = dayAt(new Date().toISOString());

/** One of its own: in a service that others share, a register would refuse their people. */
let homeward: Homeward;

const record = async (mutation: string, input: object, by: Bearer) =>
  receiptOf(await homeward.command(mutation, input, by));
const close = (office: string) => homeward.command('closeOffice', { office, on: TODAY }, administrator);

const received = async (): Promise<string> => {
  const survivorId = randomUUID();
  await record('receiveReferral', { ...(refer().input(survivorId) as object), office: 'Poipet' }, there);
  return survivorId;
};
const assign = (survivorId: string, office: string, by: Bearer) =>
  record('assignCaseWorker', { survivorId, worker: 'maly', as: 'CASE_WORKER', office, on: TODAY }, by);

beforeAll(async () => {
  homeward = await Homeward.start();
  for (const office of ['Poipet', 'SiemReapCac'])
    await record('openOffice', { office, on: '2018-01-01' }, administrator);
  const maly = { worker: 'maly', roles: ['CASE_WORKER'], office: 'Poipet', on: '2018-01-01' };
  await record('registerWorker', maly, administrator);
}, 200_000);
afterAll(() => homeward?.stop());

const QUERY = `query ($id: UUID!) { survivor(id: $id, purpose: SUPERVISION) { assignments { worker office } }
  caseload(purpose: SUPERVISION) { edges { node { survivorId } } } }`;
const seenElsewhere = async (id: string) => (await homeward.ask(QUERY, { id }, elsewhere)).data;

it('an office is closed once its cases, then its colleagues have gone to another office', async () => {
  const [assigned, nobodys] = [await received(), await received()];
  await assign(assigned, 'Poipet', there);
  const { errors } = await close('Poipet');
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'OFFICE_HAS_CASES' } });
  expect(errors?.[0]?.message).toMatch(/^2 open cases are at Poipet: .*reassignCases/);

  await record('reassignCases', { from: 'maly', to: 'maly', office: 'SiemReapCac', on: TODAY }, there);
  await homeward.until('the other office has the case', async () => (await seenElsewhere(assigned))?.survivor !== null);
  expect(await seenElsewhere(assigned)).toEqual({
    survivor: { assignments: [{ worker: 'maly', office: 'SiemReapCac' }] },
    caseload: { edges: [{ node: { survivorId: assigned } }] },
  });
  expect((await close('Poipet')).errors?.[0]?.message).toMatch(/^1 open case is at Poipet/);

  await assign(nobodys, 'SiemReapCac', there);
  expect(refusalOf(await close('Poipet'))).toBe('OFFICE_STAFFED');
  await record('moveWorker', { worker: 'maly', office: 'SiemReapCac', on: TODAY }, administrator);
  expect(refusalOf(await close('Poipet'))).toBeUndefined();
});

describe('a case whose case worker has left', () => {
  const LISTED = `query ($atLeast: String) {
    dueTasks(purpose: CARE, atLeast: $atLeast) { stale edges { node { survivorId kind ref since dueOn overdue } } }
    dueWork(purpose: CARE, kind: NO_CASE_WORKER, atLeast: $atLeast) { totalCount edges { node { tasks { kind since dueOn count } } } } }`;
  const noCaseWorker = async (by: Bearer, atLeast?: string) => {
    const { data } = await homeward.until('the views show it', async () => {
      const answer = await homeward.ask(LISTED, { atLeast }, by);
      expect(answer.errors).toBeUndefined();
      return !(answer.data!.dueTasks as { stale: boolean }).stale && answer;
    });
    const { edges } = data!.dueTasks as { edges: { node: { kind: string; survivorId: string } }[] };
    const tasks = edges.map(({ node }) => node).filter(({ kind }) => kind === 'NO_CASE_WORKER');
    expect((data!.dueWork as { totalCount: number }).totalCount).toBe(tasks.length);
    return { tasks, work: data!.dueWork };
  };

  it('is a task of its supervisor from the referral or the last day on, until another takes over', async () => {
    const dany = { worker: 'dany', roles: ['CASE_WORKER'], office: 'SiemReapCac', on: '2018-01-01' };
    await record('registerWorker', dany, administrator);
    const survivorId = randomUUID();
    const refers = { ...(refer().input(survivorId) as object), office: 'SiemReapCac' };
    const referred = await record('receiveReferral', refers, elsewhere);
    const on = '2020-03-02';
    expect((await noCaseWorker(elsewhere, referred.position)).tasks).toMatchObject([
      { survivorId, kind: 'NO_CASE_WORKER', since: on, dueOn: '2020-03-03', overdue: true },
    ]);
    const assignmentId = randomUUID();
    const assigns = { survivorId, assignmentId, worker: 'dany', as: 'CASE_WORKER', office: 'SiemReapCac', on: TODAY };
    const assigned = await record('assignCaseWorker', assigns, elsewhere);
    expect((await noCaseWorker(elsewhere, assigned.position)).tasks).toEqual([]);
    await record('recordDeparture', { worker: 'dany', on: TODAY }, administrator);
    const task = { kind: 'NO_CASE_WORKER', since: TODAY, dueOn: TODAY };
    expect(await noCaseWorker(elsewhere)).toEqual({
      tasks: [{ survivorId, ...task, ref: assignmentId, overdue: false }],
      work: { totalCount: 1, edges: [{ node: { tasks: [{ ...task, count: 1 }] } }] },
    });
    expect((await noCaseWorker({ id: 'maly', role: 'CASE_WORKER', office: 'SiemReapCac' })).tasks).toEqual([]);
    const handedOver = await record('handOverCase', { survivorId, assignmentId, to: 'maly', on: TODAY }, elsewhere);
    expect((await noCaseWorker(elsewhere, handedOver.position)).tasks).toEqual([]);
  });
});

describe('an organisation that ended', () => {
  const LISTED = `query ($ended: Boolean) {
    organisations(ended: $ended) { edges { node { organisationId name endedOn } } } }`;
  const listed = async (ended: boolean) => {
    const { data } = await homeward.ask(LISTED, { ended }, administrator);
    const { edges } = data!.organisations as { edges: { node: { name: string } }[] };
    return edges.map(({ node }) => node).filter(({ name }) => name === 'Ended House');
  };

  it('is listed with its last day, and can be registered again', async () => {
    const organisationId = randomUUID();
    const house = { organisationId, name: 'Ended House', kind: 'NGO', districts: [], services: [] };
    const register = { ...house, on: '2018-01-01' };
    receiptOf(await homeward.command('registerOrganisation', register, administrator));
    expect(await listed(true)).toEqual([]);
    receiptOf(await homeward.command('endOrganisation', { organisationId, on: '2019-06-30' }, administrator));
    expect(await listed(true)).toEqual([{ organisationId, name: 'Ended House', endedOn: '2019-06-30' }]);
    expect(await listed(false)).toEqual([]);
    receiptOf(await homeward.command('registerOrganisation', { ...house, on: '2020-01-01' }, administrator));
    expect(await listed(true)).toEqual([]);
    expect(await listed(false)).toEqual([{ organisationId, name: 'Ended House', endedOn: null }]);
  });
});
