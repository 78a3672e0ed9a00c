/** An event as a caller proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** An event as stored in the log. `created` counts 100 ns ticks since the Unix epoch, as on the wire. */
export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly created: bigint;
}

/** The place of an event in its stream and in the log. */
export interface EventPlace {
  readonly revision: bigint;
  readonly position: bigint;
}

export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** The revision of a stream without events. */
export const EMPTY_STREAM_REVISION = -1n;

export const sizeOf = ({ data, metadata }: ProposedEvent): number => data.length + metadata.length;

const RECORD_OVERHEAD_BYTES = 64;

/** How far a record advances the log position: about its size in bytes, as in a log file. */
export const recordBytes = (stream: string, event: ProposedEvent): number =>
  RECORD_OVERHEAD_BYTES + stream.length + event.type.length + sizeOf(event);
