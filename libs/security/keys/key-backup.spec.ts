import { randomUUID } from 'node:crypto';
import { readKeys, writeKeys, type KeyLine } from './key-backup.js';
import { keyDatabaseId } from './key-database-id.js';
import { freshKeys } from './testing/keys.js';
import { verifyKeys } from './verify-keys.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

type Keys = Awaited<ReturnType<typeof freshKeys>>;

let [from, to]: Keys[] = [];
const wrapper = new MemoryKeyWrapper(firstEpoch());
beforeEach(async () => {
  [from, to] = [await freshKeys(), await freshKeys()];
});
afterEach(async () => {
  await from!.drop();
  await to!.drop();
});

const backup = async () => {
  const lines: KeyLine[] = [];
  const held = await readKeys(await from!.database(), async (line) => void lines.push(line));
  return { lines, held };
};

async function* linesOf(lines: readonly KeyLine[]) {
  yield* lines;
}

const rowsOf = async (keys: Keys) =>
  (await keys.database()).query('SELECT *, made_at::text, destroyed_at::text FROM data_key ORDER BY id');

describe('a backup of the keys', () => {
  it('brings back every row, wrapped as it was, and the id of the database', async () => {
    const store = await from!.store(wrapper);
    const erased = randomUUID();
    await store.makeForAll([erased, ...Array.from({ length: 300 }, () => randomUUID())]);
    await store.destroy(erased);
    const { lines, held } = await backup();
    expect(held).toMatchObject({ keys: 1_505, destroyed: 5, epochs: [1] });
    const database = await to!.database();
    expect(await writeKeys(database, linesOf(lines))).toEqual({ keys: 1_505 });
    expect(await rowsOf(to!)).toEqual(await rowsOf(from!));
    expect(await keyDatabaseId(database)).toBe(held.databaseId);
    expect(await verifyKeys(database, wrapper)).toMatchObject({ keys: 1_500, bad: [] });
  });

  it('holds no key in the clear, and no key of an erased person', async () => {
    const store = await from!.store(wrapper);
    const subject = randomUUID();
    const { key } = await store.encryptionKeyOf(subject, 'identity');
    const clear = key.export().toString('base64');
    await store.destroy(subject);
    const { lines } = await backup();
    expect(JSON.stringify(lines)).not.toContain(clear);
    expect(lines.filter((line) => line.kind === 'key' && line.wrapped !== null)).toEqual([]);
  });

  it('may be written again, and keeps what was erased meanwhile', async () => {
    const store = await from!.store(wrapper);
    const subject = randomUUID();
    await store.makeForAll([subject]);
    const { lines } = await backup();
    await writeKeys(await to!.database(), linesOf(lines));
    await (await to!.store(wrapper)).destroy(subject);
    await writeKeys(await to!.database(), linesOf(lines));
    expect(await (await to!.store(wrapper)).notDestroyed([subject])).toEqual([]);
  });

  it('is refused by a database with the keys of another installation, which stays as it is', async () => {
    await (await from!.store(wrapper)).makeForAll([randomUUID()]);
    await (await to!.store(wrapper)).makeForAll([randomUUID()]);
    const before = await rowsOf(to!);
    const { lines } = await backup();
    await expect(writeKeys(await to!.database(), linesOf(lines))).rejects.toThrow('keys of another installation');
    expect(await rowsOf(to!)).toEqual(before);
  });

  it('leaves nothing when it is cut off', async () => {
    await (await from!.store(wrapper)).makeForAll(Array.from({ length: 300 }, () => randomUUID()));
    const { lines } = await backup();
    const cut = async function* () {
      yield* lines.slice(0, 1_200);
      throw new Error('The disk was pulled out.');
    };
    await expect(writeKeys(await to!.database(), cut())).rejects.toThrow('pulled out');
    expect(await rowsOf(to!)).toEqual([]);
  });
});
