import { describe, expect, it } from '@jest/globals';
import { END, jsonEvent, START } from '@eventstore/db-client';
import { collect, connect, freshStream, ReceivedEvents, makeEvents } from '../testing/client.js';
import { serve } from '../testing/node.js';
import { Subscriber } from '../testing/subscriber.js';

const EVENTS_PER_ROUND = Number(process.env['SUBSCRIPTION_EVENTS'] ?? 240);

/** A limit for tests that hang. */
const UNTIL_TIMEOUT_MS = 30_000;

const subscriber = new Subscriber();

const revisions = (heard: ReceivedEvents): number[] => heard.events.map(({ revision }) => Number(revision));

describe('to a stream', () => {
  it.each([
    ['its start', START, [0, 1, 2, 3, 4]],
    ['a revision', 1n, [2, 3, 4]],
    ['the last revision', 2n, [3, 4]],
    ['a revision to come', 3n, [4]],
    ['its end', END, [3, 4]],
  ] as const)('from %s delivers existing events, then new ones', async (_, fromRevision, expected) => {
    const stream = freshStream();
    await subscriber.append(stream, 3);
    const heard = subscriber.toStream(stream, { fromRevision });
    await heard.caughtUp();
    expect(revisions(heard)).toEqual(expected.filter((revision) => revision < 3));
    await subscriber.append(freshStream(), 2);
    await subscriber.append(stream, 2);
    await heard.count(expected.length);
    expect(revisions(heard)).toEqual(expected);
    expect(heard.marks).toEqual(['confirmation', 'caughtUp']);
  });

  it('that does not exist yet waits for it', async () => {
    const stream = freshStream();
    const heard = subscriber.toStream(stream);
    await heard.caughtUp();
    await subscriber.append(stream, 2);
    await heard.count(2);
    expect(revisions(heard)).toEqual([0, 1]);
  });
});

describe('to $all', () => {
  it('from the end misses nothing after its confirmation', async () => {
    const heard = subscriber.toAll({ fromPosition: END });
    await heard.confirmed();
    const { position } = await subscriber.append(freshStream(), 1);
    await heard.count(1);
    expect(heard.events[0]?.position).toEqual(position);
  });

  it('from a position delivers later events', async () => {
    const [first, second] = [await subscriber.append(freshStream(), 1), await subscriber.append(freshStream(), 1)];
    const heard = subscriber.toAll({ fromPosition: first.position! });
    await heard.count(1);
    expect(heard.events[0]?.position).toEqual(second.position);
  });

  it('delivers stored events, not cached ones, until it has caught up', async () => {
    const stream = freshStream('altered');
    const { position } = await subscriber.append(freshStream(), 1);
    await subscriber.append(stream, 1);
    await subscriber.served.database.query('UPDATE eventstore.events SET type = $2 WHERE stream = $1', [
      stream,
      'Altered',
    ]);
    const heard = subscriber.toAll({ fromPosition: position! });
    await heard.caughtUp();
    expect(heard.events.map(({ type }) => type)).toEqual(['Altered']);
  });

  it('from between two records is refused, because its position is of another log', async () => {
    const { position } = await subscriber.append(freshStream(), 1);
    const commit = position!.commit - 1n;
    const heard = subscriber.toAll({ fromPosition: { commit, prepare: commit } });
    await heard.dropped();
    expect(heard.error).toMatchObject({ type: 'unknown', code: 2 });
    expect(heard.events).toEqual([]);
  });

  it('from beyond the end is live at once, and delivers new events', async () => {
    const commit = 2n ** 62n;
    const heard = subscriber.toAll({ fromPosition: { commit, prepare: commit } });
    await heard.caughtUp();
    const { position } = await subscriber.append(freshStream(), 1);
    await heard.count(1);
    expect(heard.events[0]?.position).toEqual(position);
  });

  it.each([
    ['the start', START],
    ['the end', END],
  ] as const)('from %s has neither gaps nor repetitions with concurrent writers', async (_, fromPosition) => {
    const [old] = makeEvents(1);
    await subscriber.append(freshStream('before'), 700);
    await subscriber.served.client.appendToStream(freshStream('before'), old!);
    const acknowledged: string[] = [];
    // a fixed number: on a busy machine eight writers would outrun a reader for ever
    const write = () => {
      const enough = acknowledged.length + EVENTS_PER_ROUND;
      return Promise.all(
        Array.from({ length: 8 }, async (__, writer) => {
          const stream = freshStream(`writer${writer}`);
          while (acknowledged.length < enough) {
            const events = makeEvents(1 + (acknowledged.length % 3));
            await subscriber.served.client.appendToStream(stream, events);
            acknowledged.push(...events.map(({ id }) => id));
          }
        }),
      );
    };
    const followWhileWriting = async (): Promise<ReceivedEvents> => {
      const written = write();
      const heard = subscriber.toAll({ fromPosition });
      await heard.caughtUp();
      await written;
      return heard;
    };
    const early = await followWhileWriting();
    const late = await followWhileWriting();
    const { position } = await subscriber.append(freshStream('after'), 1);

    const log = (await collect(subscriber.served.client.readAll())).map(({ event }) => event!);
    for (const heard of [early, late]) {
      await heard.waitUntil(() => heard.events.at(-1)?.position?.commit === position!.commit);
      const from = fromPosition === START ? 0 : log.findIndex(({ id }) => id === heard.events[0]?.id);
      expect(heard.events.map(({ id }) => id)).toEqual(log.slice(from).map(({ id }) => id));
    }
    expect(early.events.some(({ id }) => id === old!.id)).toBe(fromPosition === START);
    const ids = new Set(log.map(({ id }) => id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('continues from Postgres, in order, if its reader is too slow for the cache', async () => {
    const subscription = subscriber.client.subscribeToAll({ fromPosition: END });
    subscriber.closes(subscription);
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    const heard = new ReceivedEvents(subscription);
    await heard.caughtUp();
    subscription.pause();
    const stream = freshStream('flood');
    const text = 'x'.repeat(2_000);
    for (let round = 0; round < 14; round++) {
      const events = Array.from({ length: 400 }, () => jsonEvent({ type: 'Flood', data: { text } }));
      await subscriber.served.client.appendToStream(stream, events);
    }
    subscription.resume();
    await heard.count(14 * 400);
    await heard.waitUntil(() => heard.marks.filter((mark) => mark === 'caughtUp').length === 2);
    expect(heard.marks).toEqual(['caughtUp', 'fellBehind', 'caughtUp']);
    expect(revisions(heard)).toEqual(Array.from({ length: 14 * 400 }, (_, revision) => revision));
  });
});

it('ends with an error, not in silence, if the node stops', async () => {
  const other = await serve();
  const heard = new ReceivedEvents(other.client.subscribeToAll());
  await heard.caughtUp();
  await other.node.stop();
  await heard.dropped();
  expect(heard.error).toMatchObject({ type: 'unavailable' });
  await other.close();
});

it('leaves nothing behind in the node after its subscriber has gone', async () => {
  const other = await serve();
  for (let round = 0; round < 10; round++) {
    const client = connect(other.node.url);
    const heard = new ReceivedEvents(client.subscribeToAll());
    await heard.caughtUp();
    expect(other.node.statistics().calls).toBeGreaterThan(0);
    await heard.subscription.unsubscribe();
    await client.dispose();
  }
  const left = () => other.node.statistics().calls;
  for (const deadline = Date.now() + UNTIL_TIMEOUT_MS; left() > 0 && Date.now() < deadline;)
    await new Promise((resolve) => void setImmediate(resolve));
  expect(left()).toBe(0);
  await other.close();
});
