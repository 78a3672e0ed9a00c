import type streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import { streamNotFound } from '../../wire/answers.js';
import { messagesIn, type WireMessage } from '../../wire/frames.js';
import { streamName } from '../../wire/names.js';
import { type Faults, TOO_SLOW } from './faults.js';

export type ReadCall = grpc.ServerWritableStream<streams.ReadReq, Buffer>;
export type ReadHandler = (call: ReadCall) => void;

const wantsLeader = ({ metadata }: ReadCall): boolean => String(metadata.get('requires-leader')[0]) === 'true';

/** Reads and subscriptions of a server that is starting, a follower, lagging, or faster than its subscribers. */
export const harshReads = (faults: Faults, read: ReadHandler): ReadHandler => {
  const slow = new SlowSubscribers(faults);
  return (call) => {
    const isSubscription = call.request.getOptions()?.hasSubscription() ?? false;
    const refusal = faults.refusalOf(isSubscription ? 'subscribe' : 'read', wantsLeader(call));
    if (refusal) return void call.emit('error', refusal);
    if (isSubscription) slow.watch(call);
    else if (faults.readLagMs > 0 && !wantsLeader(call)) withholdRecent(call, faults);
    return read(call);
  };
};

/** What the node sends together is one message after the other for its reader. */
const oneByOne = (write: (message: Buffer) => boolean): ReadCall['write'] =>
  ((sent: WireMessage) => messagesIn(sent).reduce((_, message) => write(message), true)) as ReadCall['write'];

/** All live subscriptions of a client are dropped together, because they share its connection. */
class SlowSubscribers {
  readonly #live = new Map<ReadCall, () => void>();
  #delivered = 0;

  constructor(private readonly faults: Faults) {}

  watch(call: ReadCall): void {
    const write = call.write.bind(call);
    let isDropped = false;
    const drop = (): void => {
      isDropped = true;
      this.faults.note('dropped');
      call.emit('error', TOO_SLOW);
    };
    for (const event of ['cancelled', 'close', 'error']) call.once(event, () => this.#live.delete(call));
    call.write = oneByOne((message) => {
      if (isDropped) return true;
      const response = streamsPb.ReadResp.deserializeBinary(message);
      if (response.hasCaughtUp()) this.#live.set(call, drop);
      if (response.hasFellBehind()) this.#live.delete(call);
      const isLive = this.#live.has(call) && response.hasEvent();
      if (!isLive || ++this.#delivered % this.faults.dropEveryEvents !== 0) return write(message);
      this.#dropAllOf(call.getPeer());
      return true;
    });
  }

  #dropAllOf(client: string): void {
    for (const [call, drop] of this.#live) if (call.getPeer() === client) drop();
  }
}

const TICKS_PER_MS = 10_000n;

/** The newest events have not reached this node yet. */
function withholdRecent(call: ReadCall, faults: Faults): void {
  const write = call.write.bind(call);
  const end = call.end.bind(call);
  const until = BigInt(Date.now() - faults.readLagMs) * TICKS_PER_MS;
  let sent = 0;
  let withheld = 0;
  call.write = oneByOne((message) => {
    const event = streamsPb.ReadResp.deserializeBinary(message).getEvent()?.getEvent();
    if (event && BigInt(event.getMetadataMap().get('created')!) > until) {
      withheld++;
      return true;
    }
    sent++;
    return write(message);
  });
  call.end = (() => {
    const stream = call.request.getOptions()?.getStream();
    if (withheld > 0) faults.note('lagging');
    if (stream && withheld > 0 && sent === 0) write(streamNotFound(streamName(stream.getStreamIdentifier())));
    return end();
  }) as typeof call.end;
}
