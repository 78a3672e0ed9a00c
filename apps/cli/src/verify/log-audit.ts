import { LOG_STREAM, MAX_SKEW_MS, asStored, bareHashOf, recordedAtIn, type RecordedEvent } from '#kernel/event-store';
import { isOwnEvent } from '#nest';
import { anchorOf, linkOf } from '#kernel/integrity';
import type { Findings } from './findings.js';
import { StreamSums } from './stream-sums.js';

/** An event that two people have set aside: reported, but not as a finding. */
export interface SetAside {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  /** The id of the event that set it aside. */
  readonly by: string;
}

/** The end of a stream, as far as its events are authentic. */
interface End {
  readonly revision: number;
  /** The previous hash that the next authentic event must contain; undefined after missing events. */
  readonly link: string | undefined;
  /** The time of the last authentic event, in milliseconds since the Unix epoch. */
  readonly at: number;
}

const KINDS = { unproven: 'is unproven', unknownType: 'cannot be read', unreadable: 'is unreadable' } as const;

/**
 * Reads the whole log in order, each event with its flaw, and keeps only the end of each stream in memory. A forged or
 * damaged event is a finding, and the audit continues with the next one.
 */
export class LogAudit {
  readonly sums = new StreamSums();
  readonly setAside: SetAside[] = [];
  /** The number of events in streams that Homeward does not use. */
  others = 0;
  readonly #ends = new Map<string, End>();
  readonly #ids = new Set<string>();
  /** The streams with a broken chain: only the first break is reported, since every later event breaks as well. */
  readonly #loose = new Set<string>();

  /** @param copiedUpTo the position of the last event copied from another store, whose storage time means nothing */
  constructor(
    private readonly origin: string,
    private readonly findings: Findings,
    private readonly copiedUpTo = -1n,
  ) {}

  /** The next events of the log, of any stream. */
  take(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (isOwnEvent(event)) this.#auditEvent(event);
      else if (!event.stream.startsWith('$')) this.others++;
    }
  }

  #auditEvent(event: RecordedEvent): void {
    const { stream, revision, id } = event;
    const end = this.#ends.get(stream) ?? { revision: -1, link: anchorOf(this.origin, stream), at: -Infinity };
    if (this.#ids.has(id)) this.#find(event, 'has the same id as an earlier event');
    this.#ids.add(id);
    const missing = revision - end.revision - 1;
    if (missing > 0) this.#find(event, `comes where entry ${end.revision + 1} is expected: ${missing} missing`);
    if (missing < 0) this.#find(event, `comes after entry ${end.revision}, so it repeats a revision`);
    const before = missing > 0 ? { ...end, link: undefined } : end;
    this.#ends.set(stream, { ...this.#check(event, before), revision: Math.max(revision, end.revision) });
    this.sums.count(stream, asStored(event).metadata.hash);
  }

  /** @returns the end of the stream that the next event must follow */
  #check(event: RecordedEvent, end: End): End {
    const { stream, revision, id, flaw, setAside } = event;
    if (setAside) {
      this.setAside.push({ stream, revision, eventId: id, by: setAside.by.id });
      return { ...end, link: typeof event.data.link === 'string' ? event.data.link : end.link };
    }
    const follows = end.link === undefined || linkOf(event) === end.link || isBareOpening(event);
    if (!follows) this.#findLoose(event);
    else if (flaw) this.#find(event, `${KINDS[flaw.kind]}: ${flaw.reason}`);
    if (flaw && flaw.kind !== 'unknownType') return end;
    return { ...end, link: event.metadata.hash ?? bareHashOf(event), at: this.#checkTime(event, end) };
  }

  #findLoose(event: RecordedEvent): void {
    if (this.#loose.has(event.stream)) return;
    this.#loose.add(event.stream);
    const reason = event.flaw?.reason ?? 'it does not follow the entry before it';
    this.#find(event, `is unproven: ${reason}`);
  }

  /** Notes an entry whose time contradicts the store or the entry before it. @returns the time at which it was recorded */
  #checkTime(event: RecordedEvent, { at: before }: End): number {
    const { recordedAt, storedAt = recordedAt, metadata } = event;
    const [at, stored] = [Date.parse(recordedAt), Date.parse(storedAt)];
    const isHashed = recordedAtIn(metadata) !== undefined;
    const isCopied = event.position <= this.copiedUpTo;
    if (isCopied && !isHashed) return before;
    if (isHashed && !isCopied && Math.abs(at - stored) > MAX_SKEW_MS)
      this.#find(event, `was recorded at ${recordedAt} by its own account, but stored at ${storedAt}`);
    // before 0.7.0 this was the time of the store's clock, which may have been changed
    if (before - at > (isHashed ? 0 : MAX_SKEW_MS))
      this.#find(event, `was recorded at ${recordedAt} by its own account, before the previous entry`);
    return Math.max(at, before);
  }

  #find({ stream, revision, id: eventId }: RecordedEvent, what: string): void {
    this.findings.add({ what, stream, revision, eventId });
  }
}

/** The first event of a log from before 0.7.0 has no metadata; the hash of the next one covers it. */
const isBareOpening = ({ stream, revision, metadata }: RecordedEvent): boolean =>
  stream === LOG_STREAM && revision === 0 && metadata.hash === undefined;
