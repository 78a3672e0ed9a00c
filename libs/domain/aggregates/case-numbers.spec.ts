import { randomUUID } from 'node:crypto';
import type { Comparing, ReadingGate } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import type { Actor } from '#kernel/decider';
import { runAsReader } from '#kernel/projections';
import { OpenableClasses, type AggregateStores } from '#nest';
import { CaseNumberResolver } from '../survivor/steps/referral/case-number/case-number.resolver.js';
import { caseNumberOf } from '../survivor/steps/referral/case-number/case-number.rules.js';
import { insertRows, makeProtectedDatabase } from './testing/protected-database.js';

const [own, ofAnother] = [randomUUID(), randomUUID()];
const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const vuthy: Actor = { ...sokha, id: 'vuthy', role: 'AUDITOR' };

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
let compared: Comparing[];
let missed: object[];
/** The positions at which the log begins streams. */
const filed: Record<string, bigint> = {};
let resolver: CaseNumberResolver;

beforeAll(async () => {
  at = await makeProtectedDatabase();
  for (const [survivorId, worker] of [
    [own, 'sokha'],
    [ofAnother, 'bopha'],
  ] as const) {
    const caseNumber = caseNumberOf(survivorId);
    await insertRows(at.projector, at.api.getMetadata('ReferralView'), { survivorId, caseNumber });
    const readers = [`CaseWorker:${worker}`, 'AUDITOR'];
    await insertRows(at.projector, at.api.getMetadata('RelationView'), { survivorId, readers });
  }
});
afterAll(() => at.drop());

beforeEach(() => {
  compared = [];
  missed = [];
  const gate: ReadingGate = {
    mayOpen: async () => false,
    permits: async () => undefined,
    pass: async () => undefined,
    compare: async (comparing) => void compared.push(comparing),
  };
  const refused = { note: async (_: Actor, one: object) => void missed.push(one) } as unknown as RefusedReadings;
  const store = { inspect: async (stream: string) => (stream in filed ? [{ position: filed[stream] }] : []) };
  resolver = new CaseNumberResolver(at.api, { storeContext: { store } } as unknown as AggregateStores, gate, refused);
});

const ask = (caseNumber: string, forEmergency?: boolean, by = sokha) =>
  runAsReader(by as never, () =>
    resolver.survivorByCaseNumber(
      { caseNumber, ...(forEmergency !== undefined && { forEmergency }) },
      { by, operation: 'survivorByCaseNumber', classes: [], disclosed: new OpenableClasses() },
    ),
  );

describe('a case number', () => {
  it('finds a case of the reader, however it was typed', async () => {
    const number = caseNumberOf(own);
    expect(await ask(number)).toBe(own);
    expect(await ask(number.replaceAll('-', '').toLowerCase())).toBe(own);
    expect(compared).toEqual([]);
  });

  it('of a case of somebody else is as unknown as one of none, and as one with a wrong letter', async () => {
    expect(await ask(caseNumberOf(ofAnother))).toBeNull();
    expect(await ask(caseNumberOf(randomUUID()))).toBeNull();
    expect(await ask(`${caseNumberOf(own).slice(0, -1)}!`)).toBeNull();
    expect([compared, missed]).toEqual([[], []]);
  });

  it('finds any case for an emergency, and the record says who asked', async () => {
    expect(await ask(caseNumberOf(ofAnother), true)).toBe(ofAnother);
    expect(compared).toMatchObject([{ by: { id: 'sokha' }, purpose: 'BREAK_GLASS', survivorIds: [ofAnother] }]);
    expect(await ask(caseNumberOf(own), true)).toBe(own);
    expect(missed).toEqual([]);
    expect(await ask(caseNumberOf(randomUUID()), true)).toBeNull();
    expect(compared).toHaveLength(1);
  });

  it('that leads nowhere in an emergency is on record as a refused reading: many of them are guesses', async () => {
    expect(await ask(caseNumberOf(randomUUID()), true)).toBeNull();
    expect(missed).toEqual([{ operation: 'survivorByCaseNumber', purpose: 'BREAK_GLASS' }]);
  });

  it('that somebody gave to a second case on purpose finds the one that the log had first, whatever rows say', async () => {
    // two ids with one number
    const [first, second] = ['6f9619ff-8b86-4d01-b42d-00c04fc964ff', '1bba60ae-7dd6-4df9-b42d-000000000006'];
    const caseNumber = caseNumberOf(first);
    expect(caseNumberOf(second)).toBe(caseNumber);
    Object.assign(filed, { [`survivor-${first}`]: 9n, [`survivor-${second}`]: 10n });
    await insertRows(
      at.projector,
      at.api.getMetadata('ReferralView'),
      { survivorId: second, caseNumber, filedAt: '2020-03-02T09:00:00Z' },
      { survivorId: first, caseNumber, filedAt: '2020-03-02T09:00:01Z' },
    );
    expect(await ask(caseNumber, true)).toBe(first);
    expect(compared).toMatchObject([{ survivorIds: [first] }]);
  });

  it('leads to no other case, also where a row of the views says so', async () => {
    const [survivorId, another] = [randomUUID(), randomUUID()];
    const caseNumber = caseNumberOf(survivorId);
    await insertRows(
      at.projector,
      at.api.getMetadata('ReferralView'),
      { survivorId: another, caseNumber, filedAt: '2000-01-01T00:00:00Z' },
      { survivorId, caseNumber, filedAt: '2020-03-02T09:00:00Z' },
    );
    for (const one of [survivorId, another])
      await insertRows(at.projector, at.api.getMetadata('RelationView'), { survivorId: one, readers: ['AUDITOR'] });
    expect(await ask(caseNumber, true)).toBe(survivorId);
    expect(compared).toMatchObject([{ survivorIds: [survivorId] }]);
    expect(await ask(caseNumber, false, vuthy)).toBe(survivorId);
  });

  it('finds nobody in an emergency whose data was erased', async () => {
    const survivorId = randomUUID();
    const caseNumber = caseNumberOf(survivorId);
    await insertRows(at.projector, at.api.getMetadata('ReferralView'), { survivorId, caseNumber, erased: true });
    await insertRows(at.projector, at.api.getMetadata('RelationView'), { survivorId, readers: ['AUDITOR'] });
    expect(await ask(caseNumber, true)).toBeNull();
    expect(compared).toEqual([]);
    expect(await ask(caseNumber, false, vuthy)).toBe(survivorId);
  });

  it('finds any case for an auditor, who reads every history', async () => {
    expect(await ask(caseNumberOf(ofAnother), false, vuthy)).toBe(ofAnother);
    expect(compared).toEqual([]);
  });
});
