import grpc from '@grpc/grpc-js';
import { DeadlineExpired } from '../failure.js';
import { CallRefused } from '../wire/status.js';

const HALF_SENT_TIMEOUT_MS = 30_000;
const HALF_SENT_MAX_BYTES = 64 * 1024 * 1024;

/** Appends that clients have begun to send and not finished: each is limited in time, and all together in bytes. */
export class HalfSentAppends {
  #bytes = 0;

  constructor(
    private readonly timeoutMs = HALF_SENT_TIMEOUT_MS,
    private readonly maxBytes = HALF_SENT_MAX_BYTES,
  ) {}

  begin(expire: (reason: DeadlineExpired) => void): HalfSentAppend {
    let held = 0;
    const reason = new DeadlineExpired(`the append was not sent whole within ${this.timeoutMs} ms: send it again`);
    const timer = setTimeout(() => expire(reason), this.timeoutMs).unref();
    return {
      hold: (bytes) => {
        if (this.#bytes - held + bytes > this.maxBytes) throw this.#full();
        this.#bytes += bytes - held;
        held = bytes;
      },
      end: () => {
        clearTimeout(timer);
        this.#bytes -= held;
        held = 0;
      },
    };
  }

  readonly #full = () =>
    new CallRefused(
      grpc.status.RESOURCE_EXHAUSTED,
      `appends that were not sent whole hold ${this.maxBytes} bytes of this node already: send it again later`,
    );
}

export interface HalfSentAppend {
  /** Sets its current number of bytes; throws if the node has no room for them. */
  hold(bytes: number): void;
  /** Called when the append is complete or was given up. */
  end(): void;
}
