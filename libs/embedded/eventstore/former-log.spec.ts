import { afterEach, expect, it } from '@jest/globals';
import { collect, connect, freshStream, ReceivedEvents, makeEvents } from './testing/client.js';
import { serve } from './testing/node.js';
import { startNode } from './node.js';

/** Makes the positions count the events, as a node of version 0.7 did. */
const COUNT_POSITIONS = `
UPDATE eventstore.events e SET position = numbered.n
FROM (SELECT position, row_number() OVER (ORDER BY position) AS n FROM eventstore.events) numbered
WHERE e.position = numbered.position`;

/** How what a test has opened is closed after it, even if it fails: the last one first. */
const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).toReversed()) await close();
});

it('a log of a former version continues: stored positions stay, and new ones are higher', async () => {
  const served = await serve();
  closings.push(() => served.close());
  const { node, client, database } = served;
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(4), { expectedRevision: 'no_stream' });
  await client.dispose();
  await node.stop();
  await database.query(COUNT_POSITIONS);

  const again = await startNode({ port: 0, ...database.node });
  closings.push(() => again.stop());
  const other = connect(again.url);
  closings.push(() => other.dispose());
  const stored = { commit: 3n, prepare: 3n };
  const heard = new ReceivedEvents(other.subscribeToAll({ fromPosition: stored }));
  await heard.caughtUp();
  const { position } = await other.appendToStream(stream, makeEvents(1), { expectedRevision: 3n });
  await heard.count(3);
  expect(heard.events.map(({ position: at }) => at!.commit)).toEqual([4n, 5n, position!.commit]);
  expect(position!.commit).toBeGreaterThan(6n);
  const read = await collect(other.readAll({ fromPosition: stored }));
  expect(read.map(({ event }) => event!.position!.commit)).toEqual([3n, 4n, 5n, position!.commit]);
});
