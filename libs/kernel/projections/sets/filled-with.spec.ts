import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import { EVERYBODY } from '../access/row-security.js';
import { Checkpoint } from '../projector/checkpoint.js';
import { viewsDatabase } from '../testing/database.js';
import { emptyFilledOtherwise, marksOf } from './filled-with.js';

@Entity('word')
class Word {
  static readonly rowPolicy = { own: EVERYBODY };

  @PrimaryColumn('uuid') id!: string;
  @Column('text') token!: string;
}

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeEach(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, Word]);
});
afterEach(() => database.drop());

const fill = async (): Promise<void> => {
  await db.query(`INSERT INTO word VALUES (gen_random_uuid(), 'token')`);
  await db.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('word', 1, 'this log')`);
};
const left = async () => [await db.getRepository(Word).count(), await db.getRepository(Checkpoint).count()];

describe('a table that was filled with a key', () => {
  it('is marked at first, and then left alone with the same key', async () => {
    expect(await marksOf(db, [Word])).toEqual([null]);
    expect(await emptyFilledOtherwise(db, [Word], 'one')).toEqual([]);
    expect(await marksOf(db, [Word])).toEqual(['one']);
    await fill();
    expect(await emptyFilledOtherwise(db, [Word], 'one')).toEqual([]);
    expect(await left()).toEqual([1, 1]);
  });

  it('is emptied with its checkpoint for another key, once', async () => {
    await emptyFilledOtherwise(db, [Word], 'one');
    await fill();
    expect(await emptyFilledOtherwise(db, [Word], 'another')).toEqual(['word']);
    expect(await left()).toEqual([0, 0]);
    expect(await emptyFilledOtherwise(db, [Word], 'another')).toEqual([]);
  });

  it('stays without a mark, as a former version filled it, where its rows are known to be made with the key', async () => {
    await fill();
    expect(await emptyFilledOtherwise(db, [Word], 'one', new Set([Word]))).toEqual([]);
    expect([await left(), await marksOf(db, [Word])]).toEqual([[1, 1], ['one']]);
    expect(await emptyFilledOtherwise(db, [Word], 'another', new Set([Word]))).toEqual(['word']);
  });

  it('is emptied where its key was not noted and nothing else says which it was', async () => {
    await fill();
    expect(await emptyFilledOtherwise(db, [Word], 'one')).toEqual(['word']);
    expect(await left()).toEqual([0, 0]);
    expect(await marksOf(db, [Word])).toEqual(['one']);
  });
});
