import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AllStreamSubscription,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { all, connect, freshStream, Heard, some } from './testing/client.js';
import { serve, type Served } from './testing/node.js';
import { byPrefix, rawFilteredSubscription } from './testing/raw.js';

let served: Served;
let subscriber: Served['client'];
const open: AllStreamSubscription[] = [];

beforeAll(async () => {
  served = await serve();
  subscriber = connect(served.node.url);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.unsubscribe()));
});
afterAll(async () => {
  await subscriber.dispose();
  await served.close();
});

function toAll(...args: Parameters<Served['client']['subscribeToAll']>): Heard {
  const subscription = subscriber.subscribeToAll(...args);
  open.push(subscription);
  return new Heard(subscription);
}

function toStream(stream: string, ...rest: [object?]): Heard {
  const subscription = subscriber.subscribeToStream(stream, ...rest);
  open.push(subscription as never);
  return new Heard(subscription);
}

const append = (stream: string, count: number, type?: string) =>
  served.client.appendToStream(stream, some(count, type), { expectedRevision: 'any' });

const revisions = (heard: Heard): number[] => heard.events.map(({ revision }) => Number(revision));

describe('to a stream', () => {
  it.each([
    ['its start', START, [0, 1, 2, 3, 4]],
    ['a revision', 1n, [2, 3, 4]],
    ['the last revision', 2n, [3, 4]],
    ['a revision to come', 3n, [4]],
    ['its end', END, [3, 4]],
  ] as const)('from %s gives what is there, then what comes', async (_, fromRevision, expected) => {
    const stream = freshStream();
    await append(stream, 3);
    const heard = toStream(stream, { fromRevision });
    await heard.caughtUp();
    expect(revisions(heard)).toEqual(expected.filter((revision) => revision < 3));
    await append(freshStream(), 2);
    await append(stream, 2);
    await heard.count(expected.length);
    expect(revisions(heard)).toEqual(expected);
    expect(heard.marks).toEqual(['confirmation', 'caughtUp']);
  });

  it('that does not exist yet waits for it', async () => {
    const stream = freshStream();
    const heard = toStream(stream);
    await heard.caughtUp();
    await append(stream, 2);
    await heard.count(2);
    expect(revisions(heard)).toEqual([0, 1]);
  });
});

