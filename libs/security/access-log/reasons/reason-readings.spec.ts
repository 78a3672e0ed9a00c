import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { PREFIXES } from '#nest';
import type { AccessLog } from '../access-log.js';
import { ReadingFact } from '../reading.facts.js';
import { breakGlassProcesses } from '../testing/break-glass-processes.js';
import { aRead, anAccessLog, storeContextOf, sokha } from '../testing/log.js';
import { ReasonReadingsResolver } from './reason-readings.resolver.js';

const OPERATION = '22222222-2222-4222-8222-222222222222';
const deputy: Actor = { id: 'bopha', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet', deputyOf: 'dara' };

let house: Awaited<ReturnType<typeof breakGlassProcesses>>;
let log: AccessLog;
beforeEach(async () => {
  house = await breakGlassProcesses();
  log = anAccessLog(house.store);
});
afterEach(() => house.leave());

const reads = (by: Actor, entryId: string = randomUUID()) =>
  log.write(by, { type: 'ReasonsRead', data: { operationId: OPERATION, eventId: entryId } });

/** As in the process that wrote the readings, or in another one. */
const shown = (asked = {}, process = log) => {
  const stores = { storeContext: storeContextOf(house.store) };
  return new ReasonReadingsResolver(house.db, stores, process).reasonReadings(asked);
};

describe('who read the reasons of colleagues', () => {
  it('is listed with the operation and the entry, the latest first, and nothing else is', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await reads(sokha, first);
    await log.write(sokha, aRead());
    await reads(deputy, second);
    const { edges, stale, complete } = await shown();
    expect(edges.map(({ node }) => node)).toMatchObject([
      { who: 'bopha', role: 'SUPERVISOR', office: 'Poipet', deputyOf: 'dara', entryId: second, operationId: OPERATION },
      { who: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac', deputyOf: null, entryId: first },
    ]);
    expect({ stale, complete }).toEqual({ stale: false, complete: true });
  });

  it('comes page by page', async () => {
    for (const who of ['one', 'two', 'three']) await reads({ ...sokha, id: who });
    const { edges, pageInfo } = await shown({ first: 2 });
    const rest = await shown({ first: 2, after: pageInfo.endCursor! });
    expect([...edges, ...rest.edges].map(({ node }) => node.who)).toEqual(['three', 'two', 'one']);
    expect([pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('is what the log says: a row that somebody made up is left out, and the list says that it is not sound', async () => {
    await reads(sokha);
    await shown();
    const rows = house.db.getRepository(ReadingFact);
    const [row] = await rows.find();
    await rows.insert({ ...row!, eventId: randomUUID(), who: 'dara', position: '0999' });
    const { edges, complete } = await shown();
    expect([edges.map(({ node }) => node.who), complete]).toEqual([['sokha'], false]);
  });

  it('hides no reading behind rows that somebody made up, of which no page is the last', async () => {
    await reads(sokha);
    await shown();
    const rows = house.db.getRepository(ReadingFact);
    const [row] = await rows.find();
    await log.write(sokha, aRead());
    const { position } = (await house.store.last(PREFIXES))!;
    await shown();
    for (const at of [999n, 998n, 997n, position, position, -1n])
      await rows.insert({ ...row!, eventId: randomUUID(), who: 'dara', position: String(at) });
    const first = await shown({ first: 1 });
    expect(first).toMatchObject({ edges: [], pageInfo: { hasNextPage: true }, complete: false });
    const next = await shown({ first: 1, after: first.pageInfo.endCursor! });
    expect(next.edges.map(({ node }) => node.who)).toEqual(['sokha']);
    expect(next).toMatchObject({ pageInfo: { hasNextPage: false }, complete: false });
  });

  it('lists a reading once whose row somebody copied', async () => {
    await reads(sokha);
    await shown();
    const rows = house.db.getRepository(ReadingFact);
    const [row] = await rows.find();
    await rows.insert({ ...row!, eventId: randomUUID(), who: 'dara' });
    expect((await shown()).edges.map(({ node }) => node.who)).toEqual(['sokha']);
  });

  it('says where a row is missing, in the process that wrote the reading', async () => {
    await reads(sokha);
    await shown();
    await house.db.getRepository(ReadingFact).delete({ who: 'sokha' });
    expect(await shown()).toMatchObject({ edges: [], complete: false });
    expect((await shown({}, anAccessLog(house.store))).complete).toBe(true);
  });
});
