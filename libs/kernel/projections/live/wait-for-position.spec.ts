import type { DataSource } from 'typeorm';
import { waitForPosition } from './wait-for-position.js';

/** A database in which all tables stand at a position; each look at the furthest of them ends as the spec says. */
const databaseWhere = (...looks: readonly (() => Promise<object[]>)[]) => {
  const left = [...looks];
  const query = async (sql: string) => {
    if (!sql.startsWith('SELECT max(position)')) return [{ at: '7', furthest: '7' }];
    return (left.shift() ?? (async () => [{ furthest: '7' }]))();
  };
  return { db: { query } as unknown as DataSource, left };
};

const broken = () => Promise.reject(new Error('The connection was lost.'));

describe('a look that all who wait share', () => {
  it('fails only the one who began it: the others look again', async () => {
    const { db } = databaseWhere(broken);
    const waits = [1n, 2n, 3n].map((position) => waitForPosition(db, ['case_file'], position));
    expect(await Promise.allSettled(waits)).toMatchObject([
      { status: 'rejected', reason: { message: 'The connection was lost.' } },
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
    ]);
  });

  it('is begun once more and no oftener, so that a database that is away is not asked by each', async () => {
    const { db, left } = databaseWhere(broken, broken, broken);
    const waits = [1n, 2n, 3n].map((position) => waitForPosition(db, ['case_file'], position));
    const ends = await Promise.allSettled(waits);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(left).toHaveLength(1);
  });
});
