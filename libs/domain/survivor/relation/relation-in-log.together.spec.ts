import { steps } from '#domain/aggregates';
import type { Actor } from '#kernel/decider';
import { SETTLED_MS, StoreUnavailable, UnchangedStreams } from '#kernel/event-store';
import { readingOf } from '#nest';
import { relationInLog } from './relation-in-log.js';
import { LogOfRelations, as, assigned } from './testing/log-of-relations.js';

describe('the relation according to the log', () => {
  let store: LogOfRelations;
  beforeEach(() => (store = new LogOfRelations()));
  const record = (...entry: Parameters<LogOfRelations['record']>) => store.record(...entry);

  describe('of many records at once', () => {
    const ids = Array.from({ length: 6 }, (_, n) => String(n));
    beforeEach(async () => {
      for (const id of ids) await record('ReferralReceived', { office: 'SiemReapCac' }, `survivor-${id}`, -1);
    });
    afterEach(() => jest.restoreAllMocks());
    let forget = () => {};
    /** Follows the log from a place that has settled. */
    const following = async (
      options: { readonly maxCachedSurvivors?: number; readonly readTimeoutMs?: number } = {},
    ) => {
      let nowMs = performance.now();
      jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
      const unchanged = new UnchangedStreams(store, ['survivor-'], ['survivor-']);
      const onForget = (forgetAll: () => void) => (forget = forgetAll);
      const relation = relationInLog(
        { ...readingOf(steps), store },
        { unchanged, readTimeoutMs: 1_000, onForget, ...options },
      );
      await unchanged.look();
      nowMs += SETTLED_MS;
      return relation;
    };
    const together = async (...options: Parameters<typeof following>) => {
      const relation = await following(...options);
      return (by: Actor) => Promise.all(ids.map(async (id) => (await relation(by, id))?.ways));
    };

    it('needs one look at the log where nothing is new', async () => {
      const relations = await together();
      const first = await relations(as('sokha'));
      expect(first).toEqual(ids.map(() => ['received', 'office']));
      expect(store.reads).toHaveLength(ids.length);
      expect(await relations(as('sokha'))).toEqual(first);
      expect(store.reads).toHaveLength(ids.length);
    });

    it('reads a record that is there as often as one that is not, so that the time does not tell', async () => {
      const relation = await following();
      const shut = as('dara', 'Poipet');
      const absent = ids.map((id) => `absent-${id}`);
      const readsOf = async (some: readonly string[]) => {
        const before = store.reads.length;
        await Promise.all(some.map((id) => relation(shut, id)));
        return store.reads.length - before;
      };
      const sets = [ids, absent, ids, absent];
      const reads: number[] = [];
      for (const some of sets) reads.push(await readsOf(some));
      expect(reads).toEqual([6, 6, 0, 0]);
      await record('ReferralReceived', { office: 'Poipet' }, 'survivor-absent-2', -1);
      expect((await Promise.all(absent.map((id) => relation(shut, id)))).map((one) => one?.ways)).toEqual(
        absent.map((id) => (id === 'absent-2' ? ['office'] : undefined)),
      );
    });

    it('is exact at the moment of the question: access that ended between two of them is gone', async () => {
      const relations = await together();
      await record('CaseWorkerAssigned', { ...assigned, office: 'Poipet' }, 'survivor-3', 0);
      const bopha = as('bopha', 'Battambang');
      expect((await relations(bopha))[3]).toEqual(['CaseWorker']);
      await record('AssignmentEnded', { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' }, 'survivor-3', 1);
      store.reads.length = 0;
      expect((await relations(bopha))[3]).toEqual([]);
      expect(store.reads).toEqual([['survivor-3', 2]]);
    });

    const bopha = as('bopha', 'Battambang');
    const endAssignment = () =>
      record('AssignmentEnded', { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' }, 'survivor-3', 1);

    /** The next read has its events, and keeps them until it may end. */
    const slowRead = () => {
      const read = store.read.bind(store);
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const begun = new Promise<void>((resolve) => {
        jest.spyOn(store, 'read').mockImplementationOnce(async (...from) => {
          const events = await read(...from);
          resolve();
          await ended;
          return events;
        });
      });
      return { begun, end };
    };

    it.each([10, 1])('is that of the later one of two reads, whichever ends last (of %i remembered)', async (most) => {
      await record('CaseWorkerAssigned', { ...assigned, office: 'Poipet' }, 'survivor-3', 0);
      const relation = await following({ maxCachedSurvivors: most });
      const ask = async (id: string) => (await relation(bopha, id))?.ways;
      const all = () => Promise.all(ids.map(ask));
      const { begun, end } = slowRead();
      const early = ask('3');
      await begun;
      await endAssignment();
      expect((await all())[3]).toEqual([]);
      expect(await ask('3')).toEqual([]); // the last one that is remembered
      await ask('0'); // and now no longer, if it was the only one
      end();
      await early;
      expect((await all())[3]).toEqual([]);
      expect((await all())[3]).toEqual([]);
    });

    it('is that of the log as it is now, though it was replaced during a read', async () => {
      await record('CaseWorkerAssigned', { ...assigned, office: 'Poipet' }, 'survivor-3', 0);
      const relation = await following();
      const { begun, end } = slowRead();
      const early = relation(bopha, '3');
      await begun;
      const other = new LogOfRelations();
      jest.spyOn(store, 'read').mockImplementation((...from) => other.read(...from));
      forget();
      end();
      expect(await early).toBeUndefined();
      expect(await relation(bopha, '3')).toBeUndefined();
    });

    it('is read of each record where the look gets no answer', async () => {
      const relations = await together({ readTimeoutMs: 300 });
      const known = await relations(bopha);
      jest.spyOn(store, 'changedAfter').mockReturnValue(new Promise(() => undefined));
      store.reads.length = 0;
      expect(await relations(bopha)).toEqual(known);
      expect(store.reads).toHaveLength(known.length);
    });

    it('is refused at the time limit of one read where the store gives no answer at all', async () => {
      const relations = await together({ readTimeoutMs: 30 });
      await relations(bopha);
      jest.spyOn(store, 'changedAfter').mockReturnValue(new Promise(() => undefined));
      jest.spyOn(store, 'inspect').mockReturnValue(new Promise(() => undefined));
      await expect(relations(bopha)).rejects.toThrow(StoreUnavailable);
    });
  });
});
