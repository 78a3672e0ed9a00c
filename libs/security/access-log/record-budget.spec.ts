import { randomUUID } from 'node:crypto';
import { Refusal, type Actor } from '#kernel/decider';
import { InMemoryEventStore } from '#kernel/event-store';
import { RecordBudget } from './record-budget.js';
import { anAccessLog, storeContextOf, readAccessLog, sokha } from './testing/log.js';

const NOON = Date.parse('2026-03-01T12:00:00.000Z');
const MINUTE_MS = 60_000;

let store: InMemoryEventStore;
let budget: RecordBudget;
/** What other processes opened, as the views know it. */
let elsewhere: ReadonlyMap<string, number>;
/** The database takes its time. */
const answering = () => new Promise((answered) => setImmediate(answered));
const since = async (_: string, instant: number) => {
  await answering();
  return new Map([...elsewhere].filter(([, at]) => at > instant));
};
const aProcess = (): RecordBudget => {
  const storeContext = storeContextOf(store);
  const settings = { ...storeContext.settings, recordsPerHour: 3 };
  return new RecordBudget(anAccessLog(store), { storeContext: { ...storeContext, settings } }, { since });
};
beforeEach(() => {
  store = new InMemoryEventStore();
  elsewhere = new Map();
  budget = aProcess();
});

/** The code of the refusal, or nothing. */
const openRecord = async (survivorId: string, minute: number, more: object = {}, at = budget): Promise<string> => {
  const reading = { by: sokha as Actor, operation: 'survivor', purpose: 'CARE', survivorId, ...more };
  const error: unknown = await at.spend(reading, NOON + minute * MINUTE_MS).catch((one: unknown) => one);
  return error instanceof Refusal ? error.code : '';
};

const alarms = async () =>
  (await readAccessLog(store)).events.map(({ type, data, metadata }) => [type, data, metadata.actor.id]);

describe('how many records a person opens in an hour', () => {
  const records = [randomUUID(), randomUUID(), randomUUID()];
  beforeEach(async () => {
    for (const [minute, survivorId] of records.entries()) await openRecord(survivorId, minute);
  });

  it('is limited, and the supervisor is notified once before the next one stays shut', async () => {
    expect(await openRecord(randomUUID(), 10)).toBe('RECORD_BUDGET_SPENT');
    expect(await openRecord(randomUUID(), 11)).toBe('RECORD_BUDGET_SPENT');
    expect(await alarms()).toEqual([['RecordBudgetSpent', { records: 3 }, 'sokha']]);
  });

  it('counts each record once, for an hour', async () => {
    expect(await openRecord(records[0]!, 30)).toBe('');
    expect(await openRecord(randomUUID(), 59)).toBe('RECORD_BUDGET_SPENT');
    // the second and the third were opened an hour before, the first again since
    expect(await openRecord(randomUUID(), 62)).toBe('');
    expect(await openRecord(randomUUID(), 62)).toBe('');
    expect(await openRecord(randomUUID(), 62)).toBe('RECORD_BUDGET_SPENT');
  });

  it('is counted in all processes together', async () => {
    const other = aProcess();
    elsewhere = new Map(records.map((survivorId, minute) => [survivorId, NOON + minute * MINUTE_MS]));
    expect(await openRecord(records[1]!, 10, {}, other)).toBe('');
    expect(await openRecord(randomUUID(), 11, {}, other)).toBe('RECORD_BUDGET_SPENT');
    expect(await openRecord(randomUUID(), 61, {}, other)).toBe('');
  });

  it('waits for the count of the others, however many records are sought at once', async () => {
    const other = aProcess();
    elsewhere = new Map(records.map((survivorId) => [survivorId, NOON]));
    const sought = [1, 2, 3, 4].map(() => openRecord(randomUUID(), 10, {}, other));
    expect(new Set(await Promise.all(sought))).toEqual(new Set(['RECORD_BUDGET_SPENT']));
  });

  it('raises one alarm an hour, also when many records are sought at once in several processes', async () => {
    elsewhere = new Map(records.map((survivorId) => [survivorId, NOON]));
    const processes = [budget, aProcess(), aProcess()];
    const sought = processes.flatMap((one) => [1, 2, 3].map(() => openRecord(randomUUID(), 10, {}, one)));
    expect(new Set(await Promise.all(sought))).toEqual(new Set(['RECORD_BUDGET_SPENT']));
    expect(await alarms()).toEqual([['RecordBudgetSpent', { records: 3 }, 'sokha']]);
  });

  it('is counted for auditors too, and for each person apart', async () => {
    const vuthy = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };
    for (const _ of records) expect(await openRecord(randomUUID(), 10, { by: vuthy, purpose: 'AUDIT' })).toBe('');
    expect(await openRecord(randomUUID(), 10, { by: vuthy, purpose: 'AUDIT' })).toBe('RECORD_BUDGET_SPENT');
  });

  it('leaves lists alone, and keeps nobody from a record in an emergency', async () => {
    expect(await openRecord(randomUUID(), 10, { operation: 'caseload' })).toBe('');
    expect(await openRecord(randomUUID(), 10, { purpose: 'BREAK_GLASS' })).toBe('');
    expect(await alarms()).toEqual([]);
  });
});
