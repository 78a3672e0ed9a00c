import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ERASED } from '#decider';
import { InMemoryEventStore } from '#event-store';
import type { Eraser } from './eraser.js';
import { Records } from './testing/erasing.js';
import { MemoryKeys, PowerCut } from './testing/memory-keys.js';

Logger.overrideLogger(false);
jest.setTimeout(2_000);

const request = randomUUID();
const ERASURE = ['ErasureRequested', 'ErasureApproved', 'ErasureBegun', 'PersonalDataErased'];

let store: InMemoryEventStore;
let keys: MemoryKeys;
let records: Records;
let her: string;
let eraser: Eraser | undefined;
beforeEach(async () => {
  store = new InMemoryEventStore();
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  her = await records.woman();
});
afterEach(async () => {
  await eraser?.beforeApplicationShutdown();
});

/** Until it has carried out all that is in the log, its own entries included. */
const erased = async (): Promise<void> => {
  eraser = await records.eraser();
  for (let head = -1n; head < (await records.head());) {
    head = await records.head();
    await keys.until(head);
  }
  await eraser.beforeApplicationShutdown();
};

const approved = async () => {
  await records.request(her, request);
  await records.approve(her, request);
};

describe('an erasure that was approved', () => {
  it('begins, destroys her keys, and is recorded with what was destroyed', async () => {
    await approved();
    expect(await records.name(her)).toBe('Sophea');
    await erased();
    expect(await records.told(her)).toEqual(['ReferralReceived', ...ERASURE]);
    expect(await records.name(her)).toEqual(ERASED);
    const last = (await store.read(`survivor-${her}`)).at(-1)!;
    expect(last.data).toEqual({
      requestId: request,
      classes: ['identity', 'contact', 'location', 'health', 'testimony'],
      keyIds: (await keys.destroyedKeys(her)).map(({ id }) => id),
    });
    expect(last.metadata).toMatchObject({ actor: { id: 'eraser', role: 'POLICY' } });
  });

  it('has its tombstone before a key is destroyed', async () => {
    const order: string[] = [];
    await approved();
    keys.around = (work) => order.push(work);
    eraser = await records.eraser(undefined, {
      add: ({ subject, requestId }) => order.push(`tombstone of ${subject}, ${requestId}`),
    });
    while (!order.includes('destroyed')) await new Promise(setImmediate);
    expect(order.filter((work) => !work.startsWith('follow'))).toEqual([
      `tombstone of ${her}, ${request}`,
      'destroy',
      'destroyed',
    ]);
  });

  it('destroys no key where its tombstone cannot be written', async () => {
    await approved();
    let tries = 0;
    eraser = await records.eraser(undefined, {
      add: () => {
        tries++;
        throw new Error('The disk is full.');
      },
    });
    while (tries === 0) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(her)).toBe('Sophea');
  });

  it('leaves everybody else alone', async () => {
    const another = await records.woman();
    await approved();
    await erased();
    expect(await records.name(another)).toBe('Sophea');
  });

  it('is not carried out when somebody withdrew it before', async () => {
    await approved();
    expect(await records.withdraw(her, request)).toBe('');
    await erased();
    expect(await records.told(her)).toEqual([
      'ReferralReceived',
      'ErasureRequested',
      'ErasureApproved',
      'ErasureWithdrawn',
    ]);
    expect(await records.name(her)).toBe('Sophea');
  });

  it('cannot be withdrawn once it has begun, whether or not a key is destroyed already', async () => {
    await approved();
    keys.around = (work) => {
      if (work === 'destroy') throw new PowerCut();
    };
    eraser = await records.eraser();
    while (!(await records.told(her)).includes('ErasureBegun')) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(her)).toBe('Sophea');
    expect(await records.withdraw(her, request)).toBe('ERASURE_UNDER_WAY');
    keys.around = () => undefined;
    await erased();
    expect(await records.told(her)).toEqual(['ReferralReceived', ...ERASURE]);
  });

  it('is recorded once, when keys of a backup are destroyed once more', async () => {
    const backup = keys.backup();
    await approved();
    await erased();
    keys.restore(backup);
    expect(await records.name(her)).toBe('Sophea');
    await erased();
    expect(await records.name(her)).toEqual(ERASED);
    expect(await records.told(her)).toEqual(['ReferralReceived', ...ERASURE]);
  });
});

describe('in a log that was cut, or is another one', () => {
  it('destroys nothing: what is approved there may have been withdrawn later', async () => {
    await approved();
    await keys.followed(1_000n, { origin: records.transactors.ledger.origin, eventId: randomUUID(), hash: 'h' });
    eraser = await records.eraser();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    await eraser.beforeApplicationShutdown();
    expect(await records.name(her)).toBe('Sophea');
    expect(await records.told(her)).not.toContain('ErasureBegun');
    await keys.followed(-1n); // as `npx homeward recover` does it
    await erased();
    expect(await records.name(her)).toEqual(ERASED);
  });
});

describe('when the power goes', () => {
  const STAGES = ['destroy', 'destroyed', 'follow', 'followed', 'append', 'appended'];
  const places = STAGES.flatMap((stage) => [1, 2, 3].map((time) => [stage, time] as const));

  it.each(places)('at %s, the time of it being %i, it goes on from there', async (stage, time) => {
    await approved();
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
    await Promise.race([cut, keys.until((await records.head()) + 2n)]);
    await eraser.beforeApplicationShutdown();

    keys.around = () => undefined;
    store.append = append;
    await erased();
    expect(await records.told(her)).toEqual(['ReferralReceived', ...ERASURE]);
    expect(await records.name(her)).toEqual(ERASED);
  });
});
