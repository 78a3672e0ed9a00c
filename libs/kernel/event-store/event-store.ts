import type { EventMetadata } from '#kernel/decider';
import type { StoredPayload } from '#kernel/integrity';
import { failureIn, messageOf, type StoreFailure } from './store-failure.js';

/** Who did it, in answer to what. Written with every event, and never edited. */
export interface Metadata {
  /** 2 has `recordedAt` and `code`, and is what is written since 0.7.0. */
  readonly schema: 1 | 2;
  readonly commandId: string;
  readonly command: string;
  /** Keyed fingerprint of the command's body: tells a repeat from another command under a used id. */
  readonly digest: string;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly organisation: string;
    readonly office?: string;
  };
  /** The instant of the decision, by the clock of whoever decided; events of former versions have only the store's. */
  readonly decidedAt?: string;
  /** The instant of recording, by our clock and never before that of the event in front of it in its stream. Hashed. */
  readonly recordedAt?: string;
  readonly purpose?: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  /** The `hash` of the event before it in its stream that is authentic; for the first, of the stream's name and the log. */
  readonly prevHash: string;
  readonly hash: string;
  /** What only a holder of the log key can make of the hash; see `LogKeys`. */
  readonly code?: string;
}

/** Why an event must not be acted on. */
export interface Flaw {
  /** Nobody who may write wrote it; or its type is not known to this version; or its content is no JSON object. */
  readonly kind: 'unproven' | 'unknownType' | 'unreadable';
  /** A sentence for an operator: what does not hold. Nothing of what the event says. */
  readonly reason: string;
  /** Whether the event itself is genuine, and what lies before it is missing: a backup mends that, and nothing sets it aside. */
  readonly isGap?: true;
}

/** An event on its way into the store: personal values sealed. */
export interface EventData {
  readonly id: string;
  readonly type: string;
  readonly data: StoredPayload;
  readonly metadata: Metadata;
  /** Only of an event whose content is no JSON object: what a copy of the log writes in place of it. */
  readonly bytes?: ContentBytes;
}

/** The content of an event as it lies in a store. */
export interface ContentBytes {
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the store gives it back: where it sits in its stream, and in all streams together. */
export interface RecordedEvent extends EventData {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** The instant of recording, ISO 8601: the one in its metadata, or the store's where an event of schema 1 has none. */
  readonly recordedAt: string;
  /** The instant at which the store took it, by the store's clock. In no hash. */
  readonly storedAt?: string;
  /** Why its content could not be read from the wire. Its data is empty then. */
  readonly unreadable?: string;
  /** Set by `VerifiedEventStore`. */
  readonly flaw?: Flaw;
  /** Of an event that was set aside: as it lies in the log, and the event that set it aside. */
  readonly setAside?: { readonly event: RecordedEvent; readonly by: RecordedEvent };
}

/** The instant of recording that stands in the metadata, whatever somebody wrote there. */
export const recordedAtIn = (metadata: unknown): string | undefined => {
  const { recordedAt } = (metadata ?? {}) as { readonly recordedAt?: unknown };
  return typeof recordedAt === 'string' && INSTANT.test(recordedAt) && !Number.isNaN(Date.parse(recordedAt))
    ? recordedAt
    : undefined;
};

/** As we write it; `Date.parse` takes much else. */
const INSTANT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a fold may know of it. */
export const recordingOf = ({
  id,
  metadata: { actor: by, command, commandId, decidedAt },
  recordedAt = '',
}: Pick<RecordedEvent, 'id' | 'metadata'> & { readonly recordedAt?: string }): EventMetadata => ({
  id,
  by,
  at: decidedAt ?? recordedAt,
  command,
  commandId,
});

/** Where a stream stood after its last event; revision -1 when it has none. */
export interface AppendResult {
  readonly revision: number;
  readonly position: bigint;
}

export interface SubscribeOptions {
  /** Beginnings of stream names, e.g. `survivor-`. */
  readonly prefixes: readonly string[];
  readonly after: bigint;
  readonly signal?: AbortSignal;
  /** Told whenever the subscription was lost and is about to be taken up again. */
  readonly onDrop?: (reason: unknown) => void;
  /** Told whenever the store has confirmed the subscription, at first and after each drop. */
  readonly onLive?: () => void;
}

export interface ReadOptions {
  /** A revision that the answer must contain: a follower that lags is asked again until it does. */
  readonly atLeast?: number;
}

/** The port. An abstract class, so that it doubles as the injection token. */
export abstract class EventStore {
  /** All events of a stream from a revision on; none when there is no such stream. */
  abstract read(stream: string, from?: number, asked?: ReadOptions): Promise<readonly RecordedEvent[]>;

