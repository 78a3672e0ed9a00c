import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Client } from 'graphql-ws';
import type { Bearer } from '#platform';
import { Homeward, auditor, caseWorker as sokha, receiptOf, supervisor as sophea } from '../../harness/homeward.js';
import { assignmentOf, consentTo, refer, screen } from '../../harness/mutations.js';
import {
  LiveAnswers,
  clientOf,
  endOf,
  journeyOf,
  lastOf,
  reaches,
  journeysIn,
  socketTo,
  sendMessages,
} from '../../harness/live-answers.js';

const chenda: Bearer = { ...sokha, id: 'chenda' };
const stranger: Bearer = { id: 'dara', role: 'CASE_WORKER', office: 'Poipet' };

let homeward: Homeward;
const clients: Client[] = [];
beforeAll(async () => {
  homeward = await Homeward.alone();
  // on a server that many specs share, it begins far behind
  await receive();
  await homeward.caughtUp();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await Promise.resolve(client.dispose()).catch(() => undefined);
});

const asColleague = (by: Bearer | string = sokha, seconds?: number, more?: object): Client => {
  const client = clientOf(homeward, by, seconds, more);
  clients.push(client);
  return client;
};

const accepted = async (mutation: string, said: object, by: Bearer = sokha) =>
  receiptOf(await homeward.command(mutation, said, by));
const receive = async (givenName = 'Sreyleak (SYNTHETIC)') => {
  const id = randomUUID();
  await accepted('receiveReferral', refer({ givenName }).input(id));
  return { id };
};
const member = (survivorId: string, name = 'An aunt', by: Bearer = sokha) =>
  accepted('recordHouseholdMember', { survivorId, relation: 'AUNT_OR_UNCLE', safe: 'YES', name }, by);

const looksAt = async (id: string, by: string) => {
  const { data } = await homeward.ask(
    `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { who operation classes } } } }`,
    { id },
    auditor,
  );
  const { edges } = data!.whoLooked as { edges: { node: { who: string; operation: string; classes: string[] } }[] };
  return edges.map(({ node }) => node).filter(({ who }) => who === by);
};

describe('a live journey', () => {
  it('is sent whole after each change under many writers, never goes back, and ends with the current state', async () => {
    const { id } = await receive();
    const answers = journeyOf(asColleague(), id);
    await answers.until('the first answer', ({ items }) => items.length > 0);
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let n = 0; n < 5; n++) await member(id, `${writer} ${n}`);
    });
    await Promise.all(writers);
    await answers.until('every entry', reaches(30));
    const revisions = journeysIn(answers).map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((one, other) => one - other));
    expect(revisions.length).toBeGreaterThan(2);
    expect(lastOf(answers)!.household).toHaveLength(30);
    const positions = answers.items.map(({ extensions }) => BigInt(extensions.position.split('.')[1]!));
    expect(positions).toEqual(positions.toSorted((one, other) => (one < other ? -1 : 1)));
    expect(await looksAt(id, 'sokha')).toEqual([
      { who: 'sokha', operation: 'journey', classes: expect.arrayContaining(['IDENTITY']) },
    ]);
  });

  it('is sent again in its current state after the socket was lost', async () => {
    const { id } = await receive();
    const client = asColleague();
    const connected: { terminate(): void }[] = [];
    client.on('connected', (socket) => void connected.push(socket as { terminate(): void }));
    const answers = journeyOf(client, id);
    await answers.until('the first answer', reaches(0));
    await member(id);
    await answers.until('the next one', reaches(1));
    connected.at(-1)!.terminate();
    await member(id);
    await answers.until('the first answer over another socket', reaches(2));
    const revisions = journeysIn(answers).map(({ revision }) => revision);
    // the second socket may first have shown the state before the last entry
    expect(revisions.filter((one, index) => one !== revisions[index - 1])).toEqual([0, 1, 2]);
    expect(connected).toHaveLength(2);
  });

  it('reveals nothing about other survivors', async () => {
    const [one, other] = [await receive('Bopha (SYNTHETIC)'), await receive('Kunthea (SYNTHETIC)')];
    const client = asColleague();
    const [hers, others] = [journeyOf(client, one.id), journeyOf(client, other.id)];
    await Promise.all([hers.until('the first', reaches(0)), others.until('the other', reaches(0))]);
    await Promise.all([1, 2, 3].flatMap(() => [member(one.id, 'of Bopha'), member(other.id, 'of Kunthea')]));
    await Promise.all([hers.until('the first', reaches(3)), others.until('the other', reaches(3))]);
    expect(JSON.stringify(hers.items)).not.toMatch(`Kunthea|${other.id}`);
    expect(JSON.stringify(others.items)).not.toMatch(`Bopha|${one.id}`);
  });

  it('ends when its reader loses access, as if the survivor had never existed', async () => {
    const { id } = await receive();
    const [mine, colleagues] = [journeyOf(asColleague(), id), journeyOf(asColleague(chenda), id)];
    await mine.until('the first answer', reaches(0));
    await colleagues.until('the end of a survivor without access', ({ over }) => over);
    await accepted('assignCaseWorker', { survivorId: id, ...assignmentOf(chenda) }, sophea);
    await mine.until('the end', ({ over }) => over);
    const nobody = journeyOf(asColleague(stranger), randomUUID());
    const notTheirs = journeyOf(asColleague(stranger), id);
    await Promise.all([nobody, notTheirs].map((each) => each.until('the end', ({ over }) => over)));
    expect(nobody.errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('no such survivor'),
        extensions: { code: 'NOT_FOUND' },
        path: ['journey'],
      }),
    ]);
    expect([mine.errors, colleagues.errors, notTheirs.errors]).toEqual([nobody.errors, nobody.errors, nobody.errors]);
    expect(journeysIn(mine).map(({ revision }) => revision)).toEqual([0]);
    expect([...nobody.items, ...notTheirs.items, ...colleagues.items]).toEqual([]);
    const now = journeyOf(asColleague(chenda), id);
    await now.until("the reader's new survivor", reaches(1));
  });

  it('is in the language that the socket requested', async () => {
    const answers = journeyOf(asColleague(sokha, undefined, { locale: 'km' }), randomUUID());
    await answers.until('the end', ({ over }) => over);
    expect(answers.errors![0]!.message).toMatch(/\p{Script=Khmer}/u);
  });
});

