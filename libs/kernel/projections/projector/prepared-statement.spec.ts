import { Writable } from 'node:stream';
import { DataSource } from 'typeorm';
import { holdBack, runPrepared } from './prepared-statement.js';

it('what is held back leaves in one system call, once it is let go', () => {
  const calls: number[] = [];
  const stream = new Writable({
    write: (_chunk, _encoding, done) => (calls.push(1), done()),
    writev: (chunks, done) => (calls.push(chunks.length), done()),
  });
  const letGo = holdBack({ connection: { stream } } as never);
  for (const statement of ['BEGIN', 'SELECT 1', 'COMMIT']) stream.write(statement);
  expect(calls).toEqual([]);
  letGo();
  expect(calls).toEqual([3]);
});

it('a statement of its own is parsed and planned once for a connection, and its connection is given back', async () => {
  const url = process.env.TEST_POSTGRES_URL!;
  const db = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  const doubled = { name: 'doubled', text: 'SELECT 2 * $1::int AS two' };
  for (const number of [1, 2, 3])
    expect((await runPrepared(db, doubled, [number])).rows).toEqual([{ two: 2 * number }]);
  await expect(runPrepared(db, { name: 'divided', text: 'SELECT 1 / $1::int' }, [0])).rejects.toThrow(
    'division by zero',
  );
  const kept = `SELECT name, generic_plans + custom_plans AS runs FROM pg_prepared_statements WHERE name = 'doubled'`;
  expect(await db.query(kept)).toEqual([{ name: 'doubled', runs: '3' }]);
  await db.destroy();
});
