import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { waitForPosition } from '#kernel/projections';
import type { AggregateStores } from '#nest';
import type { AccessLog } from './access-log.js';
import { ReadingFact } from './reading.facts.js';
import { RecordBudget } from './record-budget.js';
import { RecordOpenings } from './record-openings.js';
import { breakGlassProcesses } from './testing/break-glass-processes.js';
import { aRead, anAccessLog, storeContextOf, readAccessLog, sokha } from './testing/log.js';

const dara: Actor = { ...sokha, id: 'dara' };
const HOUR_MS = 3_600_000;

let house: Awaited<ReturnType<typeof breakGlassProcesses>>;
let log: AccessLog;
let stores: AggregateStores;
let openings: RecordOpenings;
beforeEach(async () => {
  house = await breakGlassProcesses();
  log = anAccessLog(house.store);
  const storeContext = storeContextOf(house.store);
  stores = {
    storeContext: { ...storeContext, settings: { ...storeContext.settings, recordsPerHour: 3 } },
  } as unknown as AggregateStores;
  openings = new RecordOpenings(house.db, stores);
});
afterEach(() => house.leave());

/** An entry that the views have read. */
const opened = async (by: Actor, survivorId = randomUUID(), more: object = {}) => {
  const { type, data } = aRead(survivorId);
  const { position } = await log.write(by, { type, data: { ...data, ...more } });
  await waitForPosition(house.db, [house.db.getMetadata(ReadingFact).tableName], position);
  return { survivorId, position };
};

/** Rows as somebody writes them who can write into the views only. */
const forge = (position: bigint, more: Partial<ReadingFact> = {}) =>
  house.db.getRepository(ReadingFact).insert({
    eventId: randomUUID(),
    ordinal: 0,
    subject: randomUUID(),
    happenedOn: '2100-01-01',
    recordedFrom: '2100-01-01T00:00:00.000Z',
    recordedTo: null,
    kind: 'PersonalDataRead',
    who: dara.id,
    role: dara.role,
    organisation: dara.organisation,
    purpose: 'CARE',
    basis: 'Assignment',
    classes: [],
    operation: 'survivor',
    position: String(position),
    ...more,
  });

const since = async (who: Actor, instant = Date.now() - HOUR_MS) => [...(await openings.since(who.id, instant)).keys()];

describe('what a person opened', () => {
  it('is what other processes wrote into the log: each record once, and neither lists nor emergencies', async () => {
    const { survivorId } = await opened(dara);
    await opened(dara, survivorId);
    await opened(dara, undefined, { operation: 'caseload' });
    await opened(dara, undefined, { purpose: 'BREAK_GLASS' });
    await opened(sokha);
    expect(await since(dara)).toEqual([survivorId]);
    expect(await since(dara, Date.now() + 1)).toEqual([]);
    expect([...(await openings.since(dara.id, 0, (one) => one === survivorId)).keys()]).toEqual([]);
  });

  it('is not what a row says of which the log has nothing, or something else', async () => {
    const [theirs, listed] = [await opened(sokha), await opened(dara, undefined, { operation: 'caseload' })];
    const { position } = (await house.store.last(['access-']))!;
    for (const place of [theirs.position, listed.position, position + 1_000n, -1n]) await forge(place);
    expect(await since(dara)).toEqual([]);
  });

  it('ends an hour after the entry, whatever day a row gives it', async () => {
    const { position } = await opened(dara);
    await forge(position);
    expect(await since(dara, Date.now() + 1)).toEqual([]);
  });
});

describe('rows that somebody wrote into the views', () => {
  it('shut no record, and put nobody on record who did nothing', async () => {
    const { position } = await opened(sokha);
    for (let one = 0; one < 10; one++) await forge(position);
    const budget = new RecordBudget(log, stores, openings);
    await budget.count(dara, randomUUID());
    const types = (await readAccessLog(house.store)).events.map(({ type }) => type);
    expect(types).toEqual(['PersonalDataRead']);
  });
});
