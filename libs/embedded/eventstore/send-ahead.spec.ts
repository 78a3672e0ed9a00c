import type grpc from '@grpc/grpc-js';
import { sendAhead } from './send-ahead.js';

const KIB = 1_024;

/** A call on a connection that writes nothing before it is asked to. */
const slowCall = ({ responseStream = true } = {}) => {
  const unwritten: (() => void)[] = [];
  const next = {
    sendMetadata: () => undefined,
    sendMessage: (_: unknown, written: () => void) => void unwritten.push(written),
  } as unknown as grpc.ServerInterceptingCallInterface;
  const call = sendAhead({ path: '/read', requestStream: false, responseStream } as never, next);
  let accepted = 0;
  /** Sends each message once the one before it was accepted, as a stream does. */
  const sendAll = ([first, ...others]: readonly unknown[]): void => {
    if (first === undefined) return;
    call.sendMessage(first, () => {
      accepted++;
      sendAll(others);
    });
  };
  return {
    sendAll,
    send: (message: unknown) => sendAll([message]),
    accepted: () => accepted,
    reached: () => unwritten.length,
    write: (count: number) => unwritten.splice(0, count).forEach((written) => written()),
  };
};

describe('a call that answers with many messages', () => {
  it('takes the next message while the connection has not written the one before it', () => {
    const { send, accepted, reached } = slowCall();
    for (let count = 0; count < 20; count++) send(Buffer.alloc(KIB));
    expect([accepted(), reached()]).toEqual([20, 20]);
  });

  it('waits when 64 KiB are unwritten, until some of them are written', () => {
    const { send, accepted, write } = slowCall();
    send(Buffer.alloc(60 * KIB));
    send(Buffer.alloc(5 * KIB));
    expect(accepted()).toBe(1);
    write(1);
    expect(accepted()).toBe(2);
  });

  it('goes on after every wait, however the messages queue up', () => {
    const { sendAll, accepted, write } = slowCall();
    sendAll(Array.from({ length: 10 }, () => Buffer.alloc(40 * KIB)));
    for (let written = 0; written < 10; written++) write(1);
    expect(accepted()).toBe(10);
  });

  it('waits with many answers that are not serialised yet, too', () => {
    const { send, accepted } = slowCall();
    for (let count = 0; count < 1_000; count++) send({});
    expect(accepted()).toBeLessThan(300);
  });
});

it('a call with one answer waits until it is written', () => {
  const { send, accepted, write } = slowCall({ responseStream: false });
  send(Buffer.alloc(KIB));
  expect(accepted()).toBe(0);
  write(1);
  expect(accepted()).toBe(1);
});
