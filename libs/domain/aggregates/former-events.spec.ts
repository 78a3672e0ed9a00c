import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { aReader, openDoor } from '#security/access/testing';
import type { JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { Codec, InMemoryEventStore, AggregateStore, envelop } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { figureArguments, compute, figuresOf } from '#reporting/figures';
import { tablesOf } from '#platform';
import { Projector } from '#kernel/projections';
import { readingOf, type AggregateStores } from '#nest';
import { PlainSealing, anchorOf, digestWith } from '#kernel/integrity';
import { HistoryResolver } from '../survivor/queries/history.resolver.js';
import { PreventionView } from '../operation/operation.view.js';
import { viewsDatabase } from '../../kernel/projections/testing/database.js';
import { aggregates, steps } from './index.js';
import { CLASSES, asItWasSaid, goldenIn } from './testing/golden.js';

const [ACTIVITY, SURVIVOR_ID] = [randomUUID(), randomUUID()];
const asked = (commandId: string = randomUUID()) => ({
  by: { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' },
  now: '2021-01-05T09:00:00.000Z',
  commandId,
});

/** A log with an activity recorded before its last day became a field, and a survivor met there. */
const formerLog = async () => {
  const store = new InMemoryEventStore();
  const origin = await openTestLog(store);
  const codec = new Codec(new PlainSealing(), CLASSES, readingOf(steps));
  const storeContext = {
    store,
    codec,
    digest: digestWith(Buffer.alloc(32)),
    origin,
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const golden = goldenIn('PreventionActivityHeld.v1.json');
  const held = { type: golden.type, data: await asItWasSaid(golden) };
  const stream = `operation-${ACTIVITY}`;
  const command = { name: 'HoldPreventionActivity', digest: 'of then' };
  const place = { stream, revision: -1, hash: anchorOf(origin, stream) };
  await store.append(stream, await envelop(codec, [held], command, asked(), place, TEST_STAMP), -1);
  const survivors = new AggregateStore(storeContext, 'survivor', aggregates.survivor);
  await survivors.transact(
    SURVIVOR_ID,
    'ReceiveReferral',
    {
      on: '2020-02-04',
      source: 'OutreachOperation',
      operationId: ACTIVITY,
      office: 'Poipet',
      province: '01',
      urgency: 'Routine',
      sex: 'Female',
      nationality: 'KH',
      languages: ['khm'],
    },
    asked(),
  );
  return { storeContext, store, held };
};

type Log = Awaited<ReturnType<typeof formerLog>>;

describe('an event type that is no longer recorded', () => {
  let log: Log;
  beforeAll(async () => {
    log = await formerLog();
  });

  it('is a valid basis for its decider', async () => {
    const operations = new AggregateStore(log.storeContext, 'operation', aggregates.operation);
    const hold = (said: JsonObject) =>
      operations.transact(ACTIVITY, 'HoldPreventionActivity', { ...log.held.data, ...said } as never, asked());
    expect(await hold({})).toMatchObject({ revision: 0, eventIds: [] });
    await expect(hold({ to: '2020-02-05' })).rejects.toMatchObject({ code: 'OPERATION_RECORDED' });
    expect(await log.store.read(`operation-${ACTIVITY}`)).toHaveLength(1);
  });

  it('appears in the history in its current form, and its chain is sound', async () => {
    const resolver = new HistoryResolver(
      log.store,
      { storeContext: log.storeContext } as unknown as AggregateStores,
      openDoor(),
      steps,
    );
    const { edges, chains } = (await resolver.history(
      { survivorId: SURVIVOR_ID, purpose: 'AUDIT' },
      aReader('history'),
    ))!;
    expect(chains.map(({ sound }) => sound)).toEqual([true, true]);
    expect(edges.map(({ node }) => node.type)).toEqual(['PreventionActivityConducted', 'ReferralReceived']);
    expect(edges[0]!.node).toMatchObject({ on: '2020-02-03', data: { on: '2020-02-03', to: '2020-02-03' } });
    const until = { what: 'Prevention.to', before: null, after: '2020-02-03' };
    expect(edges[0]!.node.changes).toContainEqual(expect.objectContaining(until));
  });

  describe('in the views', () => {
    let views: Awaited<ReturnType<typeof viewsDatabase>>;
    let db: DataSource;
    beforeAll(async () => {
      views = await viewsDatabase();
      db = await views.connect(tablesOf(steps));
      const { store, storeContext } = log;
      const events = [...(await store.read(`operation-${ACTIVITY}`)), ...(await store.read(`survivor-${SURVIVOR_ID}`))];
      const projections = steps.flatMap((step) => step.projections);
      const reading = { ...readingOf(steps), store };
      const projector = await Projector.start(
        db,
        projections,
        { origin: storeContext.origin, head: 9n, at: (position: bigint) => store.at(position) },
        reading,
      );
      await projector.project(events);
    });
    afterAll(() => views.drop());

    it('has its row', async () => {
      const row = await db.getRepository(PreventionView).findOneByOrFail({ operationId: ACTIVITY });
      expect(row).toMatchObject({ ...log.held.data, on: '2020-02-03', to: '2020-02-03' });
    });

    it('is counted', async () => {
      const period = figureArguments(
        { from: '2020-02-03', to: '2020-02-03' },
        '2021-01-06T09:00:00.000Z',
        DEFAULT_SETTINGS,
      );
      const computed = await compute(db, figuresOf(['P2', 'P3', 'P4']), period);
      const cells = computed.flatMap(({ figure, cells }) => cells.map(({ key, value }) => [figure.id, key, value]));
      expect(cells).toEqual([
        ['P2', 'total', 30],
        ['P3', 'trainings', 1],
        ['P3', 'attendees', 24],
        ['P4', 'total', 1],
      ]);
    });
  });
});