describe('live lists and figures', () => {
  it('change when a survivor joins them', async () => {
    const lina: Bearer = { id: `lina-${randomUUID()}`, role: 'CASE_WORKER', office: 'SiemReapCac' };
    const query = `subscription { caseload(purpose: CARE, first: 5) { edges { node { survivorId } } } }`;
    const caseload = new LiveAnswers(asColleague(lina), query);
    const tasks = new LiveAnswers(
      asColleague(lina),
      `subscription { dueTasks(purpose: CARE, first: 5) { edges { node { survivorId kind } } } }`,
    );
    const figures = new LiveAnswers(
      asColleague(sophea),
      `subscription { figures(ids: ["M1"], from: "2020-01-01", to: "2020-12-31") {
      id cells { key value } } }`,
    );
    await Promise.all(
      [caseload, tasks, figures].map((each) => each.until('the first answer', ({ items }) => items.length > 0)),
    );
    expect(caseload.items[0]!.data).toEqual({ caseload: { edges: [] } });
    const id = randomUUID();
    await accepted('receiveReferral', refer().input(id), lina);
    await accepted('giveConsent', consentTo(['INTERVIEW']).input(id), lina);
    await accepted('conductScreeningInterview', screen().input(id), lina);
    const assessed = { survivorId: id, level: 'HIGH', on: '2020-03-11', retraffickingIndicators: [] };
    await accepted('assessRisk', assessed, lina);
    await figures.until('one interview more', ({ items }) => items.length > 1);
    await tasks.until('the tasks of the survivor', ({ items }) => JSON.stringify(items.at(-1)).includes(id));
    await caseload.until('the survivor', ({ items }) => JSON.stringify(items.at(-1)).includes(id));
    expect(caseload.items.at(-1)!.data).toEqual({ caseload: { edges: [{ node: { survivorId: id } }] } });
    await accepted('assignCaseWorker', { survivorId: id, ...assignmentOf(chenda) }, sophea);
    await caseload.until('the reassignment of the survivor', ({ items }) => !JSON.stringify(items.at(-1)).includes(id));
    expect(new Set(figures.items.map((item) => JSON.stringify(item.data))).size).toBe(figures.items.length);
  });
});

describe('live figures', () => {
  it('have no events, each look at which would be a reading', async () => {
    const answers = new LiveAnswers(
      asColleague(sophea),
      'subscription { figures(ids: ["M1"]) { events(purpose: SUPERVISION, first: 50) { edges { node { eventId } } } } }',
    );
    await answers.until('the end', ({ over }) => over);
    expect(answers.errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'VALIDATION' }) })]); // prettier-ignore
  });
});

const HELLO = { type: 'connection_init' };

describe('an API that stops', () => {
  it('closes every socket with a reason', async () => {
    const { id } = await receive();
    const answers = journeyOf(asColleague(), id);
    await answers.until('the first answer', reaches(0));
    const socket = socketTo(homeward);
    await sendMessages(socket, { ...HELLO, payload: { authorization: `Bearer ${await homeward.token(sokha)}` } });
    await once(socket, 'message');
    const ended = endOf(socket);
    process.kill(homeward.pidOf('api')!, 'SIGTERM');
    expect(await ended).toEqual([1001, 'Going away']);
    await homeward.caughtUp();
  });
});
