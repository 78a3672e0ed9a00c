import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { collect, connect, freshStream, idsOf, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { startNode, type EventStoreNode } from '../node.js';

let served: RunningNode;
let node: EventStoreNode;
let client: ReturnType<typeof connect>;
const [stream, other] = [freshStream(), freshStream()];
const events = makeEvents(3);

/** A node that has just started on a log with two streams. */
beforeAll(async () => {
  served = await serve();
  for (const one of [stream, other]) await served.client.appendToStream(one, events, { expectedRevision: 'no_stream' });
  await served.client.dispose();
  await served.node.stop();
  node = await startNode({ port: 0, ...served.database.node });
  client = connect(node.url);
});
afterAll(async () => {
  await client.dispose();
  await node.stop();
  await served.database.drop();
});

const mayRead = async (verb: 'GRANT' | 'REVOKE'): Promise<void> => {
  const writer = new URL(served.database.writerUrl).username;
  await served.database.query(`${verb} SELECT ON eventstore.events ${verb === 'GRANT' ? 'TO' : 'FROM'} ${writer}`);
};
const after = (revision: bigint) => collect(client.readStream(stream, { fromRevision: revision + 1n }));

it('a node that has read a stream once knows where it ends, without its database', async () => {
  expect(idsOf(await collect(client.readStream(stream)))).toEqual(idsOf(await collect(client.readStream(other))));
  await mayRead('REVOKE');
  try {
    expect(await after(2n)).toEqual([]);
    await expect(after(1n)).rejects.toMatchObject({ type: 'unavailable' });
  } finally {
    await mayRead('GRANT');
  }
});

it('reads what is appended after that', async () => {
  const [next] = makeEvents(1);
  await client.appendToStream(stream, [next!], { expectedRevision: 2n });
  expect(idsOf(await after(2n))).toEqual([next!.id]);
});

it('gives what is new in a stream from memory, and all before it from the database', async () => {
  const [first, second, elsewhere] = makeEvents(3);
  await client.appendToStream(stream, [first!], { expectedRevision: 3n });
  await client.appendToStream(other, [elsewhere!], { expectedRevision: 2n });
  await client.appendToStream(stream, [second!], { expectedRevision: 4n });
  await mayRead('REVOKE');
  try {
    expect(idsOf(await after(3n))).toEqual([first!.id, second!.id]);
    expect(idsOf(await after(4n))).toEqual([second!.id]);
    expect(await after(5n)).toEqual([]);
    const one = client.readStream(stream, { fromRevision: 4n, maxCount: 1 });
    expect(idsOf(await collect(one))).toEqual([first!.id]);
    const whole = collect(client.readStream(stream));
    await expect(whole).rejects.toMatchObject({ type: 'unavailable' });
    const backwards = collect(client.readStream(stream, { fromRevision: 4n, direction: 'backwards' }));
    await expect(backwards).rejects.toMatchObject({ type: 'unavailable' });
  } finally {
    await mayRead('GRANT');
  }
});

it('looks in the database for what is new once many others have written since', async () => {
  const busy = freshStream();
  await client.appendToStream(busy, makeEvents(300), { expectedRevision: 'no_stream' });
  await mayRead('REVOKE');
  try {
    await expect(after(4n)).rejects.toMatchObject({ type: 'unavailable' });
  } finally {
    await mayRead('GRANT');
  }
  expect(await after(4n)).toHaveLength(1);
});

it('remembers nothing of a stream that is not there', async () => {
  const missing = freshStream();
  const read = () => collect(client.readStream(missing));
  await expect(read()).rejects.toMatchObject({ type: 'stream-not-found' });
  await client.appendToStream(missing, makeEvents(1), { expectedRevision: 'no_stream' });
  expect(await read()).toHaveLength(1);
});
