import { PassThrough } from 'node:stream';
import { Arrivals } from './subscription.js';

interface Parcel {
  readonly name: string;
  readonly bytes: number;
}

const parcel = (name: string, bytes = 1): Parcel => ({ name, bytes });
const namesOf = (parcels: readonly Parcel[] | void) => (parcels ?? []).map(({ name }) => name);

const arriving = (maxCount = 100, maxBytes = 1_000) => {
  const call = new PassThrough({ objectMode: true, highWaterMark: 100 });
  const arrivals = new Arrivals<Parcel>(maxCount, maxBytes);
  arrivals.brake(call);
  call.on('data', (one: Parcel) => arrivals.add(one));
  call.on('error', (error) => arrivals.end(error));
  for (const event of ['end', 'close']) call.on(event, () => arrivals.end());
  return { call, arrivals, batches: arrivals.batches() };
};

describe('what a call has brought', () => {
  it('is taken all at once, and in its order', async () => {
    const { call, batches } = arriving();
    for (const name of ['one', 'two', 'three']) call.write(parcel(name));
    expect(namesOf((await batches.next()).value)).toEqual(['one', 'two', 'three']);
    call.write(parcel('four'));
    expect(namesOf((await batches.next()).value)).toEqual(['four']);
  });

  it.each([
    ['its number', [2, 1_000], 1],
    ['its bytes', [100, 1_000], 500],
  ] as const)('is limited by %s: the call pauses until it was taken', async (_, limits, bytes) => {
    const { call, batches } = arriving(...limits);
    for (const name of ['one', 'two', 'three', 'four']) call.write(parcel(name, bytes));
    expect(namesOf((await batches.next()).value)).toEqual(['one', 'two']);
    expect(namesOf((await batches.next()).value)).toEqual(['three', 'four']);
  });

  it('may be a single arrival beyond the limit', async () => {
    const { call, batches } = arriving();
    call.write(parcel('large', 5_000));
    call.write(parcel('small'));
    expect(namesOf((await batches.next()).value)).toEqual(['large']);
    expect(namesOf((await batches.next()).value)).toEqual(['small']);
  });

  it('is taken before the error that ended the call is thrown', async () => {
    const { call, batches } = arriving();
    call.once('data', () => call.emit('error', new Error('lost')));
    call.write(parcel('last'));
    expect(namesOf((await batches.next()).value)).toEqual(['last']);
    await expect(batches.next()).rejects.toThrow('lost');
  });

  it.each<[string, (call: PassThrough) => unknown]>([
    ['ends', (call) => call.end()],
    ['closes', (call) => call.destroy()],
  ])('is all of it if the call %s', async (_, finish) => {
    const { call, batches } = arriving();
    call.once('data', () => finish(call));
    call.write(parcel('last'));
    expect(namesOf((await batches.next()).value)).toEqual(['last']);
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });

  it('is awaited no longer when its reader leaves', async () => {
    const { arrivals, batches } = arriving();
    const next = batches.next();
    arrivals.end();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
