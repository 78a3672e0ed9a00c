import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, freshStream, makeEvents } from './testing/client.js';
import { serve, type RunningNode } from './testing/node.js';
import { RecordedCase, type Step } from './testing/recorded-case.js';

interface Case {
  readonly name: string;
  readonly steps: readonly Step[];
}

/**
 * Answers of a server of EventStoreDB 23.10.6 to the official client. We recorded them ourselves; none of its code is
 * here.
 */
const CASES = JSON.parse(readFileSync(new URL('recorded.answers.json', import.meta.url), 'utf8')) as Case[];

const DEADLINE_MS = 60_000;

let served: RunningNode;
let client: RunningNode['client'];
beforeAll(async () => {
  // 10,000 events in one append take a busy disk longer than a node waits for a commit
  served = await serve({ commitWaitMs: DEADLINE_MS });
  client = connect(`${served.node.url}&defaultDeadline=${DEADLINE_MS}`);
  // a log is older than a case: the first events of `$all` are from before
  await client.appendToStream(freshStream('before'), makeEvents(60));
});
afterAll(async () => {
  await client.dispose();
  await served.close();
});

it.each(CASES)('answers as EventStoreDB does: $name', async ({ steps }) => {
  const recorded = new RecordedCase(client, `case${randomUUID().slice(0, 8)}-`);
  for (const step of steps) expect(await recorded.answer(step)).toEqual(step.answer);
});
