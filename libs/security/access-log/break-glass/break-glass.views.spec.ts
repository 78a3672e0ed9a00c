import { randomUUID } from 'node:crypto';
import { UNRELATED, type Relations } from '#security/access';
import type { Actor } from '#kernel/decider';
import { BreakGlassView } from './break-glass.view.js';
import { breakGlassProcesses } from '../testing/break-glass-processes.js';
import { sokha } from '../testing/log.js';

let house: Awaited<ReturnType<typeof breakGlassProcesses>>;
let here: ReturnType<(typeof house)['aProcess']>;
let there: ReturnType<(typeof house)['aProcess']>;
beforeAll(async () => {
  house = await breakGlassProcesses();
});
afterAll(() => house.leave());

let survivorId: string;
let dara: Actor;
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
beforeEach(async () => {
  [here, there] = [house.aProcess(), house.aProcess()];
  survivorId = await house.somebody();
  dara = { ...sokha, id: `dara-${randomUUID()}`, office: 'Poipet' };
});

const everywhere: Relations = { of: async () => ({ ...UNRELATED, ways: ['office'] }) };
const open = (more: object = {}, by = dara, process = here) => process.open({ survivorId, ...more }, by);
const review = (breakGlassId: string, upheld = true, by = sophea, process = here) =>
  process.review({ breakGlassId, upheld }, by, everywhere);
const isBroken = async (process = here) => (await process.glass.inLog(dara, survivorId))!.brokeGlass;

describe('an access that a former version recorded', () => {
  const recorded = async (id: string) => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const data = { breakGlassId: id, survivorId, reason: 'Missing', explanation: 'private', until } as const;
    await house.formerly(dara, data);
    await house.caughtUp();
  };

  it('opens nothing any more, since it ended long ago', async () => {
    await recorded(randomUUID());
    expect([await isBroken(here), await isBroken(there)]).toEqual([false, false]);
  });

  it('still has to be reviewed before the next one, and by one supervisor only', async () => {
    const id = randomUUID();
    await recorded(id);
    await expect(open({ survivorId: await house.somebody() })).rejects.toMatchObject({
      code: 'BREAK_GLASS_REVIEW_OPEN',
    });
    const kosal = { ...sophea, id: 'kosal' };
    const both = await Promise.allSettled([review(id, false), review(id, false, kosal, there)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await open();
    expect(await isBroken()).toBe(true);
  });

  it('is reviewed once: a repetition changes nothing, and another result is refused', async () => {
    const id = randomUUID();
    await recorded(id);
    await review(id);
    expect(await review(id, true, sophea, there)).toMatchObject({ id, eventIds: [] });
    await expect(review(id, false)).rejects.toMatchObject({ code: 'BREAK_GLASS_REVIEWED' });
  });
});

describe('a row that somebody wrote into the views', () => {
  const forged = async (more: Partial<BreakGlassView> = {}): Promise<string> => {
    const breakGlassId = randomUUID();
    const { position } = (await house.store.last(['survivor-']))!;
    await house.db.getRepository(BreakGlassView).insert({
      breakGlassId,
      survivorId,
      eventId: randomUUID(),
      openedBy: dara.id,
      role: dara.role,
      openedAt: '2026-03-01T11:00:00.000Z',
      until: '2100-01-01T00:00:00.000Z',
      reason: 'Missing',
      sealed: [],
      revision: 0,
      position: String(position),
      lastEventId: randomUUID(),
      ...more,
    });
    return breakGlassId;
  };

  it('opens no record', async () => {
    await forged();
    expect([await isBroken(here), await isBroken(there)]).toEqual([false, false]);
  });

  it('keeps nobody from an emergency access, and is not reviewed', async () => {
    const rows = [await forged(), await forged({ position: '-1' }), await forged({ position: '9000000000000000000' })];
    for (const id of rows) await expect(review(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await open();
    expect(await isBroken()).toBe(true);
  });

  it('does not make an entry about another access its own', async () => {
    const { id } = await open({}, sokha);
    const { position } = (await house.store.last(['access-']))!;
    const [other, same] = [await forged({ position: String(position) }), { breakGlassId: id, openedBy: dara.id }];
    await house.db.getRepository(BreakGlassView).update({ breakGlassId: id }, same);
    await open();
    await expect(review(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await review(id);
    await open({ survivorId: await house.somebody() }, sokha);
  });
});

describe('an access that is recorded just before the database of the views goes away', () => {
  it('is answered with its receipt: another attempt would be another access', async () => {
    const { store, db } = house;
    const append = store.append.bind(store);
    const goOn = house.standstill();
    store.append = async (...recorded) => {
      const done = await append(...recorded);
      db.query = () => Promise.reject(new Error('Connection terminated unexpectedly'));
      return done;
    };
    try {
      await expect(open()).resolves.toMatchObject({ survivorId, eventIds: [expect.any(String)] });
    } finally {
      Reflect.deleteProperty(store, 'append');
      Reflect.deleteProperty(db, 'query');
      goOn();
    }
    expect(await isBroken()).toBe(true);
  });
});
