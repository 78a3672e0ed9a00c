import { describe, expect, it } from '@jest/globals';
import { eventTypeFilter, excludeSystemEvents, type Position, START, streamNameFilter } from '@eventstore/db-client';
import { collect, freshStream } from '../testing/client.js';
import { byPrefix, rawFilteredSubscription } from '../testing/raw-client.js';
import { Subscriber } from '../testing/subscriber.js';

const subscriber = new Subscriber();

/** The number of an event after another one, from its position. */
async function eventsAfter(fromPosition: Position): Promise<(position: bigint) => number> {
  const events = await collect(subscriber.served.client.readAll({ fromPosition }));
  return (position) => events.findIndex(({ event }) => event!.position!.commit === position);
}

describe('a subscription with a filter', () => {
  const marker = `Marked${Date.now()}`;

  it.each([
    ['a prefix of the stream', streamNameFilter({ prefixes: ['wanted-', 'rare-'] })],
    ['a prefix of the type', eventTypeFilter({ prefixes: [marker] })],
  ])('on %s delivers matching events, old and new', async (_, filter) => {
    const { position: fromPosition } = await subscriber.append(freshStream(), 1);
    await subscriber.append(freshStream('wanted'), 2, marker);
    await subscriber.append(freshStream('unwanted'), 5);
    const heard = subscriber.toAll({ fromPosition: fromPosition!, filter });
    await heard.caughtUp();
    expect(heard.events.map(({ type }) => type)).toEqual([marker, marker]);
    await subscriber.append(freshStream('unwanted'), 5);
    await subscriber.append(freshStream('rare'), 1, marker);
    await heard.count(3);
    expect(heard.events.map(({ type }) => type)).toEqual([marker, marker, marker]);
  });

  it('that is a regular expression is refused with a sentence', async () => {
    const heard = subscriber.toAll({ fromPosition: START, filter: excludeSystemEvents() });
    await heard.dropped();
    expect(String(heard.error)).toContain('this node filters by prefixes and not by regular expressions');
  });

  it('reports how far it has searched, never beyond the delivered events', async () => {
    const { position: fromPosition } = await subscriber.append(freshStream(), 1);
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
    const heard = subscriber.toAll({ fromPosition: fromPosition!, filter });
    await heard.caughtUp();
    await subscriber.append(freshStream('passed-over'), 45);
    await subscriber.append(freshStream('sparse'), 1);
    const { position: end } = await subscriber.append(freshStream('passed-over'), 14);
    last = end!.commit;
    if (checkpoints.includes(last)) reachedLast();
    await searched;
    const nth = await eventsAfter(fromPosition!);
    expect(checkpoints.map(nth)).toEqual([20, 40, 60]);
    expect(given.map(nth)).toEqual([46]);
  });

  it('delivers an event before the checkpoint that covers it, on the wire', async () => {
    const { position } = await subscriber.append(freshStream(), 1);
    await subscriber.append(freshStream('passed-over'), 9);
    await subscriber.append(freshStream('boundary'), 2);
    await subscriber.append(freshStream('passed-over'), 12);
    const filter = byPrefix('stream', 'boundary-');
    const marks = await rawFilteredSubscription(subscriber.served.node, filter, 10, position!.commit);
    const nth = await eventsAfter(position!);
    expect(marks.map(({ name, position: at }) => (at === undefined ? name : `${name} ${nth(at)}`))).toEqual([
      'confirmation',
      'event 10',
      'checkpoint 10',
      'event 11',
      'checkpoint 20',
      'checkpoint 23',
      'caughtUp',
    ]);
  });

  it('reports it when it catches up, so that the next start need not search again', async () => {
    const { position: fromPosition } = await subscriber.append(freshStream(), 1);
    const { position: end } = await subscriber.append(freshStream('passed-over'), 7);
    const reached = new Promise<bigint>((resolve) => {
      const checkpointReached = async (_: unknown, { commit }: { commit: bigint }) => resolve(commit);
      const filter = streamNameFilter({ prefixes: ['none-'], checkpointReached: checkpointReached as never });
      subscriber.toAll({ fromPosition: fromPosition!, filter });
    });
    expect(await reached).toBe(end!.commit);
  });
});
