import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { ReassignCases } from '#domain/directory';
import type { Actor } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import { UNRELATED, type RelationsNow } from '#security/access';
import { ReassignmentResolver } from './reassignment.resolver.js';

const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The numbers of the cases that move, of so many that the views name. */
const movedOf = async (named: number, isSupervised: (number: number) => boolean): Promise<readonly string[]> => {
  const ids = Array.from({ length: named }, (_, number) => idOf(number));
  const db = {
    getMetadata: () => ({ tableName: 'one' }),
    query: async (sql: string, [, , , , after = null]: readonly (string | null)[]) =>
      ids
        .filter((one) => after === null || one > after)
        .slice(0, Number(/LIMIT (\d+)/.exec(sql)![1]))
        .map((survivorId) => ({ survivorId })),
  } as unknown as DataSource;
  let moved: readonly string[] = [];
  const transact = async (_: string, __: string, command: { survivorIds: readonly string[] }) => {
    moved = command.survivorIds;
    return { position: 4n };
  };
  const storeContext = { origin: '0123abcd', store: { last: async () => undefined, read: async () => [] } };
  const stores = { storeContext, of: () => ({ transact }) } as unknown as AggregateStores;
  const relations = {
    of: async (_: Actor, survivorId: string) =>
      isSupervised(Number(survivorId.slice(-12))) ? { ...UNRELATED, ways: ['office'] } : UNRELATED,
  } as RelationsNow;
  const input = { from: 'sokha', to: 'bopha', on: '2026-03-01' } as ReassignCases;
  await new ReassignmentResolver(db, stores, relations).reassignCases(input, sophea);
  return moved;
};

describe('the cases that move to a colleague', () => {
  it('are a thousand at once, so that all are read within the deadline', async () => {
    expect(await movedOf(1_100, () => true)).toHaveLength(1_000);
  });

  it('are found behind any number of cases that only a row calls the supervisor’s', async () => {
    expect(await movedOf(5_050, (number) => number >= 5_040)).toEqual(
      Array.from({ length: 10 }, (_, number) => idOf(5_040 + number)),
    );
  });
});

describe('a second reassignment right after the first', () => {
  afterEach(() => void jest.useRealTimers());

  const FIRST = '00000000-0000-4000-8000-00000000000f';
  const former = { type: 'CasesReassigned', metadata: { commandId: FIRST } };

  /**
   * The readers at a position, and how a second reassignment is answered, with the positions that it waited for.
   * @param ends of the directory, and of all streams
   */
  const second = async (
    placeOf: (reader: string) => number,
    ends: readonly [bigint, bigint],
    command: { readonly commandId?: string } = {},
  ) => {
    jest.useFakeTimers();
    const waited: string[] = [];
    const db = {
      getMetadata: (table: { readonly name?: string }) => ({ tableName: table.name ?? String(table) }),
      query: async (sql: string, [readers]: readonly [(readonly string[])?] = []) => {
        if (/LIMIT/.test(sql)) return [];
        const at = readers ? String(Math.min(...readers.map(placeOf))) : null;
        if (readers) waited.push(readers.join(' '));
        return [{ at, furthest: '9' }];
      },
    } as unknown as DataSource;
    let named: readonly string[] | undefined;
    const transact = async (_: string, __: string, { survivorIds }: { survivorIds: readonly string[] }) => {
      named = survivorIds;
      return { position: 9n };
    };
    const last = async (prefixes: readonly string[]) => ({ position: ends[prefixes.length === 1 ? 0 : 1] });
    const storeContext = { origin: '0123abcd', store: { last, read: async () => [former] } };
    const stores = { storeContext, of: () => ({ transact }) } as unknown as AggregateStores;
    const relations = { of: async () => UNRELATED } as RelationsNow;
    const input = { from: 'sokha', to: 'bopha', on: '2026-03-01', ...command } as ReassignCases;
    const begun = Date.now();
    let answeredAfter = 0;
    const answer = new ReassignmentResolver(db, stores, relations)
      .reassignCases(input, sophea)
      .then(
        () => 'done',
        (error: Error & { readonly code?: string }) => error.code ?? error.name,
      )
      .finally(() => (answeredAfter = Date.now() - begun));
    await jest.advanceTimersByTimeAsync(5_000);
    return { answer: await answer, named, waited: [...new Set(waited)], answeredAfter };
  };
  const POLICY = 'policy:reassignment';

  it('names nothing while the cases of the first are still to be moved', async () => {
    const { answer, named, waited } = await second((reader) => (reader === POLICY ? 3 : 9), [4n, 9n]);
    expect([answer, named, waited]).toEqual(['REASSIGNMENT_RUNNING', undefined, [POLICY]]);
  });

  it('names the rest once the views show that they are moved', async () => {
    const { named, waited } = await second(() => 9, [4n, 9n]);
    expect([named, waited]).toEqual([[], [POLICY, 'AssignmentView CaseView RelationView']]);
  });

  it('names nothing while the views do not show that they are moved', async () => {
    const { answer, named } = await second((reader) => (reader === POLICY ? 9 : 4), [4n, 9n]);
    expect([answer, named]).toEqual(['StoreUnavailable', undefined]);
  });

  it('waits only for what the registers say: no other record keeps the policy', async () => {
    const { answer } = await second((reader) => (reader === POLICY ? 4 : 9), [4n, 9n]);
    expect(answer).toBe('done');
  });

  it('leaves most of the deadline to what follows both waits', async () => {
    // the policy arrives after a while, and the views never
    const begun = Date.now();
    const placeOf = (reader: string) => (reader === POLICY && Date.now() - begun >= 1_500 ? 9 : 3);
    expect((await second(placeOf, [4n, 9n])).answeredAfter).toBeLessThanOrEqual(2_000);
  });

  it('is answered as done where it is the first, sent again: it waits for nothing and reads no case', async () => {
    const { answer, named, waited } = await second(() => 3, [4n, 9n], { commandId: FIRST });
    expect([answer, named, waited]).toEqual(['done', [], []]);
  });
});
