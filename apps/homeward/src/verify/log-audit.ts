import type { Recorded } from '#event-store';
import { anchorOf, follows } from '#trust';

/** What a client outside the system knows of its commands: the id of each, and how it ended for all that it could see. */
export type Ledger = ReadonlyMap<string, string>;

/** What is wrong, and where. */
export interface Finding {
  readonly what: string;
  readonly stream?: string;
  readonly table?: string;
  readonly eventId?: string;
}

interface Sum {
  streams: number;
  events: number;
  /** Of the last hash of each stream, in whatever order they come. */
  checksum: bigint;
}

/** So many are named; the others are counted. */
const NAMED = 20;

/** Reads the log from first to last and holds of each stream no more than its last hash. */
export class LogAudit {
  readonly findings: Finding[] = [];
  found = 0;
  acked = 0;
  #streams = new Map<string, { revision: number; hash: string }>();
  #broken = new Set<string>();
  #position = -1n;
  readonly #open: Map<string, string>;

  constructor(
    private readonly origin: string,
    private readonly ledger: Ledger,
  ) {
    this.#open = new Map(ledger);
  }

  take(events: readonly Recorded[]): void {
    for (const event of events) this.#one(event);
  }

  find(finding: Finding): void {
    this.found++;
    if (this.findings.length < NAMED) this.findings.push(finding);
  }

  #one(event: Recorded): void {
    const { stream, revision, position, id, metadata } = event;
    if (position <= this.#position) this.find({ what: `position ${position} goes back`, stream, eventId: id });
    this.#position = position;
    const before = this.#streams.get(stream) ?? { revision: -1, hash: anchorOf(this.origin, stream) };
    if (!this.#broken.has(stream)) {
      const gap = revision !== before.revision + 1;
      if (gap || !follows(before.hash, event as never)) {
        this.#broken.add(stream);
        const what = gap ? `has no entry ${before.revision + 1}` : `is altered at entry ${revision}`;
        this.find({ what, stream, eventId: id });
      }
    }
    this.#streams.set(stream, { revision, hash: String((metadata as { hash?: string }).hash ?? '') });
    const outcome = this.#open.get(metadata?.commandId);
    if (outcome === undefined) return;
    this.#open.delete(metadata.commandId);
    if (outcome === 'ACK') this.acked++;
    if (outcome === 'REJECT')
      this.find({ what: `command ${metadata.commandId} was refused, and is in the log`, stream });
  }

  /** Once everything is read. */
  end(): void {
    for (const [commandId, outcome] of this.#open)
      if (outcome === 'ACK') this.find({ what: `command ${commandId} was acknowledged, and is not in the log` });
  }

  /** Of how many commands a ledger says that they were acknowledged. */
  get promised(): number {
    return [...this.ledger.values()].filter((outcome) => outcome === 'ACK').length;
  }

  get events(): number {
    return [...this.#streams.values()].reduce((sum, { revision }) => sum + revision + 1, 0);
  }

  /** By kind of stream. */
  sums(): Readonly<Record<string, { streams: number; events: number; checksum: string }>> {
    const sums = new Map<string, Sum>();
    for (const [stream, { revision, hash }] of this.#streams) {
      const category = stream.slice(0, stream.indexOf('-'));
      const sum = sums.get(category) ?? { streams: 0, events: 0, checksum: 0n };
      sums.set(category, sum);
      sum.streams++;
      sum.events += revision + 1;
      sum.checksum ^= /^[0-9a-f]{64}$/.test(hash) ? BigInt(`0x${hash}`) : 0n;
    }
    return Object.fromEntries(
      [...sums].map(([category, { checksum, ...sum }]) => [
        category,
        { ...sum, checksum: checksum.toString(16).padStart(64, '0') },
      ]),
    );
  }
}
