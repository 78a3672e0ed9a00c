import type { RecordedEvent } from '#kernel/event-store';
import { MerkleTree } from '#kernel/integrity';
import { acceptsLossOf, isMigrationOf } from './compare-head.js';
import { HeadFolder, UnreadableHead, type SignedHead } from './head-folder.js';
import { leafRecordOf, type LeafRecord } from './leaf-record.js';
import { headlessTimesAfter, type HeadlessTime } from './missing-heads.js';

/** A difference from what was signed, and its place. */
interface HeadFinding {
  readonly what: string;
  readonly stream?: string;
  readonly eventId?: string;
  readonly position?: bigint;
}

export interface HeadVerdict {
  /** Undefined where none was signed, or it cannot be used. */
  readonly head?: SignedHead;
  /** How many events are newer than the head, so that nothing outside the log proves them. */
  readonly younger: number;
  /** Whether an operator has accepted that the head's missing events are lost. */
  readonly lossAccepted: boolean;
  /** When the log had no signed head, although it was old. */
  readonly missing: readonly HeadlessTime[];
  readonly finding?: HeadFinding;
  /** Whether that is only that the same events lie at other positions. */
  readonly isMoved?: boolean;
}

/** The first place where the log's leaf differs from the files beside the head. */
interface Difference {
  readonly expected: LeafRecord | undefined;
  readonly found: RecordedEvent | undefined;
}

/**
 * Compares the whole log with its last signed head: the root over the first events must be the signed one. If it is not,
 * the leaves beside the head show which event is the first that is missing, altered or inserted.
 */
export class HeadAudit {
  readonly #log = new MerkleTree();
  readonly #kept = new MerkleTree();
  #younger = 0;
  #missing: readonly HeadlessTime[] = [];
  #last: RecordedEvent | undefined;
  #difference: Difference | undefined;
  #lossAccepted = false;
  #isMigrated = false;
  #isMoved = false;

  private constructor(
    private readonly origin: string,
    private readonly head: SignedHead | undefined,
    private readonly records: RecordReader,
    private readonly problem: string | undefined,
    private readonly isProven: boolean,
  ) {}

  /**
   * @param folder of HOMEWARD_HEADS_FOLDER
   * @param isProven whether the events come with verified codes: otherwise an accepted loss proves nothing
   */
  static async open(folder: string, origin: string, isProven = true): Promise<HeadAudit> {
    const files = new HeadFolder(folder);
    try {
      const head = await files.head();
      return new HeadAudit(origin, head, new RecordReader(files.leaves(head?.size ?? 0)), undefined, isProven);
    } catch (error) {
      if (!(error instanceof UnreadableHead)) throw error;
      return new HeadAudit(origin, undefined, new RecordReader(files.leaves(0)), error.message, isProven);
    }
  }

  /** The next events of all our streams, in the order of the log. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      this.#missing = headlessTimesAfter(this.#missing, event);
      if (this.isProven && this.head) {
        this.#lossAccepted ||= acceptsLossOf(event, this.head);
        this.#isMigrated ||= isMigrationOf(event, this.head);
      }
      if (this.#log.size >= (this.head?.size ?? 0)) this.#younger++;
      else await this.#compare(event);
    }
  }

  /** Called after all events were read. */
  async end(): Promise<HeadVerdict> {
    const { head, problem } = this;
    const finding = problem === undefined ? head && (await this.#finding(head)) : { what: problem };
    await this.records.close();
    return {
      ...(head && { head }),
      younger: this.#younger,
      lossAccepted: this.#lossAccepted,
      missing: this.#missing,
      ...(finding && !this.#lossAccepted && { finding, isMoved: this.#isMoved }),
    };
  }

  async #compare(event: RecordedEvent): Promise<void> {
    const record = leafRecordOf(event);
    const expected = await this.#nextKept();
    this.#log.append(record.leaf);
    this.#last = event;
    if (!expected?.leaf.equals(record.leaf)) this.#difference ??= { expected, found: event };
  }

  async #nextKept(): Promise<LeafRecord | undefined> {
    const record = await this.records.next();
    if (record) this.#kept.append(record.leaf);
    return record;
  }

  async #finding(head: SignedHead): Promise<HeadFinding | undefined> {
    if (head.origin !== this.origin)
      return { what: `this is the log ${this.origin}, and the signed head is of the log ${head.origin}` };
    if (this.#log.size === head.size && this.#log.root().equals(head.root)) return this.#findMoved(head);
    const missing = head.size - this.#log.size;
    for (let expected = await this.#nextKept(); expected; expected = await this.#nextKept())
      this.#difference ??= { expected, found: undefined };
    const signed = `the head signed at ${head.at} counts ${head.size} events`;
    if (this.#kept.size !== head.size || !this.#kept.root().equals(head.root) || !this.#difference)
      return {
        what: `${signed} of another content, and the leaves beside it are not those of the head, so nothing says which`,
      };
    const { what, ...where } = describeDifference(this.#difference);
    return {
      ...where,
      what: missing > 0 ? `${what}; ${signed}, and the log has ${this.#log.size}` : `${what}; ${signed}`,
    };
  }

  /** A log with the signed events, but the last one at another position: every checkpoint depends on positions. */
  #findMoved({ position, eventId }: SignedHead): HeadFinding | undefined {
    const last = this.#last!;
    if (last.id === eventId && (last.position === position || this.#isMigrated)) return undefined;
    const { stream } = last;
    this.#isMoved = last.id === eventId;
    return { what: `lies at position ${last.position}, and was signed at ${position}`, stream, eventId, position };
  }
}

const describeDifference = ({ expected, found }: Difference): HeadFinding => {
  const here = found && { stream: found.stream, eventId: found.id, position: found.position };
  if (!expected) return { what: 'was not there when the head was signed', ...here };
  const there = { eventId: expected.eventId, position: expected.position };
  if (!here) return { what: 'is missing', ...there };
  if (expected.eventId === here.eventId) return { what: 'is not what it was when the head was signed', ...here };
  if (expected.position < here.position) return { what: 'is missing', ...there };
  if (expected.position > here.position) return { what: 'was not there when the head was signed', ...here };
  return { what: `lies where the event ${expected.eventId} was signed`, ...here };
};

/** Reads one record after the other. */
class RecordReader {
  #chunk: readonly LeafRecord[] = [];
  #next = 0;

  constructor(private readonly chunks: AsyncGenerator<readonly LeafRecord[]>) {}

  async next(): Promise<LeafRecord | undefined> {
    if (this.#next >= this.#chunk.length) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      this.#chunk = value;
      this.#next = 0;
    }
    return this.#chunk[this.#next++];
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }
}
