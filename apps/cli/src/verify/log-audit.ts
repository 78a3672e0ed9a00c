import { LOG_STREAM, MAX_SKEW_MS, asStored, bareHashOf, recordedAtIn, type RecordedEvent } from '#kernel/event-store';
import { LOG_PREFIXES } from '#kernel/nest';
import { anchorOf, linkOf } from '#kernel/integrity';
import type { Findings } from './findings.js';
import { StreamSums } from './stream-sums.js';

/** An event that two people have set aside: no fault, and worth knowing. */
export interface SetAside {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  /** The id of the event that says so. */
  readonly by: string;
}

/** Where a stream stands, for all that can be relied on. */
interface End {
  readonly revision: number;
  /** What the next authentic event must name as the hash before it; not known where something is missing. */
  readonly link: string | undefined;
  /** Of the last authentic event, in milliseconds since the Unix epoch. */
  readonly at: number;
}

const KINDS = { unproven: 'is unproven', unknownType: 'cannot be read', unreadable: 'is unreadable' } as const;

/**
 * Reads the whole log from first to last, each event with its flaw, and holds of each stream no more than its end. Whatever
 * somebody has made of an event, it is named and the next one is looked at.
 */
export class LogAudit {
  readonly sums = new StreamSums();
  readonly setAside: SetAside[] = [];
  /** Events of streams that are none of ours. */
  others = 0;
  readonly #ends = new Map<string, End>();
  readonly #ids = new Set<string>();
  /** Where the first event that does not follow was named: all after it do not follow either. */
  readonly #loose = new Set<string>();

  /** @param copiedUpTo where the last event lies that was copied from another store: when this one took it says nothing */
  constructor(
    private readonly origin: string,
    private readonly findings: Findings,
    private readonly copiedUpTo = -1n,
  ) {}

  /** The next events of the log, of any stream. */
  take(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (isOurs(event)) this.#one(event);
      else if (!event.stream.startsWith('$')) this.others++;
    }
  }

  #one(event: RecordedEvent): void {
    const { stream, revision, id } = event;
    const end = this.#ends.get(stream) ?? { revision: -1, link: anchorOf(this.origin, stream), at: -Infinity };
    if (this.#ids.has(id)) this.#find(event, 'has the id of an event before it');
    this.#ids.add(id);
    const missing = revision - end.revision - 1;
    if (missing > 0) this.#find(event, `comes where entry ${end.revision + 1} must be: ${missing} missing`);
    if (missing < 0) this.#find(event, `comes after entry ${end.revision}`);
    const before = missing > 0 ? { ...end, link: undefined } : end;
    this.#ends.set(stream, { ...this.#judged(event, before), revision: Math.max(revision, end.revision) });
    this.sums.count(stream, asStored(event).metadata.hash);
  }

  /** @returns what the next event must follow */
  #judged(event: RecordedEvent, end: End): End {
    const { stream, revision, id, flaw, setAside } = event;
    if (setAside) {
      this.setAside.push({ stream, revision, eventId: id, by: setAside.by.id });
      return { ...end, link: typeof event.data.link === 'string' ? event.data.link : end.link };
    }
    const follows = end.link === undefined || linkOf(event) === end.link || isBareOpening(event);
    if (!follows) this.#findLoose(event);
    else if (flaw) this.#find(event, `${KINDS[flaw.kind]}: ${flaw.reason}`);
    if (flaw && flaw.kind !== 'unknownType') return end;
    return { ...end, link: event.metadata.hash ?? bareHashOf(event), at: this.#instant(event, end) };
  }

  #findLoose(event: RecordedEvent): void {
    if (this.#loose.has(event.stream)) return;
    this.#loose.add(event.stream);
    const reason = event.flaw?.reason ?? 'it does not follow the entry before it';
    this.#find(event, `is unproven: ${reason}`);
  }

  /** @returns when it was recorded */
  #instant(event: RecordedEvent, { at: before }: End): number {
    const { recordedAt, storedAt = recordedAt, metadata } = event;
    const [at, stored] = [Date.parse(recordedAt), Date.parse(storedAt)];
    const isHashed = recordedAtIn(metadata) !== undefined;
    const isCopied = event.position <= this.copiedUpTo;
    if (isCopied && !isHashed) return before;
    if (isHashed && !isCopied && Math.abs(at - stored) > MAX_SKEW_MS)
      this.#find(event, `says that it was recorded at ${recordedAt}, and the event store took it at ${storedAt}`);
    // before 0.7.0 it was the store's clock that said so, which may have been set
    if (before - at > (isHashed ? 0 : MAX_SKEW_MS))
      this.#find(event, `says that it was recorded at ${recordedAt}, before the entry in front of it`);
    return Math.max(at, before);
  }

  #find({ stream, revision, id: eventId }: RecordedEvent, what: string): void {
    this.findings.add({ what, stream, revision, eventId });
  }
}

/** The first event of a log that was written before 0.7.0 has no metadata: the one after it binds it. */
const isBareOpening = ({ stream, revision, metadata }: RecordedEvent): boolean =>
  stream === LOG_STREAM && revision === 0 && metadata.hash === undefined;

const isOurs = ({ stream }: RecordedEvent): boolean => LOG_PREFIXES.some((prefix) => stream.startsWith(prefix));