  /** The same for whoever shows or checks events and acts on none: flawed ones come too, and say so. */
  inspect(stream: string, from?: number, asked?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.read(stream, from, asked);
  }

  /** @throws WrongExpectedRevision when the stream is not at `expected`; OutcomeUnknown when the answer was lost; AppendTooLarge. */
  abstract append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult>;

  /** Every event of the streams after a position, then each new one: as many at a time as have arrived. */
  abstract subscribe(following: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;

  /** The store's clock, in milliseconds since the Unix epoch. */
  async clock(): Promise<number> {
    return Date.now();
  }

  /** The first event of the streams after a position, or nothing when there is none. */
  abstract first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined>;

  /** The last event of the streams, or nothing when there is none. */
  abstract last(prefixes: readonly string[]): Promise<RecordedEvent | undefined>;

  /** The event that lies exactly at this position, of whatever stream, or nothing. Positions are compared, never computed. */
  abstract at(position: bigint): Promise<RecordedEvent | undefined>;
}

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';

  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly revision: number,
  ) {
    super(`${stream} is at revision ${revision}, not ${expected}.`);
  }
}

/** The events may or may not be in the log: only the same command again tells. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * A stream holds an event that must not be acted on, so nothing is decided or shown on the strength of it. The message
 * names the event and says nothing of what is in it.
 */
export class FlawedStream extends Error {
  override readonly name = 'FlawedStream';

  constructor(
    readonly stream: string,
    readonly revision: number,
    readonly eventId: string,
    readonly flaw: Flaw,
  ) {
    super(`Entry ${revision} of ${stream} (event ${eventId}) cannot be relied on: ${flaw.reason}.`);
  }
}

/** Our clock and the store's differ by so much that nobody could rely on what we would record. Nothing was changed. */
export class ClockSkewed extends Error {
  override readonly name = 'ClockSkewed';

  constructor(skewMs: number) {
    const minutes = Math.round(Math.abs(skewMs) / 60_000);
    const how = skewMs > 0 ? 'ahead of' : 'behind';
    super(
      `The clock of this machine is ${minutes} minutes ${how} that of the event store, so nothing is recorded: set it right (NTP).`,
    );
  }
}

/** Nothing was read, and nothing was changed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** Nothing where the store has answered, and not with what was needed. */
  readonly failure?: StoreFailure;

  static because(failure: StoreFailure, options: ErrorOptions): StoreUnavailable {
    return Object.assign(new StoreUnavailable(messageOf(failure), options), { failure });
  }

  /** Whether waiting may mend it. */
  get isTemporary(): boolean {
    return failureIn(this)?.isTemporary ?? true;
  }
}

/** The store takes no append of this size, and nothing was changed. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  constructor(
    readonly failure: StoreFailure,
    options?: ErrorOptions,
  ) {
    super(messageOf(failure), options);
  }
}

/** `survivor-<uuid>` → `<uuid>`: whom a stream is about. */
export const subjectOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** `survivor-<uuid>` → `survivor`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** Streams whose events are about a survivor that they name, and are sealed with that survivor's keys. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['access', 'setaside']);

/** Whose key seals it, where that is not whom the stream is about: of those who looked, each looked at somebody. */
export const ownerOf = (stream: string, { survivorId }: Readonly<Record<string, unknown>>): { readonly of?: string } =>
  ABOUT_OTHERS.has(categoryOf(stream)) && typeof survivorId === 'string' ? { of: survivorId } : {};
