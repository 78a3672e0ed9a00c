import { randomUUID } from 'node:crypto';
import { dayAt } from '#kernel/decider';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { enter, consentTo, identify, refer, type MutationToSend } from '../../harness/mutations.js';
import { LiveAnswers, clientOf } from '../../harness/live-answers.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
/** Of Poipet; sophea supervises Siem Reap. */
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
const dara: Bearer = { ...bopha, id: 'dara' };
const TODAY = dayAt(new Date().toISOString());
const STANDS = { worker: 'sophea', deputy: 'bopha', from: TODAY };
const IN_HER_PLACE = { 'homeward-deputy-of': 'sophea' };

/** One of its own: in a service that others share, a register would refuse their people. */
let homeward: Homeward;
const survivorId = randomUUID();

const accepted = async ({ mutation, input, by }: MutationToSend, of = survivorId) =>
  receiptOf(await homeward.command(mutation, input(of), by));
const code = async (mutation: string, input: object, by: Bearer, headers = {}) =>
  refusalOf(await homeward.command(mutation, input, by, homeward.url, headers));
const asDeputy = (mutation: string, input: object, by = bopha) => code(mutation, input, by, IN_HER_PLACE);
const shown = async <Data>(query: string, by: Bearer, headers = {}, variables = {}): Promise<Data> => {
  await homeward.caughtUp();
  const { data, errors } = await homeward.ask(query, variables, by, homeward.url, headers);
  if (!data) throw new Error(JSON.stringify(errors));
  return data as Data;
};

interface Due {
  readonly dueWork: { readonly requests: readonly { readonly requestId: string; readonly kind: string }[] };
}
const DUE = '{ dueWork(purpose: CARE) { requests { requestId kind fromOffice answerBy } } }';
const dueIn = async (by: Bearer, headers = {}) => (await shown<Due>(DUE, by, headers)).dueWork.requests;

/** A colleague of Poipet asks Siem Reap about the record. */
const askedBy = async (by: Bearer): Promise<string> => {
  const before = new Set((await dueIn(supervisor)).map(({ requestId }) => requestId));
  const ask = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId, reason: 'A brother is with us.' };
  expect(await code('askOffice', ask, by)).toBeUndefined();
  return (await dueIn(supervisor)).find(({ requestId }) => !before.has(requestId))!.requestId;
};

beforeAll(async () => {
  homeward = await Homeward.start();
  for (const office of ['SiemReapCac', 'Poipet'])
    receiptOf(await homeward.command('openOffice', { office, on: '2018-01-01' }, administrator));
  for (const { id: worker, role, office } of [caseWorker, supervisor, bopha, makara, dara, administrator]) {
    const registered = { worker, roles: [role], ...(office && { office }), on: '2018-01-01' };
    receiptOf(await homeward.command('registerWorker', registered, administrator));
  }
  await accepted(refer());
}, 240_000);
afterAll(() => homeward?.stop());

