import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ERASED } from '#kernel/decider';
import { InMemoryEventStore } from '#kernel/event-store';
import type { Eraser } from './eraser.js';
import { Records } from '../testing/erasing.js';
import { MemoryKeys, PowerCut } from '../testing/memory-keys.js';

Logger.overrideLogger(false);

const request = randomUUID();
const ERASURE = ['ErasureRequested', 'ErasureApproved', 'ErasureBegun', 'PersonalDataErased'];

let store: InMemoryEventStore;
let keys: MemoryKeys;
let records: Records;
let survivorId: string;
let eraser: Eraser | undefined;
beforeEach(async () => {
  store = new InMemoryEventStore();
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  survivorId = await records.woman();
});
afterEach(async () => {
  await eraser?.beforeApplicationShutdown();
});

/** Runs the eraser until it has handled the whole log, its own entries included. */
const eraseRecord = async (): Promise<void> => {
  eraser = await records.eraser();
  for (let head = -1n; head < (await records.head());) {
    head = await records.head();
    await keys.waitUntilErased(head);
  }
  await eraser.beforeApplicationShutdown();
};

const approveErasure = async () => {
  await records.request(survivorId, request);
  await records.approve(survivorId, request);
};

describe('an erasure that was approved', () => {
  it('removes the documents of the survivor, and of nobody else', async () => {
    const sealed = async function* () {
      yield Buffer.from('sealed');
    };
    const [own, ofAnother] = [survivorId, randomUUID()].map((id) => ({ survivorId: id, documentId: randomUUID() }));
    for (const place of [own!, ofAnother!]) await records.documents.put(place, sealed());
    await approveErasure();
    await eraseRecord();
    expect([...records.documents.held.values()].map(({ documentId }) => documentId)).toEqual([ofAnother!.documentId]);
  });

  it('begins, destroys the keys of the survivor, and is recorded with the destroyed keys', async () => {
    await approveErasure();
    expect(await records.name(survivorId)).toBe('Sophea');
    await eraseRecord();
    expect(await records.told(survivorId)).toEqual(['ReferralReceived', ...ERASURE]);
    expect(await records.name(survivorId)).toEqual(ERASED);
    const last = (await store.read(`survivor-${survivorId}`)).at(-1)!;
    expect(last.data).toEqual({
      requestId: request,
      classes: ['identity', 'contact', 'location', 'health', 'testimony'],
      keyIds: (await keys.destroyedKeys(survivorId)).map(({ id }) => id),
    });
    expect(last.metadata).toMatchObject({ actor: { id: 'eraser', role: 'POLICY' } });
  });

  it('has its tombstone before a key is destroyed', async () => {
    const order: string[] = [];
    await approveErasure();
    keys.around = (work) => order.push(work);
    eraser = await records.eraser(undefined, {
      add: ({ subject, requestId }) => order.push(`tombstone of ${subject}, ${requestId}`),
    });
    while (!order.includes('destroyed')) await new Promise(setImmediate);
    expect(order.filter((work) => !work.startsWith('follow'))).toEqual([
      `tombstone of ${survivorId}, ${request}`,
      'destroy',
      'destroyed',
    ]);
  });

  it('destroys no key where its tombstone cannot be written', async () => {
    await approveErasure();
    let tries = 0;
    eraser = await records.eraser(undefined, {
      add: () => {
        tries++;
        throw new Error('The disk is full.');
      },
    });
    while (tries === 0) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(survivorId)).toBe('Sophea');
  });

  it('leaves all other survivors alone', async () => {
    const another = await records.woman();
    await approveErasure();
    await eraseRecord();
    expect(await records.name(another)).toBe('Sophea');
  });

  it('is not carried out if it was withdrawn before', async () => {
    await approveErasure();
    expect(await records.withdraw(survivorId, request)).toBe('');
    await eraseRecord();
    expect(await records.told(survivorId)).toEqual([
      'ReferralReceived',
      'ErasureRequested',
      'ErasureApproved',
      'ErasureWithdrawn',
    ]);
    expect(await records.name(survivorId)).toBe('Sophea');
  });

  it('cannot be withdrawn once it has begun, whether or not a key is destroyed already', async () => {
    await approveErasure();
    keys.around = (work) => {
      if (work === 'destroy') throw new PowerCut();
    };
    eraser = await records.eraser();
    while (!(await records.told(survivorId)).includes('ErasureBegun')) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(survivorId)).toBe('Sophea');
    expect(await records.withdraw(survivorId, request)).toBe('ERASURE_UNDER_WAY');
    keys.around = () => undefined;
    await eraseRecord();
    expect(await records.told(survivorId)).toEqual(['ReferralReceived', ...ERASURE]);
  });

  it('is recorded once, even if keys from a backup are destroyed once more', async () => {
    const backup = keys.backup();
    await approveErasure();
    await eraseRecord();
    keys.restore(backup);
    expect(await records.name(survivorId)).toBe('Sophea');
    await eraseRecord();
    expect(await records.name(survivorId)).toEqual(ERASED);
    expect(await records.told(survivorId)).toEqual(['ReferralReceived', ...ERASURE]);
  });
});

describe('in a log that was cut or replaced', () => {
  it('destroys nothing: an approval in it may have been withdrawn later', async () => {
    await approveErasure();
    await keys.followed(1_000n, { origin: records.stores.storeContext.origin, eventId: randomUUID(), hash: 'h' });
    eraser = await records.eraser();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(survivorId)).toBe('Sophea');
    expect(await records.told(survivorId)).not.toContain('ErasureBegun');
    await keys.followed(-1n); // as `npx homeward recover` does it
    await eraseRecord();
    expect(await records.name(survivorId)).toEqual(ERASED);
  });
});

describe('after a power cut', () => {
  const STAGES = ['destroy', 'destroyed', 'follow', 'followed', 'append', 'appended'];
  const places = STAGES.flatMap((stage) => [1, 2, 3].map((time) => [stage, time] as const));

  it.each(places)('at %s, occurrence %i, resumes from there', async (stage, time) => {
    await approveErasure();
    let times = 0;
    let gone = () => {};
    const cut = new Promise<void>((resolve) => (gone = resolve));
    const at = (work: string) => {
      if (work !== stage || ++times !== time) return;
      gone();
      throw new PowerCut();
    };
    keys.around = at;
    const append = store.append.bind(store);
    store.append = async (...asked) => {
      at('append');
      const place = await append(...asked);
      at('appended');
      return place;
    };
    eraser = await records.eraser();
    await Promise.race([cut, keys.waitUntilErased((await records.head()) + 2n)]);
    await eraser.beforeApplicationShutdown();

    keys.around = () => undefined;
    store.append = append;
    await eraseRecord();
    expect(await records.told(survivorId)).toEqual(['ReferralReceived', ...ERASURE]);
    expect(await records.name(survivorId)).toEqual(ERASED);
  });
});
