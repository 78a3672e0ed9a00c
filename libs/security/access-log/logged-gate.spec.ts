import { randomUUID } from 'node:crypto';
import { UNRELATED, ReadSession, type ReadingRequest, type Relation, type RelationsNow } from '#security/access';
import { InMemoryEventStore, StoreUnavailable } from '#kernel/event-store';
import { LoggedGate } from './logged-gate.js';
import { RecordBudget } from './record-budget.js';
import { RefusedReadings } from './refused-readings.js';
import { SURVIVOR_ID, anAccessLog, storeContextOf, readAccessLog, sokha } from './testing/log.js';

class Store extends InMemoryEventStore {
  off = false;
  appends = 0;

  override async append(...asked: Parameters<InMemoryEventStore['append']>) {
    this.appends++;
    if (this.off) throw new StoreUnavailable('no answer');
    return super.append(...asked);
  }
}

let store: Store;
beforeEach(() => {
  store = new Store();
});

const nowhereElse = async () => new Map<string, number>();

const gateOf = (relations: RelationsNow, since = nowhereElse) => {
  const log = anAccessLog(store);
  return new LoggedGate(
    relations,
    log,
    new RefusedReadings(log),
    new RecordBudget(log, { storeContext: storeContextOf(store) }, { since }),
  );
};

const pass = (relation: Partial<Relation> | undefined, more: Partial<ReadingRequest> = {}) => {
  const relations = { of: async () => relation && { ...UNRELATED, ...relation } };
  return gateOf(relations).pass({
    by: sokha,
    survivorId: SURVIVOR_ID,
    purpose: 'CARE',
    operation: 'survivor',
    classes: ['identity', 'health'],
    ...more,
  });
};

