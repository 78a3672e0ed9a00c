import type { EventMetadata } from '#kernel/decider';
import type { StoredPayload } from '#kernel/integrity';

/** `account-<uuid>` → `<uuid>`: the subject of the stream. */
export const subjectOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** `account-<uuid>` → `account`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The role of policies, which record events: not of a person, so it has seen no revision. */
export const POLICY_ROLE = 'POLICY';

/** The actor and cause of an event. Written with every event, and never changed. */
export interface Metadata {
  /** Schema 2 has `recordedAt` and `code`; it is written since version 0.7.0. */
  readonly schema: 1 | 2;
  readonly commandId: string;
  readonly command: string;
  /** The keyed fingerprint of the command's body: it distinguishes a repeat from another command with the same id. */
  readonly digest: string;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly organisation: string;
    readonly office?: string;
    /** The colleague in whose place they acted. */
    readonly deputyOf?: string;
  };
  /**
   * The instant of the decision, by the clock of the deciding process; events of former versions have only the store's.
   */
  readonly decidedAt?: string;
  /** The instant of recording: by our clock, never before the previous event of the stream, and part of the hash. */
  readonly recordedAt?: string;
  readonly purpose?: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  /**
   * The `hash` of the previous authentic event of the stream; for the first event, a hash of the stream's name and the
   * log.
   */
  readonly prevHash: string;
  readonly hash: string;
  /** Made from the hash with the log key: see `LogKeys`. */
  readonly code?: string;
}

/** Why nothing may be decided or shown because of an event. */
export interface Flaw {
  /** It was written without the log key; its type is unknown to this version; or its content is not a JSON object. */
  readonly kind: 'unproven' | 'unknownType' | 'unreadable';
  /** A sentence for an operator about the fault, without the contents of the event. */
  readonly reason: string;
  /**
   * Whether the event itself is genuine, and an earlier one is missing. A backup mends that; it cannot be set aside.
   */
  readonly isGap?: true;
}

/** An event before it is stored, with its personal values sealed. */
export interface EventData {
  readonly id: string;
  readonly type: string;
  readonly data: StoredPayload;
  readonly metadata: Metadata;
  /** Only if the content is not a JSON object: the original bytes, which a copy of the log writes instead. */
  readonly bytes?: ContentBytes;
}

/** The content of an event as it is stored. */
export interface ContentBytes {
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the store returns it, with its revision in the stream and its position in the log. */
export interface RecordedEvent extends EventData {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** The instant of recording, ISO 8601: from its metadata or, for schema 1, from the store. */
  readonly recordedAt: string;
  /** The instant at which the store took it, by the store's clock. Not part of any hash. */
  readonly storedAt?: string;
  /** Why its content could not be read from the wire. Its data is empty then. */
  readonly unreadable?: string;
  /** Set by `VerifiedEventStore`. */
  readonly flaw?: Flaw;
  /** If the event was set aside: its stored form, and the event that set it aside. */
  readonly setAside?: { readonly event: RecordedEvent; readonly by: RecordedEvent };
}

/** The instant of recording in the metadata; possibly manipulated. */
export const recordedAtIn = (metadata: unknown): string | undefined => {
  const { recordedAt } = (metadata ?? {}) as { readonly recordedAt?: unknown };
  return typeof recordedAt === 'string' && INSTANT.test(recordedAt) && isInstant(recordedAt) ? recordedAt : undefined;
};

/** `Date.parse` accepts 30 February, which Postgres refuses. */
const isInstant = (text: string): boolean => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
};

/** Only the form that we write; `Date.parse` accepts many others. */
const INSTANT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The later one of an instant and that of an event, of which nothing counts unless it is proven. */
export const laterInstant = (before: string, { recordedAt, flaw, setAside }: RecordedEvent): string =>
  flaw || setAside || recordedAt <= before ? before : recordedAt;

/** What a fold may know of an event. */
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

/** The end of a stream; revision -1 for an empty one. */
export interface AppendResult {
  readonly revision: number;
  readonly position: bigint;
}

export interface SubscribeOptions {
  /** Prefixes of stream names, such as `account-`. */
  readonly prefixes: readonly string[];
  readonly after: bigint;
  readonly signal?: AbortSignal;
  /** Called when the subscription was lost, before it is resumed. */
  readonly onDrop?: (reason: unknown) => void;
  /** Called when the store has confirmed the subscription, at first and after each drop. */
  readonly onLive?: () => void;
}

export interface ReadOptions {
  /** The result must contain this revision: a lagging follower is asked again until it does. */
  readonly atLeast?: number;
  /** The link after the entry before the first revision, if the caller has verified it: it is not read again. */
  readonly after?: string | undefined;
}

/** What has happened in some streams after a position. */
export interface StreamChanges {
  /** Each stream with an event after it, and the revision of the last one. */
  readonly streams: ReadonlyMap<string, number>;
  /** The last of these events. */
  readonly last?: Pick<RecordedEvent, 'position' | 'id' | 'metadata'> | undefined;
}

/** The port. An abstract class, so that it doubles as the injection token. */
export abstract class EventStore {
  /** All events of a stream from a revision on; none if the stream does not exist. */
  abstract read(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]>;

  /** Like `read`, for callers that show or check events: includes flawed ones, with their flaw. */
  inspect(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.read(stream, from, options);
  }

  /**
   * @throws WrongExpectedRevision if the stream is not at `expected`; OutcomeUnknown if the answer was lost;
   * AppendTooLarge.
   */
  abstract append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult>;

  /** Every event of the streams after a position, then each new one, in batches of those that have arrived. */
  abstract subscribe(following: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;

  /** The store's clock, in milliseconds since the Unix epoch. */
  async clock(): Promise<number> {
    return Date.now();
  }

  /** The first event of the streams after a position, or undefined. */
  abstract first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined>;

  /** The last event of the streams, or undefined. */
  abstract last(prefixes: readonly string[]): Promise<RecordedEvent | undefined>;

  /**
   * Which of the streams have events after a position; undefined where these are too many to say, or the store cannot.
   * @param after the position of an event
   */
  async changedAfter(_prefixes: readonly string[], _after: bigint): Promise<StreamChanges | undefined> {
    return undefined;
  }

  /** The event exactly at this position, in any stream, or undefined. Positions are compared, never computed. */
  abstract at(position: bigint): Promise<RecordedEvent | undefined>;
}
