import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ReassignCases } from '#domain/directory';
import { AssignmentView, CaseView, RelationView } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { Checkpoint } from '#kernel/projections';
import type { AggregateStores } from '#nest';
import { UNRELATED, type RelationsNow } from '#security/access';
import { viewsDatabase } from '../../kernel/projections/testing/database.js';
import { ReassignmentResolver } from './reassignment.resolver.js';

const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, AssignmentView, CaseView, RelationView]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const view of [AssignmentView, CaseView]) await db.getRepository<ObjectLiteral>(view).clear();
});

const reflects = { revision: 0, position: '0', lastEventId: idOf(0) };
const insert = async (view: EntityTarget<ObjectLiteral>, rows: readonly object[]) => {
  for (let from = 0; from < rows.length; from += 500)
    await db.getRepository(view).insert(rows.slice(from, from + 500).map((row) => ({ ...reflects, ...row })));
};

/** Cases of sokha, as the views have them. */
const addCases = async (numbers: readonly number[], { office = 'SiemReapCac', status = 'Referred' } = {}) => {
  const ids = numbers.map(idOf);
  const assignment = { worker: 'sokha', as: 'CaseWorker', office, since: '2020-02-03', endedOn: null };
  await insert(
    AssignmentView,
    ids.map((survivorId) => ({ ...assignment, survivorId, assignmentId: survivorId })),
  );
  const one = { referredOn: '2020-02-01', office, receivedBy: 'sokha', assigned: null, workers: ['sokha'], tasks: {} };
  const flags = { nobodys: false, linked: false, current: true, owing: false };
  await insert(
    CaseView,
    ids.map((survivorId) => ({ ...one, ...flags, survivorId, status })),
  );
};

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

const command = { from: 'sokha', to: 'sokha', office: 'Poipet', on: '2020-03-02' } as ReassignCases;

/** The ids that one call names. */
const named = async (): Promise<readonly string[]> => {
  let ids: readonly string[] = [];
  const transact = async (_: string, __: string, { survivorIds }: { survivorIds: readonly string[] }) => {
    ids = survivorIds;
    return { position: 4n };
  };
  const storeContext = { origin: '0123abcd', store: { last: async () => undefined, read: async () => [] } };
  const stores = { storeContext, of: () => ({ transact }) } as unknown as AggregateStores;
  const relations = { of: async () => ({ ...UNRELATED, ways: ['office'] }) } as RelationsNow;
  await new ReassignmentResolver(db, stores, relations).reassignCases(command, sophea);
  return ids;
};

/** As the records decide, and the views follow: see FollowReassignment. */
const follow = (ids: readonly string[]) =>
  db.query(`UPDATE assignment SET office = $1, since = $2 WHERE "survivorId" = ANY ($3)`, [
    command.office,
    command.on,
    ids,
  ]);

describe('the cases that a reassignment names', () => {
  it('are found behind any number of closed ones, which move nowhere though somebody is assigned to them', async () => {
    await addCases(range(1, 1_050), { status: 'Closed' });
    await addCases([2_000, 2_001]);
    expect(await named()).toEqual([idOf(2_000), idOf(2_001)]);
  });

  it('are in the end those of another office, however many the colleague had there before', async () => {
    await addCases(range(1, 1_050), { office: 'Poipet' });
    await addCases([2_000]);
    const first = await named();
    expect(first).toHaveLength(1_000);
    await follow(first);
    const rest = await named();
    expect([rest.length, rest.at(-1)]).toEqual([51, idOf(2_000)]);
    await follow(rest);
    expect(await named()).toEqual([]);
  });
});