describe('the reading gate', () => {
  it('says which classes may be opened, once the access is written', async () => {
    expect(await pass({ ways: ['CaseWorker'] })).toEqual({
      basis: 'Assignment',
      classes: ['identity', 'health'],
    });
    const { events } = await readAccessLog(store);
    expect(events.map(({ type, data, metadata }) => [type, data, metadata.actor.id])).toEqual([
      [
        'PersonalDataRead',
        {
          survivorId: SURVIVOR_ID,
          purpose: 'CARE',
          basis: 'Assignment',
          classes: ['identity', 'health'],
          operation: 'survivor',
        },
        'sokha',
      ],
    ]);
  });

  it('writes only the classes that it opens', async () => {
    expect(await pass({ ways: ['CaseWorker'] }, { purpose: 'DATA_QUALITY' })).toMatchObject({
      classes: ['identity'],
    });
    expect((await readAccessLog(store)).events[0]!.data.classes).toEqual(['identity']);
  });

  it('writes an entry even if nothing personal was read', async () => {
    expect(await pass({ ways: ['received'] }, { classes: [] })).toEqual({ basis: 'Reception', classes: [] });
    expect((await readAccessLog(store)).events).toHaveLength(1);
  });

  it('answers a person without a relation as if the survivor did not exist', async () => {
    expect(await pass({})).toBeUndefined();
    expect(await pass(undefined)).toBeUndefined();
  });

  it('writes that a reader was refused, the same for a record that is not there', async () => {
    const steps = async (relation: Partial<Relation> | undefined) => {
      store = new Store();
      await pass(relation);
      return [store.appends, (await readAccessLog(store)).events.map(({ type, data }) => ({ type, data }))];
    };
    const refused = {
      type: 'ReadingRefused',
      data: { survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'survivor' },
    };
    expect(await steps({})).toEqual([1, [refused]]);
    expect(await steps(undefined)).toEqual(await steps({}));
  });

  it('writes that a reader was refused who asked what they may see, and nothing else of it', async () => {
    const asked = { by: sokha, survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'timeline', classes: [] } as const;
    expect(await gateOf({ of: async () => ({ ...UNRELATED, ways: ['CaseWorker'] }) }).permits(asked)).toEqual([]);
    expect((await readAccessLog(store)).events).toEqual([]);
    expect(await gateOf({ of: async () => UNRELATED }).permits(asked)).toBeUndefined();
    expect((await readAccessLog(store)).events.map(({ type, data }) => [type, data])).toEqual([
      ['ReadingRefused', { survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'timeline' }],
    ]);
  });

  it('does not call it an attempt that a record was refused which came with others', async () => {
    expect(await pass({}, { amongOthers: true })).toBeUndefined();
    expect((await readAccessLog(store)).events).toEqual([]);
  });

  it('writes one entry for a reader who stays, another for further classes, and another every 15 minutes', async () => {
    let now = 0;
    let relation: Partial<Relation> = { ways: ['CaseWorker'], restricted: true };
    const gate = gateOf({ of: async () => ({ ...UNRELATED, ...relation }) });
    const visit = new ReadSession(() => now);
    const asked = {
      by: sokha,
      survivorId: SURVIVOR_ID,
      purpose: 'CARE',
      operation: 'journey',
      classes: ['identity'],
    } as const;
    const looks = async () => {
      await gate.pass(asked, visit);
      return (await readAccessLog(store)).events.map(({ data }) => data.classes);
    };
    expect(await looks()).toEqual([[]]);
    expect(await looks()).toHaveLength(1);
    relation = { ways: ['CaseWorker'] };
    expect(await looks()).toEqual([[], ['identity']]);
    now += 15 * 60_000 - 1;
    expect(await looks()).toHaveLength(2);
    now += 1;
    expect(await looks()).toHaveLength(3);
    relation = {};
    expect(await gate.pass(asked, visit)).toBeUndefined();
  });

  it('asks what other processes opened while the relation is read, so that a reader waits for one of both', async () => {
    const order: string[] = [];
    const since = async () => {
      order.push('others');
      return new Map<string, number>();
    };
    const of = async (): Promise<Relation> => {
      order.push('relation');
      return { ...UNRELATED, ways: ['received'] };
    };
    const asked = { by: sokha, survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'survivor', classes: [] } as const;
    await gateOf({ of }, since).pass(asked);
    expect(order).toEqual(['others', 'relation']);
  });

  it('does not mind that others cannot be asked where the reader may not see the record', async () => {
    const since = async () => Promise.reject(new Error('no answer'));
    const asked = { by: sokha, survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'survivor', classes: [] } as const;
    expect(await gateOf({ of: async () => undefined }, since).pass(asked)).toBeUndefined();
    const seen = gateOf({ of: async () => ({ ...UNRELATED, ways: ['received'] }) }, since);
    await expect(seen.pass(asked)).rejects.toThrow('no answer');
  });

  it('stays closed while the event store is down', async () => {
    store.off = true;
    await expect(pass({ ways: ['received'] })).rejects.toThrow(StoreUnavailable);
  });

  it('writes the comparison of many records, none of which is shown, in one append, or opens none', async () => {
    const gate = gateOf({ of: async () => undefined });
    const survivorIds = Array.from({ length: 100 }, () => randomUUID());
    const said = { operation: 'possibleDuplicates', purpose: 'DATA_QUALITY', classes: ['identity'] } as const;
    await gate.compare({ by: sokha, survivorIds, ...said });
    expect(store.appends).toBe(1);
    const { events } = await readAccessLog(store);
    expect(events.map(({ data }) => data)).toEqual(
      survivorIds.map((survivorId) => ({ survivorId, basis: 'Matching', ...said })),
    );
    store.off = true;
    await expect(gate.compare({ by: sokha, survivorIds, ...said })).rejects.toThrow(StoreUnavailable);
  });

  it('admits many readers with few appends', async () => {
    const relations = { of: async (): Promise<Relation> => ({ ...UNRELATED, ways: ['received'] }) };
    const gate = gateOf(relations);
    const asked = { by: sokha, survivorId: SURVIVOR_ID, purpose: 'CARE', operation: 'survivor', classes: [] } as const;
    await Promise.all(Array.from({ length: 100 }, () => gate.pass(asked)));
    expect(store.appends).toBe(1);
    expect((await readAccessLog(store)).events).toHaveLength(100);
  });
});