describe('to $all', () => {
  it('from the end, once confirmed, misses nothing', async () => {
    const heard = toAll({ fromPosition: END });
    await heard.confirmed();
    const { position } = await append(freshStream(), 1);
    await heard.count(1);
    expect(heard.events[0]?.position).toEqual(position);
  });

  it('from a position gives what comes after it', async () => {
    const [first, second] = [await append(freshStream(), 1), await append(freshStream(), 1)];
    const heard = toAll({ fromPosition: first.position! });
    await heard.count(1);
    expect(heard.events[0]?.position).toEqual(second.position);
  });

  it.each([
    ['the start', START],
    ['the end', END],
  ] as const)('from %s has neither gap nor repetition under concurrent writers', async (_, fromPosition) => {
    const [old] = some(1);
    await append(freshStream('before'), 700);
    await served.client.appendToStream(freshStream('before'), old!);
    let writing = true;
    const acknowledged: string[] = [];
    const writers = Array.from({ length: 8 }, async (__, writer) => {
      const stream = freshStream(`writer${writer}`);
      while (writing) {
        const events = some(1 + (acknowledged.length % 3));
        await served.client.appendToStream(stream, events);
        acknowledged.push(...events.map(({ id }) => id));
      }
    });
    const early = toAll({ fromPosition });
    await early.caughtUp();
    const late = toAll({ fromPosition });
    await late.caughtUp();
    await late.count(late.events.length + 200);
    writing = false;
    await Promise.all(writers);
    const { position } = await append(freshStream('after'), 1);

    const log = (await all(served.client.readAll())).map(({ event }) => event!);
    for (const heard of [early, late]) {
      await heard.until(() => heard.events.at(-1)?.position?.commit === position!.commit);
      const from = fromPosition === START ? 0 : log.findIndex(({ id }) => id === heard.events[0]?.id);
      expect(heard.events.map(({ id }) => id)).toEqual(log.slice(from).map(({ id }) => id));
    }
    expect(early.events.some(({ id }) => id === old!.id)).toBe(fromPosition === START);
    const ids = new Set(log.map(({ id }) => id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('to a reader too slow for memory goes on from Postgres, in order', async () => {
    const subscription = subscriber.subscribeToAll({ fromPosition: END });
    open.push(subscription);
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    const heard = new Heard(subscription);
    await heard.caughtUp();
    subscription.pause();
    const stream = freshStream('flood');
    const text = 'x'.repeat(2_000);
    for (let round = 0; round < 14; round++) {
      const events = Array.from({ length: 400 }, () => jsonEvent({ type: 'Flood', data: { text } }));
      await served.client.appendToStream(stream, events);
    }
    subscription.resume();
    await heard.count(14 * 400);
    await heard.until(() => heard.marks.filter((mark) => mark === 'caughtUp').length === 2);
    expect(heard.marks).toEqual(['caughtUp', 'fellBehind', 'caughtUp']);
    expect(revisions(heard)).toEqual(Array.from({ length: 14 * 400 }, (_, revision) => revision));
  });
});

describe('with a filter', () => {
  const marker = `Marked${Date.now()}`;

  it.each([
    ['a prefix of the stream', streamNameFilter({ prefixes: ['wanted-', 'rare-'] })],
    ['an expression on the stream', streamNameFilter({ regex: '^(wanted|rare)-' })],
    ['a prefix of the type', eventTypeFilter({ prefixes: [marker] })],
    ['an expression on the type', eventTypeFilter({ regex: `^${marker}$` })],
  ])('on %s gives what fits, old and new', async (_, filter) => {
    const { position: fromPosition } = await append(freshStream(), 1);
    await append(freshStream('wanted'), 2, marker);
    await append(freshStream('unwanted'), 5);
    const heard = toAll({ fromPosition: fromPosition!, filter });
    await heard.caughtUp();
    expect(heard.events.map(({ type }) => type)).toEqual([marker, marker]);
    await append(freshStream('unwanted'), 5);
    await append(freshStream('rare'), 1, marker);
    await heard.count(3);
    expect(heard.events.map(({ type }) => type)).toEqual([marker, marker, marker]);
  });

  it('leaves out what the system wrote', async () => {
    const heard = toAll({ fromPosition: START, filter: excludeSystemEvents() });
    await heard.caughtUp();
    expect(heard.events.filter(({ type }) => type.startsWith('$'))).toEqual([]);
    expect(heard.events.length).toBeGreaterThan(0);
  });

  it('tells how far it has searched, never ahead of what it gave', async () => {
    const { position: fromPosition } = await append(freshStream(), 1);
    const checkpoints: bigint[] = [];
    const given: bigint[] = [];
    let last = -1n;
    let reachedLast = (): void => undefined;
    const searched = new Promise<void>((resolve) => (reachedLast = resolve));
    const checkpointReached = async (_: unknown, { commit }: { commit: bigint }) => {
      checkpoints.push(commit);
      given.push(...heard.events.slice(given.length).map(({ position }) => position!.commit));
      if (commit === last) reachedLast();
    };
    const filter = streamNameFilter({
      prefixes: ['sparse-'],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: checkpointReached as never,
    });
    const heard = toAll({ fromPosition: fromPosition!, filter });
    await heard.caughtUp();
    await append(freshStream('passed-over'), 45);
    await append(freshStream('sparse'), 1);
    const start = fromPosition!.commit;
    last = start + 60n;
    await append(freshStream('passed-over'), 14);
    await searched;
    expect(checkpoints).toEqual([start + 20n, start + 40n, last]);
    expect(given).toEqual([start + 46n]);
  });

  it('gives an event before the checkpoint that covers it, on the wire', async () => {
    const { position } = await append(freshStream(), 1);
    await append(freshStream('passed-over'), 9);
    await append(freshStream('boundary'), 2);
    await append(freshStream('passed-over'), 12);
    const filter = byPrefix('stream', 'boundary-');
    expect(await rawFilteredSubscription(served.node, filter, 10, position!.commit)).toEqual([
      'confirmation',
      'event 10',
      'checkpoint 10',
      'event 11',
      'checkpoint 20',
      'checkpoint 23',
      'caughtUp',
    ]);
  });

  it('tells it when it catches up, so that the next start need not search again', async () => {
    const { position: fromPosition } = await append(freshStream(), 1);
    const { position: end } = await append(freshStream('passed-over'), 7);
    const reached = new Promise<bigint>((resolve) => {
      const checkpointReached = async (_: unknown, { commit }: { commit: bigint }) => resolve(commit);
      const filter = streamNameFilter({ prefixes: ['none-'], checkpointReached: checkpointReached as never });
      toAll({ fromPosition: fromPosition!, filter });
    });
    expect(await reached).toBe(end!.commit);
  });
});

it('ends with an error, not in silence, when the node stops', async () => {
  const other = await serve();
  const heard = new Heard(other.client.subscribeToAll());
  await heard.caughtUp();
  await other.node.stop();
  await heard.dropped();
  expect(heard.error).toMatchObject({ type: 'unavailable' });
  await other.close();
});

it('leaves nothing behind in the node when the subscriber goes', async () => {
  const other = await serve();
  for (let round = 0; round < 30; round++) {
    const client = connect(other.node.url);
    const heard = new Heard(client.subscribeToAll());
    await heard.caughtUp();
    await heard.subscription.unsubscribe();
    await client.dispose();
  }
  const since = Date.now();
  await other.close();
  expect(Date.now() - since).toBeLessThan(1_500);
});
