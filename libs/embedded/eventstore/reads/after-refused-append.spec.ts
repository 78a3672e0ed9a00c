import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jsonEvent } from '@eventstore/db-client';
import { collect, connect, freshStream, makeEvents, waysToAppend } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';

let served: RunningNode;
const said: string[] = [];
beforeAll(async () => {
  served = await serve({ say: (line) => said.push(line) });
  // a constraint that only Postgres knows, so it refuses what the node accepted
  await served.database.query(`ALTER TABLE eventstore.events ADD CHECK (type <> 'Poison')`);
});
afterAll(() => served.close());

const poison = () => [jsonEvent({ type: 'Poison', data: { secret: 'Sokha' } })];

it.each(['BatchAppend', 'Append'] as const)(
  'a refusal by Postgres of one %s is answered to it alone; all others of the transaction are written',
  async (way) => {
    const innocent = connect(served.node.url);
    const streams = Array.from({ length: 40 }, () => freshStream());
    const append = waysToAppend(served.client)[way];
    const attempts = streams.map((stream, index) => {
      if (index % 8 === 3) return append(stream, poison(), 'no_stream').catch((error: unknown) => String(error));
      return innocent.appendToStream(stream, makeEvents(2), { expectedRevision: 'no_stream' });
    });
    const results = await Promise.all(attempts);
    const refusals = results.filter((result) => typeof result === 'string');
    expect(refusals).toHaveLength(5);
    for (const refusal of refusals) {
      expect(refusal).toContain('Postgres refuses to keep this append (SQLSTATE 23514)');
      expect(refusal).not.toContain('Sokha');
    }
    for (const stream of streams.filter((_, index) => index % 8 !== 3)) {
      expect(await collect(innocent.readStream(stream))).toHaveLength(2);
    }
    // the log stayed available
    expect(said).toEqual([]);
    await innocent.dispose();
  },
);

it('a stream continues after an append that was refused', async () => {
  const stream = freshStream();
  await served.client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });
  await expect(served.client.appendToStream(stream, poison(), { expectedRevision: 0n })).rejects.toThrow('23514');
  const next = await served.client.appendToStream(stream, makeEvents(1), { expectedRevision: 0n });
  expect(next.nextExpectedRevision).toBe(1n);
});
