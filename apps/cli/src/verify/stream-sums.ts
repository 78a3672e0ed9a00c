export interface Sum {
  streams: number;
  events: number;
  /** Sums up the last hash of each stream; their order does not matter. */
  checksum: string;
}

/** How much there is of each kind of stream. */
export class StreamSums {
  readonly #streams = new Map<string, { events: number; hash: unknown }>();

  count(stream: string, hash: unknown): void {
    this.#streams.set(stream, { events: (this.#streams.get(stream)?.events ?? 0) + 1, hash });
  }

  byKind(): Readonly<Record<string, Readonly<Sum>>> {
    const sums = new Map<string, Omit<Sum, 'checksum'> & { checksum: bigint }>();
    for (const [stream, { events, hash }] of this.#streams) {
      const kind = stream.slice(0, stream.indexOf('-'));
      const sum = sums.get(kind) ?? { streams: 0, events: 0, checksum: 0n };
      sums.set(kind, sum);
      sum.streams++;
      sum.events += events;
      sum.checksum ^= HASH.test(String(hash)) ? BigInt(`0x${String(hash)}`) : 0n;
    }
    return Object.fromEntries(
      [...sums].map(([kind, { checksum, ...sum }]) => [
        kind,
        { ...sum, checksum: checksum.toString(16).padStart(64, '0') },
      ]),
    );
  }

  /** How many events of streams that begin so. */
  events(prefixes: readonly string[]): number {
    let sum = 0;
    for (const [stream, { events }] of this.#streams)
      if (prefixes.some((prefix) => stream.startsWith(prefix))) sum += events;
    return sum;
  }
}

const HASH = /^[0-9a-f]{64}$/;
