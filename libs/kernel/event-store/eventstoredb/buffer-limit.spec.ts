import { Transform, type TransformCallback, type TransformOptions } from 'node:stream';
import { EventStoreDBClient } from '@eventstore/db-client';
import { limitBufferedBytes } from './buffer-limit.js';

const MAX_BYTES = 1_000;
const LARGE_BYTES = 600;

/** As the client constructs one: its class turns messages into events, and its options go to the constructor. */
class Subscription extends Transform {
  constructor(options: TransformOptions) {
    super({ ...options, objectMode: true });
  }

  override _transform(sent: { readonly name: string }, _: BufferEncoding, next: TransformCallback): void {
    next(null, `event ${sent.name}`);
  }
}

const sent = (name: string, bytes: number) => ({
  name,
  getEvent: () => ({
    getEvent: () => ({ getData_asU8: () => new Uint8Array(bytes), getCustomMetadata_asU8: () => new Uint8Array() }),
  }),
});

const subscribed = () => {
  const { options, taken } = limitBufferedBytes(MAX_BYTES);
  const subscription = new Subscription({ ...options, readableHighWaterMark: 100, writableHighWaterMark: 1 });
  const waiting = () => {
    const events: unknown[] = [];
    for (let event = subscription.read(); event !== null; event = subscription.read()) events.push(event);
    return events;
  };
  return { subscription, taken, waiting };
};

describe('the buffer of a subscription', () => {
  it('accepts no more events beyond its limit in bytes, and continues when some were taken', () => {
    const { subscription, taken, waiting } = subscribed();
    for (const name of ['one', 'two', 'three', 'four']) subscription.write(sent(name, LARGE_BYTES));
    expect(waiting()).toEqual(['event one', 'event two']);
    expect(waiting()).toEqual([]);
    taken();
    expect(waiting()).toEqual(['event three', 'event four']);
  });

  it('accepts any number of small events, and messages that are not events', () => {
    const { subscription, waiting } = subscribed();
    subscription.write({ name: 'checkpoint' });
    for (let count = 0; count < 50; count++) subscription.write(sent('small', 1));
    expect(waiting()).toHaveLength(51);
  });

  it('is limited in a subscription of the shipped client, which passes our options on', async () => {
    const { options } = limitBufferedBytes(MAX_BYTES);
    const client = EventStoreDBClient.connectionString('esdb://127.0.0.1:1?tls=false');
    const subscription = client.subscribeToAll({}, options as object);
    subscription.on('error', () => undefined);
    expect(subscription).toHaveProperty('_transform', options.transform);
    await client.dispose();
  });
});
