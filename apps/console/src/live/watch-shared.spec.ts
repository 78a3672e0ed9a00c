import { describe, expect, it } from '@jest/globals';
import { Client, subscriptionExchange } from 'urql';
import { watchShared } from './watch-shared.js';

/** The client takes the text; its type wants a generated document. */
const LIVE = 'subscription Live { count }' as never;

/** The client sends in the next microtask. */
const isSent = () => Promise.resolve();

/** A client, what the socket was asked, and what its service says next. */
const clientOf = () => {
  const asked: ((said: object) => void)[] = [];
  const client = new Client({
    url: 'http://service/graphql',
    exchanges: [
      subscriptionExchange({
        forwardSubscription: () => ({
          subscribe: (sink) => {
            asked.push((said) => sink.next(said));
            return { unsubscribe: () => undefined };
          },
        }),
      }),
    ],
    preferGetMethod: false,
  });
  const watchCount = () => {
    const taken: unknown[] = [];
    const stop = watchShared(client, LIVE, {}, ({ data, error }) => taken.push(error ? 'failed' : data));
    return { taken, stop };
  };
  return { asked, watchCount };
};

describe('a live query that is watched already', () => {
  it('tells who comes later what it said last, and is sent once', async () => {
    const { asked, watchCount } = clientOf();
    const first = watchCount();
    await isSent();
    asked[0]!({ data: { count: 1 } });
    const later = watchCount();
    expect(later.taken).toEqual([{ count: 1 }]);
    asked[0]!({ data: { count: 2 } });
    expect([first.taken, later.taken]).toEqual(Array(2).fill([{ count: 1 }, { count: 2 }]));
    expect(asked).toHaveLength(1);
    for (const { stop } of [first, later]) stop();
  });

  it('is asked again after its last watcher, who may stop twice', async () => {
    const { asked, watchCount } = clientOf();
    const [first, second] = [watchCount(), watchCount()];
    await isSent();
    asked[0]!({ data: { count: 1 } });
    first.stop();
    first.stop();
    const third = watchCount();
    expect(third.taken).toEqual([{ count: 1 }]);
    second.stop();
    third.stop();
    const fourth = watchCount();
    expect(fourth.taken).toEqual([]);
    await isSent();
    expect(asked).toHaveLength(2);
    fourth.stop();
  });

  it('repeats nothing of before a failure', async () => {
    const { asked, watchCount } = clientOf();
    const first = watchCount();
    await isSent();
    asked[0]!({ data: { count: 1 } });
    asked[0]!({ errors: [{ message: 'The database is not there.' }] });
    expect(first.taken).toEqual([{ count: 1 }, 'failed']);
    const later = watchCount();
    expect(later.taken).toEqual([]);
    for (const { stop } of [first, later]) stop();
  });
});
