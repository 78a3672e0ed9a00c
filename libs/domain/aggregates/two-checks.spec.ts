import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { LoggedGate, RecordBudget, RefusedReadings, type AccessLog } from '#security/access-log';
import { ROLES_WITH_CASES, UNRELATED, decide, relationsFrom, type Relation } from '#security/access';
import { openDoor } from '#security/access/testing';
import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { InMemoryEventStore } from '#kernel/event-store';
import { readersOf, relationOf } from '#domain/survivor';
import { relationInViews } from '#domain/survivor/testing';
import { tablesIn } from '#platform';
import { runAsReader } from '#kernel/projections';
import { OpenableClasses, PURPOSES, ROLES, type Role } from '#nest';
import { OverviewResolver } from '../survivor/queries/overview.resolver.js';
import { steps } from './index.js';
import { LIVE, insertRows, makeProtectedDatabase } from './testing/protected-database.js';

const me = (role: Role): Actor & { readonly role: Role } => ({
  id: 'sokha',
  role,
  organisation: 'A21',
  office: 'SiemReapCac',
});
const assignmentOf = (worker: string, as: string, office = 'Poipet') => ({
  assignmentId: randomUUID(),
  worker,
  as,
  office,
});

const RECEIVERS = ['sokha', 'bopha'];
const OFFICES = [[], [''], ['Poipet'], ['Poipet', 'SiemReapCac']];
const ENTRUSTED = [
  null,
  [],
  [assignmentOf('sokha', 'CaseWorker')],
  [assignmentOf('sokha', 'LegalOfficer')],
  [assignmentOf('sokha', 'ForensicInterviewer')],
  [assignmentOf('bopha', 'CaseWorker'), assignmentOf('sokha', 'LegalOfficer')],
  [assignmentOf('bopha', 'CaseWorker', 'SiemReapCac')],
  [assignmentOf('bopha', 'LegalOfficer')],
  [assignmentOf('sokha', 'ForensicInterviewer')],
];
const INTERVIEWED = new Set(ENTRUSTED.slice(-1));
const [AHEAD, OVER] = ['2999-01-01T00:00:00Z', '2020-01-01T00:00:00Z'];
const opened = { openedBy: 'sokha', role: 'CASE_WORKER', until: AHEAD, upheld: null };
const GLASS = [
  { broken: false },
  ...ROLES_WITH_CASES.map((role) => ({ broken: true, ...opened, role })),
  { broken: true, ...opened, upheld: true },
  { broken: false, ...opened, upheld: false },
  { broken: false, ...opened, until: OVER },
  { broken: false, ...opened, openedBy: 'bopha' },
];

const CASES = RECEIVERS.flatMap((receivedBy) =>
  OFFICES.flatMap((offices) =>
    ENTRUSTED.flatMap((them) =>
      GLASS.map(({ broken, ...glass }) => ({
        survivorId: randomUUID(),
        related: { receivedBy, offices, entrusted: them, interviewed: INTERVIEWED.has(them) },
        glass: 'openedBy' in glass ? glass : undefined,
        broken,
      })),
    ),
  ),
);
type Case = (typeof CASES)[number];

const readersIn = ({ entrusted: them, ...related }: Case['related']): string[] =>
  readersOf({ ...related, entrusted: (them ?? undefined) as never });

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
beforeAll(async () => {
  at = await makeProtectedDatabase();
  const table = (name: string) => at.api.getMetadata(name);
  const relations = CASES.map(({ survivorId, related }) => ({ survivorId, ...related, readers: readersIn(related) }));
  await insertRows(at.projector, table('RelationView'), ...relations);
  await insertRows(at.projector, table('OverviewView'), ...CASES.map(({ survivorId }) => ({ survivorId })));
  for (const name of ['RiskView', 'ClosureView'])
    await insertRows(at.projector, table(name), ...CASES.map(({ survivorId }) => ({ survivorId })));
  const broken = CASES.flatMap(({ survivorId, glass }) => (glass ? [{ survivorId, ...glass }] : []));
  await insertRows(at.projector, table('BreakGlassView'), ...broken);
});
afterAll(() => at.drop());

const relationIn = ({ related, broken, glass }: Case, by: Actor): Relation => ({
  ...UNRELATED,
  ...relationOf({ ...related, entrusted: (related.entrusted ?? undefined) as never, restricted: false }, by),
  brokeGlass: broken && glass?.role === by.role,
});
/** Whether the policy admits the reader for any purpose. */
const letIn = (by: Actor, relation: Relation): boolean =>
  PURPOSES.some((purpose) => decide({ by, operation: 'survivor', relation, purpose, classes: [] }) !== undefined);

const inTheRecord = (by: Actor): Promise<string[]> =>
  runAsReader(by, async () => {
    const rows: { survivorId: string }[] = await at.api.query('SELECT "survivorId" FROM overview');
    return rows.map(({ survivorId }) => survivorId);
  });
const expectedFor = (by: Actor): string[] =>
  CASES.filter((one) => letIn(by, relationIn(one, by))).map(({ survivorId }) => survivorId);

