import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '#settings';
import type { Actor } from '#kernel/decider';
import { runAsReader } from '#kernel/projections';
import { OpenableClasses, type AggregateStores } from '#nest';
import { countRequestsDue, requestsDue, requestsDueByOffice } from '../between-offices/due/requests-due.js';
import { OfficeRequestsResolver } from '../between-offices/requests.resolver.js';
import { OperationsResolver } from '../operation/operations.resolver.js';
import { OperationReviews } from '../operation/reviews/operation-reviews.resolver.js';
import { CourtReviews } from '../prosecution/reading/court-reviews.resolver.js';
import type { ReviewsAsked } from '#domain/reviews';
import { OtherReviewsResolver } from '../reviews/other-reviews.resolver.js';
import { insertRows, makeProtectedDatabase } from './testing/protected-database.js';
import { queriesDuring } from './testing/recording-client.js';

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
beforeAll(async () => {
  at = await makeProtectedDatabase();
}, 300_000);
afterAll(() => at.drop());

/** Of the stores, reviews that are due ask for the settings only. */
const stores = { storeContext: { settings: DEFAULT_SETTINGS } } as unknown as AggregateStores;
const as = (id: string, more: Partial<Actor> = {}): Actor & { role: never; office: string } =>
  ({ id, role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet', ...more }) as never;
type Colleague = ReturnType<typeof as>;
const [sophea, makara] = [as('sophea'), as('makara')];

const insert = (view: string, ...rows: readonly object[]) =>
  insertRows(at.projector, at.api.getMetadata(view), ...rows);

/** A review of an operation of its own, and the day and hour at which it was asked for. */
const waits = async (more: object = {}) => {
  const review = {
    operationId: randomUUID(),
    eventId: randomUUID(),
    entryId: randomUUID(),
    kind: 'Corrected',
    recordedAt: '2021-05-02T09:00:00Z',
    recordedBy: 'makara',
    upheld: null,
    ...more,
  };
  await insert('OperationReviewView', review);
  return review;
};

const due = (by: Colleague) => runAsReader(by, () => new OperationReviews(at.api, stores).due(by));
const dueIds = async (by: Colleague) => (await due(by)).map(({ eventId }) => eventId);

describe('what waits for a review of operations', () => {
  it('waits for every supervisor but who recorded it, and their deputy', async () => {
    const { eventId } = await waits();
    expect(await dueIds(sophea)).toContain(eventId);
    expect(await dueIds(makara)).not.toContain(eventId);
    expect(await dueIds(as('bopha', { deputyOf: 'makara' }))).not.toContain(eventId);
    expect(await dueIds(as('sokha', { role: 'CASE_WORKER' }))).toEqual([]);
  });

  it('ends with a review that upholds it', async () => {
    const { eventId } = await waits({ upheld: true });
    expect(await dueIds(sophea)).not.toContain(eventId);
  });

  it('stays after a review that does not uphold it, also for who recorded it, until the entry is put right', async () => {
    const { eventId, entryId, operationId } = await waits({ upheld: false });
    const against = await waits({ upheld: false, kind: 'Irregular' });
    for (const by of [sophea, makara]) {
      const all = await due(by);
      for (const id of [eventId, against.eventId])
        expect(all.find((one) => one.eventId === id)).toMatchObject({ rejected: true });
    }
    await waits({ entryId, operationId, kind: 'Disputed', recordedAt: '2021-05-03T09:00:00Z' });
    expect(await dueIds(makara)).toContain(eventId);
    const again = await waits({ entryId, operationId, recordedAt: '2021-05-04T09:00:00Z' });
    const left = await due(sophea);
    expect(left.map((one) => one.eventId)).not.toContain(eventId);
    expect(left.find((one) => one.eventId === again.eventId)).toMatchObject({ rejected: false });
  });

  it('is sent back to who recorded it, and to their deputy, whatever their role', async () => {
    const { eventId } = await waits({ recordedBy: 'chenda', upheld: false });
    const open = await waits({ recordedBy: 'chenda' });
    const worker = { role: 'CASE_WORKER' };
    expect(await dueIds(as('chenda', worker))).toEqual([eventId]);
    expect(await dueIds(as('rithy', { ...worker, deputyOf: 'chenda' }))).toEqual([eventId]);
    expect(await dueIds(as('rithy', worker))).toEqual([]);
    expect(await dueIds(sophea)).toEqual(expect.arrayContaining([eventId, open.eventId]));
  });

  it('ends with a dispute or a strike-out that was not upheld', async () => {
    const disputed = await waits({ upheld: false, kind: 'Disputed' });
    const struckOut = await waits({ upheld: false, kind: 'StruckOut' });
    const ids = await dueIds(sophea);
    expect([disputed.eventId, struckOut.eventId].filter((id) => ids.includes(id))).toEqual([]);
  });

  it('stands with the corrections of the operation, reviewed or not', async () => {
    const { operationId, eventId } = await waits({ upheld: false });
    await insert('OperationView', { operationId, kind: 'Identification' });
    const asked = new OperationsResolver(at.api, stores);
    const { edges } = await runAsReader(sophea, () => asked.operations({ operationId }));
    expect(edges.map(({ node }) => node.corrections)).toEqual([[expect.objectContaining({ eventId, upheld: false })]]);
  });

  it('has the oldest first where there is more than one page', async () => {
    const recordedAt = '2021-05-02T09:00:00Z';
    for (let n = 0; n < 100; n++) await waits({ recordedAt });
    const { eventId } = await waits({ recordedAt: '2021-04-01T09:00:00Z' });
    const ids = await dueIds(sophea);
    expect(ids).toHaveLength(100);
    expect(ids[0]).toBe(eventId);
    expect(ids.slice(1)).toEqual(ids.slice(1).toSorted());
  });

  it('is counted beyond those that are shown, and shown on demand', async () => {
    for (let n = 0; n < 101; n++) await waits();
    const reviews = new OperationReviews(at.api, stores);
    const [shown, count] = await runAsReader(sophea, async () => [
      await reviews.due(sophea, { first: 1_000 }),
      await reviews.count(sophea, {}),
    ]);
    expect(await dueIds(sophea)).toHaveLength(100);
    expect(shown.length).toBeGreaterThan(200);
    expect(count).toBe(shown.length);
  });

  it('is that of one operation alone where its page asks, however many are older', async () => {
    for (let n = 0; n < 100; n++) await waits({ recordedAt: '2021-04-01T09:00:00Z' });
    const { eventId, operationId } = await waits({ recordedAt: '2021-06-01T09:00:00Z' });
    const reviews = new OperationReviews(at.api, stores);
    const [shown, count] = await runAsReader(sophea, async () => [
      await reviews.due(sophea, { operationId }),
      await reviews.count(sophea, { operationId }),
    ]);
    expect([shown.map((one) => one.eventId), count]).toEqual([[eventId], 1]);
  });
});

describe('what waits for a review of court cases', () => {
  const [survivorId, prosecutionId, eventId] = [randomUUID(), randomUUID(), randomUUID()];
  const dara = as('dara', { office: 'SiemReapCac' });
  const veasna = as('veasna', { role: 'LEGAL_OFFICER', office: 'SiemReapCac' });
  beforeAll(async () => {
    const relation = {
      receivedBy: 'sokha',
      entrusted: null,
      offices: ['Poipet'],
      readers: ['office:Poipet', 'LegalOfficer:veasna', 'LegalOfficer:borey'],
    };
    await insert('RelationView', { survivorId, ...relation });
    await insert('OverviewView', { survivorId });
    await insert('JusticeView', { survivorId, prosecutionId });
    await insert('ProsecutionView', { prosecutionId, court: 'Siem Reap' });
    await insert('ProsecutionReviewView', {
      prosecutionId,
      eventId,
      kind: 'Corrected',
      recordedBy: 'veasna',
      upheld: null,
    });
  });
  const dueTo = (by: Colleague) => runAsReader(by, () => new CourtReviews(at.api, stores).due(by));

  it('waits for supervisors of the offices that work with a survivor in the case only', async () => {
    expect(await dueTo(sophea)).toMatchObject([{ eventId, court: 'Siem Reap', rejected: false }]);
    expect(await dueTo(dara)).toEqual([]);
    expect(await dueTo(veasna)).toEqual([]);
  });

  it('is counted for them alone, and that of one case where its page asks', async () => {
    const counted = (by: Colleague, of: ReviewsAsked) =>
      runAsReader(by, () => new CourtReviews(at.api, stores).count(by, of));
    expect([await counted(sophea, {}), await counted(dara, {})]).toEqual([1, 0]);
    expect([await counted(sophea, { prosecutionId }), await counted(sophea, { prosecutionId: randomUUID() })]).toEqual([
      1, 0,
    ]);
  });

  it('does not wait for who opened a record in an emergency, though the database shows them the case', async () => {
    const access = { openedBy: 'dara', role: 'SUPERVISOR', until: '2999-01-01T00:00:00Z', upheld: null };
    await insert('BreakGlassView', { survivorId, ...access });
    const shown = await runAsReader(dara, () => at.api.query('SELECT "eventId" FROM prosecution_review'));
    expect(shown).toEqual([{ eventId }]);
    expect(await dueTo(dara)).toEqual([]);
  });

  it('is sent back to who recorded it where it was not upheld', async () => {
    const sentBack = { prosecutionId, eventId: randomUUID(), kind: 'Corrected', recordedBy: 'veasna', upheld: false };
    await insert('ProsecutionReviewView', sentBack);
    expect(await dueTo(veasna)).toMatchObject([{ eventId: sentBack.eventId, rejected: true }]);
    expect(await dueTo({ ...veasna, id: 'borey' })).toEqual([]);
  });
});

describe('the requests of other offices', () => {
  it('are counted beyond those that are listed', async () => {
    const asked = { office: 'Poipet', fromOffice: 'SiemReapCac', state: 'Waiting', askedBy: 'bopha', sealed: [] };
    const requests = Array.from({ length: 101 }, () => ({
      requestId: randomUUID(),
      kind: 'FileReferral',
      askedAt: '2021-05-02T09:00:00Z',
      answerBy: '2021-05-09',
      ...asked,
    }));
    await insert('OfficeRequestView', ...requests);
    const due = (by: Colleague) =>
      runAsReader(by, async () => [
        (await requestsDue(at.api, by, '2021-05-03')).length,
        await countRequestsDue(at.api, by, '2021-05-03'),
        ...(await requestsDueByOffice(at.api, [by, by], '2021-05-03')).map(({ count }) => count),
      ]);
    expect(await due(sophea)).toEqual([100, 101, 101]);
    expect(await due(as('sokha', { role: 'CASE_WORKER' }))).toEqual([0, 0]);
  });

  it('are counted only for colleagues who take part in them', async () => {
    const row = { requestId: randomUUID(), askedBy: 'chanthou', office: 'Kampot', fromOffice: 'Kep', sealed: [] };
    await insert('OfficeRequestView', { ...row, kind: 'FileReferral', state: 'Waiting' });
    const none = {} as never; // what opens requests with personal data: these have none
    const resolver = new OfficeRequestsResolver(at.api, none, none, none, none, stores, none);
    const counted = (by: Colleague) =>
      runAsReader(by, async () => {
        const reader = { by, operation: 'officeRequests', classes: [], disclosed: new OpenableClasses() };
        const { edges, totalCount } = await resolver.officeRequests({ purpose: 'SUPERVISION' }, reader);
        return [edges.length, await totalCount];
      });
    expect(await counted(as('rith', { office: 'Kep' }))).toEqual([1, 1]);
    expect(await counted(as('chanthou', { office: 'Kampot' }))).toEqual([1, 1]);
    expect(await counted(as('nimol', { office: 'Pursat' }))).toEqual([0, 0]);
  });
});

describe('the reviews by themselves', () => {
  it('read the tables of court cases and operations, and nothing of the work with survivors', async () => {
    await waits();
    const asked = new OtherReviewsResolver(at.api, stores);
    const lists = [new CourtReviews(at.api, stores), new OperationReviews(at.api, stores)];
    const queries = await queriesDuring(() =>
      runAsReader(sophea, async () => {
        await asked.otherReviews({});
        for (const list of lists) await list.due(sophea);
      }),
    );
    const tables = queries.flatMap(({ text }) => [...text.matchAll(/FROM "(\w+)" "one"|FROM "(\w+)"/g)]);
    expect(queries.length).toBeLessThanOrEqual(5);
    const read = [...new Set(tables.map(([, one, other]) => one ?? other))].toSorted();
    expect(read.join(' ')).toBe('operation operation_review prevention prosecution prosecution_review');
  });
});
