import { Writable } from 'node:stream';
import { holdBack } from './prepared-statement.js';

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