describe('the rule in the database and the rule of the policy', () => {
  it.each([...ROLES])('agree on every relation: %s', async (role) => {
    const seen = await inTheRecord(me(role));
    expect(seen.toSorted()).toEqual(expectedFor(me(role)).toSorted());
    const some = seen.length > 0 && seen.length < CASES.length;
    expect(some).toBe(ROLES_WITH_CASES.includes(role));
  });

  it.each([...ROLES])('agree on readers without an office: %s', async (role) => {
    for (const office of [undefined, '']) {
      const { office: _, ...nobody } = me(role);
      const by = office === undefined ? nobody : { ...nobody, office };
      expect((await inTheRecord(by)).toSorted()).toEqual(expectedFor(by).toSorted());
    }
  });
});

describe('a forensic interviewer before the interview', () => {
  const by = me('FORENSIC_INTERVIEWER');
  const whole = () =>
    CASES.filter((one) => {
      const { ways, brokeGlass } = relationIn(one, by);
      return brokeGlass || ways.includes('ForensicInterviewer');
    }).map(({ survivorId }) => survivorId);
  const rowsOf = (table: string): Promise<string[]> =>
    runAsReader(by, async () => {
      const rows: { survivorId: string }[] = await at.api.query(`SELECT "survivorId" FROM ${table}`);
      return rows.map(({ survivorId }) => survivorId);
    });

  it('reads the tables that open in part, and no other', async () => {
    expect((await rowsOf('risk')).toSorted()).toEqual(expectedFor(by).toSorted());
    expect((await rowsOf('closure')).toSorted()).toEqual(whole().toSorted());
    expect(whole().length).toBeGreaterThan(0);
    expect(whole().length).toBeLessThan(expectedFor(by).length);
  });
});

/** The API's composition, without the log. */
const written: { type: string }[] = [];
const disclosures = () => written.filter(({ type }) => type !== 'ReadingRefused');
const withoutLimit = (log: AccessLog) =>
  new RecordBudget(log, { storeContext: { settings: { ...DEFAULT_SETTINGS, recordsPerHour: 10_000 } } } as never, {
    since: async () => new Map(),
  });
const realDoor = (db: DataSource) => {
  const glass = async (by: Actor, survivorId: string) => ({
    brokeGlass: CASES.some((one) => one.survivorId === survivorId && one.broken && one.glass?.role === by.role),
  });
  const log = { write: async (_: Actor, event: { type: string }) => written.push(event) } as unknown as AccessLog;
  return new LoggedGate(relationsFrom(relationInViews(db), glass), log, new RefusedReadings(log), withoutLimit(log));
};
const survivorBehind = async (door: ConstructorParameters<typeof OverviewResolver>[3], by: Actor, id: string) => {
  const resolver = new OverviewResolver(at.api, new InMemoryEventStore(), {} as never, door, steps);
  const reader = { by, operation: 'survivor', classes: [], disclosed: new OpenableClasses() };
  const purpose = by.role === 'AUDITOR' ? 'AUDIT' : 'CARE';
  return runAsReader(by, () => resolver.survivor({ id, purpose } as never, reader));
};
const strangeTo = (by: Actor) => CASES.filter((one) => !letIn(by, relationIn(one, by)));

describe('each check alone', () => {
  const { set, kept } = tablesIn(steps);
  const lyingIn = (schema: string, tables: typeof set) =>
    tables.map((table) => `${schema}."${at.api.getMetadata(table).tableName}"`);
  const tables = () => [...lyingIn(LIVE, set), ...lyingIn('kept', kept)];
  const rowSecurity = (how: 'ENABLE' | 'DISABLE') =>
    at.byHand(...tables().map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY`));

  it('is enough: row-level security, where the reading gate admits everybody', async () => {
    for (const role of ROLES) {
      const by = me(role);
      for (const { survivorId } of strangeTo(by).slice(0, 40))
        expect([role, await survivorBehind(openDoor(), by, survivorId)]).toEqual([role, null]);
    }
    const [mine] = expectedFor(me('CASE_WORKER'));
    expect(await survivorBehind(openDoor(), me('CASE_WORKER'), mine!)).toMatchObject({ id: mine });
  });

  it('is enough: the reading gate, where the database shows everything', async () => {
    await rowSecurity('DISABLE');
    try {
      for (const role of ROLES) {
        const by = me(role);
        expect(await inTheRecord(by)).toHaveLength(CASES.length);
        for (const { survivorId } of strangeTo(by).slice(0, 40))
          expect([role, await survivorBehind(realDoor(at.api), by, survivorId)]).toEqual([role, null]);
      }
      expect(disclosures()).toEqual([]);
      const mine = CASES.find(({ related }) => related.entrusted === null && related.receivedBy === 'sokha')!;
      expect(await survivorBehind(realDoor(at.api), me('CASE_WORKER'), mine.survivorId)).toMatchObject({
        id: mine.survivorId,
      });
      expect(disclosures()).toHaveLength(1);
    } finally {
      await rowSecurity('ENABLE');
    }
  });
});
