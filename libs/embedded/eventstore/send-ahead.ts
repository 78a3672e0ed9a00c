import grpc from '@grpc/grpc-js';

/** How much of a call may wait for its connection: what is written together, and what a slow reader makes us hold. */
const AHEAD_BYTES = 64 * 1024;
/** An answer that is not yet serialised is small. */
const ANSWER_BYTES = 256;

/**
 * The server writes a message only after the one before it has reached the socket: over TLS, a record and a system call
 * for each event. This takes messages ahead, and HTTP/2 then writes together what has come meanwhile.
 */
class SendingAhead extends grpc.ServerInterceptingCall {
  #waiting = 0;
  #resume: (() => void) | undefined;

  override sendMessage(message: unknown, callback: () => void): void {
    const { byteLength: bytes = ANSWER_BYTES } = message as { byteLength?: number };
    this.#waiting += bytes;
    super.sendMessage(message, () => {
      this.#waiting -= bytes;
      if (this.#waiting >= AHEAD_BYTES) return;
      const resume = this.#resume;
      this.#resume = undefined; // first, because it sends the next message at once
      resume?.();
    });
    if (this.#waiting < AHEAD_BYTES) callback();
    else this.#resume = callback;
  }
}

export const sendAhead: grpc.ServerInterceptor = ({ responseStream }, call) =>
  responseStream ? new SendingAhead(call) : new grpc.ServerInterceptingCall(call);