describe('a deputy', () => {
  it('is nobody outside the register', async () => {
    expect(await asDeputy('nameDeputy', STANDS)).toBe('NOT_A_DEPUTY');
    const response = await fetch(homeward.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await homeward.token(bopha)}`,
        'homeward-deputy-of': 'sophea, makara',
      },
      body: JSON.stringify({ query: '{ permitted }' }),
    });
    expect([response.status, await response.json()]).toEqual([
      403,
      { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_A_DEPUTY' }) })] },
    ]);
  });

  it('is named by a supervisor of the office, or by an administrator for a colleague of that office', async () => {
    expect(await code('nameDeputy', STANDS, bopha)).toBe('FORBIDDEN');
    expect(await code('nameDeputy', STANDS, makara)).toBe('DEPUTY_NOT_YOURS');
    expect(await code('nameDeputy', STANDS, administrator)).toBe('DEPUTY_UNFIT');
    expect(await code('nameDeputy', STANDS, supervisor)).toBeUndefined();
    const { standIns } = await shown<{ standIns: object[] }>('{ standIns { worker office until } }', bopha);
    expect(standIns).toEqual([{ worker: 'sophea', office: 'SiemReapCac', until: null }]);
    const query = '{ staff(office: "SiemReapCac") { edges { node { worker deputies { deputy from until } } } } }';
    const { staff } = await shown<{ staff: { edges: object[] } }>(query, administrator);
    expect(staff.edges).toContainEqual({
      node: { worker: 'sophea', deputies: [{ deputy: 'bopha', from: TODAY, until: null }] },
    });
  });

  it('answers other offices for the one of the supervisor, and only in that place', async () => {
    const requestId = await askedBy(dara);
    const answer = { requestId, granted: true };
    expect(await code('answerOffice', answer, bopha)).toBe('FORBIDDEN');
    expect(await dueIn(bopha)).toEqual([]);
    expect(await dueIn(bopha, IN_HER_PLACE)).toMatchObject([{ requestId, kind: 'OPEN_IN_EMERGENCY' }]);
    expect(await asDeputy('answerOffice', answer)).toBeUndefined();
    expect(await dueIn(supervisor)).toEqual([]);
  });

  it('answers nothing that they asked themselves, nor names a deputy', async () => {
    const requestId = await askedBy(bopha);
    expect(await dueIn(bopha, IN_HER_PLACE)).toEqual([]);
    expect(await asDeputy('answerOffice', { requestId, granted: true })).toBe('APPROVER_IS_AUTHOR');
    expect(await asDeputy('nameDeputy', { ...STANDS, deputy: 'sokha' })).toBe('DEPUTY_NOT_YOURS');
    expect(await code('answerOffice', { requestId, granted: false }, supervisor)).toBeUndefined();
  });

  it('reviews an emergency access, and approves what others asked and the supervisor did not', async () => {
    const opening = { survivorId, reason: 'MISSING', explanation: 'They are missing since yesterday.' };
    const { id: breakGlassId } = receiptOf(await homeward.command('openBreakGlass', opening, dara));
    expect(await code('reviewBreakGlass', { breakGlassId, upheld: true }, bopha)).toBe('FORBIDDEN');
    expect(await asDeputy('reviewBreakGlass', { breakGlassId, upheld: true })).toBeUndefined();
    const erasure = { survivorId, requestId: randomUUID(), askedBy: 'SURVIVOR', on: '2020-03-20' };
    const decided = { survivorId, requestId: erasure.requestId, on: '2020-03-20' };
    expect(await code('requestErasure', erasure, supervisor)).toBeUndefined();
    expect(await asDeputy('approveErasure', decided)).toBe('APPROVER_IS_AUTHOR');
    expect(await asDeputy('withdrawErasure', decided)).toBeUndefined();
  });

  it('stands in the log with the supervisor in whose place they acted', async () => {
    const query = `query ($id: UUID!) {
      history(survivorId: $id, purpose: SUPERVISION, first: 50) { edges { node { type by { id role office deputyOf } } } } }`;
    const { history } = await shown<{ history: { edges: { node: { type: string } }[] } }>(query, bopha, IN_HER_PLACE, {
      id: survivorId,
    });
    expect(history.edges.map(({ node }) => node).find(({ type }) => type === 'ErasureWithdrawn')).toMatchObject({
      by: { id: 'bopha', role: 'SUPERVISOR', office: 'SiemReapCac', deputyOf: 'sophea' },
    });
    const looked = `query ($id: UUID!) {
      whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { kind who deputyOf } } } }`;
    const { whoLooked } = await shown<{ whoLooked: { edges: object[] } }>(looked, auditor, {}, { id: survivorId });
    expect(whoLooked.edges).toContainEqual({
      node: { kind: 'PERSONAL_DATA_READ', who: 'bopha', deputyOf: 'sophea' },
    });
    const byDay = `query ($id: UUID!) {
      looksByDay(survivorId: $id, purpose: AUDIT) { edges { node { manner who deputyOf } } } }`;
    const { looksByDay } = await shown<{ looksByDay: { edges: object[] } }>(byDay, auditor, {}, { id: survivorId });
    expect(looksByDay.edges).toContainEqual({ node: { manner: 'OPENED', who: 'bopha', deputyOf: 'sophea' } });
  });

  it('sees the record of the office only in that place, and nothing more once the deputy is withdrawn', async () => {
    const read = (headers = {}) =>
      homeward.ask(
        'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { on } } }',
        { id: survivorId },
        bopha,
        homeward.url,
        headers,
      );
    expect((await read()).data).toEqual({ survivor: null });
    expect((await read(IN_HER_PLACE)).data).toMatchObject({ survivor: { referral: {} } });
    const client = clientOf(homeward, bopha, undefined, { deputyOf: 'sophea' });
    const live = 'subscription ($id: UUID!) { journey(survivorId: $id, purpose: CARE) { revision } }';
    const answers = new LiveAnswers(client, live, { id: survivorId });
    await answers.until('the record is shown', ({ items }) => items.length === 1);
    expect(
      await code('withdrawDeputy', { worker: 'sophea', deputy: 'bopha', on: TODAY }, administrator),
    ).toBeUndefined();
    expect(await asDeputy('answerOffice', { requestId: randomUUID(), granted: true })).toBe('NOT_A_DEPUTY');
    for (const mutation of [consentTo(['INTERVIEW', 'SERVICES']), identify(), enter()]) await accepted(mutation);
    await answers.until('another answer, or the end', ({ items, over }) => over || items.length > 1);
    expect(answers.items).toHaveLength(1);
    expect(answers.errors).toMatchObject([{ extensions: { code: 'NOT_A_DEPUTY' } }]);
    await Promise.resolve(client.dispose());
  });
});
