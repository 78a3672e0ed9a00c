import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { latestFirst, narrow } from './latest-first.js';

@Entity('listed')
class ListedRow {
  @PrimaryColumn('text') id!: string;
  @Column('date') on!: string;
  @Column('text') office!: string;
  @Column('timestamptz') at!: string;
}

let db: DataSource;
beforeAll(async () => {
  const schema = 'latest_first';
  const admin = await new DataSource({ type: 'postgres', url: process.env.TEST_POSTGRES_URL! }).initialize();
  await admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`);
  await admin.destroy();
  db = await new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [ListedRow],
    synchronize: true,
  }).initialize();
  await db.getRepository(ListedRow).save([
    { id: 'a', on: '2020-01-02', office: 'Poipet', at: '2020-01-02T08:00:00.000Z' },
    { id: 'b', on: '2020-01-02', office: 'Poipet', at: '2020-01-02T08:00:00.001Z' },
    { id: 'c', on: '2020-01-01', office: 'Poipet', at: '2020-01-02T08:00:00.001Z' },
    { id: 'd', on: '2020-01-03', office: 'SiemReapCac', at: '2020-01-01T08:00:00.000Z' },
  ]);
});
afterAll(() => db.destroy());

const page = async (after?: string, asked: { readonly office?: string | undefined } = {}) => {
  const query = db.getRepository(ListedRow).createQueryBuilder('one');
  narrow(query, { office: 'one.office = :office' }, asked);
  const { edges, count } = await latestFirst(query, { on: 'on', id: 'id', first: 2, after });
  return { cursors: edges.map(({ cursor }) => cursor), count: await count() };
};

describe('a list, the latest first', () => {
  it('gives one row more than its page where there are more, and counts all', async () => {
    expect(await page()).toEqual({ cursors: ['2020-01-03/d', '2020-01-02/b', '2020-01-02/a'], count: 4 });
  });

  it('goes on after a cursor, also between rows of one day', async () => {
    expect(await page('2020-01-02/b')).toEqual({ cursors: ['2020-01-02/a', '2020-01-01/c'], count: 4 });
  });

  it('goes by instants as well, and tells those of one second apart', async () => {
    const pageOf = async (after?: string) => {
      const query = db.getRepository(ListedRow).createQueryBuilder('one');
      const { edges } = await latestFirst(query, { on: 'at', id: 'id', first: 2, after });
      return edges.map(({ cursor }) => cursor);
    };
    const [c, b, a, d] = ['.001Z/c', '.001Z/b', '.000Z/a']
      .map((end) => `2020-01-02T08:00:00${end}`)
      .concat('2020-01-01T08:00:00.000Z/d');
    expect([await pageOf(), await pageOf(c), await pageOf(b)]).toEqual([
      [c, b, a],
      [b, a, d],
      [a, d],
    ]);
  });

  it('has only the rows of the arguments that are given', async () => {
    const asked = { office: 'SiemReapCac' };
    expect(await page(undefined, asked)).toEqual({ cursors: ['2020-01-03/d'], count: 1 });
    expect(await page(undefined, { office: undefined })).toMatchObject({ count: 4 });
  });
});
