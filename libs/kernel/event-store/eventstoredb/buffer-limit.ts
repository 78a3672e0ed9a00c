import type { Transform, TransformOptions } from 'node:stream';

/** A message to the client, as far as it matters here. */
interface Sent {
  getEvent?():
    { getEvent(): { getData_asU8(): Uint8Array; getCustomMetadata_asU8(): Uint8Array } | undefined } | undefined;
}

export interface BufferLimit {
  /** Options for the constructor of the client's subscription. */
  readonly options: Pick<TransformOptions, 'transform'>;
  /** To be called after the waiting events were taken. */
  readonly taken: () => void;
}

const bytesOf = (sent: Sent): number => {
  const event = sent.getEvent?.()?.getEvent();
  return event ? event.getData_asU8().length + event.getCustomMetadata_asU8().length : 0;
};

/**
 * The client limits its buffer by the number of events only, and the largest event is a thousand times as large as a
 * usual one. So this limits the bytes as well, and thereby slows the server down.
 */
export const limitBufferedBytes = (maxBytes: number): BufferLimit => {
  let waiting = 0;
  let resume: (() => void) | undefined;
  return {
    options: {
      transform(this: Transform, sent: Sent, encoding, next) {
        // the client's own method, which this one overrides
        const ofClient = (callback: typeof next) =>
          (Object.getPrototypeOf(this) as Transform)._transform.call(this, sent, encoding, callback);
        waiting += bytesOf(sent);
        if (waiting < maxBytes) return ofClient(next);
        ofClient((error, event) => {
          if (error) return next(error);
          if (event !== undefined) this.push(event);
          resume = next;
        });
      },
    },
    taken: () => {
      waiting = 0;
      resume?.();
      resume = undefined;
    },
  };
};
