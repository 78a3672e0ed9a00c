import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { ERASED } from '#kernel/decider';
import { InMemoryEventStore } from '#kernel/event-store';
import { ViewSet, type Sets, type TablesOwner } from '#kernel/projections';
import { freshTables } from '../testing/checkpoints.js';
import { Records } from '../testing/erasing.js';
import { MemoryKeys } from '../testing/memory-keys.js';
import { OpenErasures } from './open-erasures.js';

Logger.overrideLogger(false);

/** What the views show of erasures. */
@Entity('erasure')
class ErasureRow {
  @PrimaryColumn('uuid') survivorId!: string;
  @Column('text') status!: string;
}

const HASH = 'abc';
const request = randomUUID();

let db: DataSource;
let store: InMemoryEventStore;
let keys: MemoryKeys;
let records: Records;
let open: OpenErasures;
beforeEach(async () => {
  db = await freshTables([ViewSet, ErasureRow]);
  const { schema } = db.options as { readonly schema: string };
  store = new InMemoryEventStore();
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  open = new OpenErasures(db, { schemaOf: () => schema } as unknown as Sets, { hash: HASH } as TablesOwner, store);
  await db.getRepository(ViewSet).insert({ version: 1, hash: HASH, state: 'live' });
});
afterEach(() => db.destroy());

const approved = async (status = 'Approved'): Promise<string> => {
  const survivorId = await records.woman();
  await records.request(survivorId, request);
  await records.approve(survivorId, request);
  await db.getRepository(ErasureRow).insert({ survivorId, status });
  return survivorId;
};

/** Marks everything as carried out, as somebody could who may write beside the keys. */
const placeMoved = async (): Promise<void> => {
  const last = (await store.last(['']))!;
  const place = { origin: records.stores.storeContext.origin, eventId: last.id, hash: last.metadata.hash };
  await keys.followed(last.position, place);
};

const started = async (): Promise<void> => {
  const eraser = await records.eraser(undefined, undefined, open);
  for (let head = -1n; head < (await records.head());) await keys.waitUntilErased((head = await records.head()));
  await eraser.beforeApplicationShutdown();
};

describe('an erasure that was approved', () => {
  it('is carried out at the next start, though the place of the eraser was moved past it', async () => {
    const survivorId = await approved();
    await placeMoved();
    await started();
    await started();
    expect(await records.told(survivorId)).toEqual([
      'ReferralReceived',
      'ErasureRequested',
      'ErasureApproved',
      'ErasureBegun',
      'PersonalDataErased',
    ]);
    expect(await records.name(survivorId)).toEqual(ERASED);
  });

  it('is carried out likewise where it has begun', async () => {
    const survivorId = await approved('UnderWay');
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    keys.around = (work) => {
      if (work !== 'destroy') return;
      begun();
      throw new Error('The power went.');
    };
    const eraser = await records.eraser();
    await isBegun;
    await eraser.beforeApplicationShutdown();
    keys.around = () => undefined;
    await placeMoved();
    await started();
    expect(await records.name(survivorId)).toEqual(ERASED);
    expect((await records.told(survivorId)).at(-1)).toBe('PersonalDataErased');
  });

  it('is not open once it was withdrawn or carried out, whatever the views still show', async () => {
    const [withdrawn, erased] = [await approved(), await approved('UnderWay')];
    await records.withdraw(withdrawn, request);
    const eraser = await records.eraser();
    for (let head = -1n; head < (await records.head());) await keys.waitUntilErased((head = await records.head()));
    await eraser.beforeApplicationShutdown();
    expect(await records.name(erased)).toEqual(ERASED);
    expect(await open.upTo(await records.head())).toEqual([]);
  });

  it('is left to the reader of the log where that has not reached it, or the views are not those of this version', async () => {
    await approved();
    expect(await open.upTo(0n)).toEqual([]);
    expect(await open.upTo(await records.head())).toMatchObject([{ type: 'ErasureApproved' }]);
    await db.getRepository(ViewSet).update({ version: 1 }, { hash: 'of another version' });
    expect(await open.upTo(await records.head())).toEqual([]);
  });
});
