import { recordedAtIn, type ContentBytes, type Metadata, type EventData, type RecordedEvent } from '../event-store.js';

/** An event as it arrives: content that is not JSON is a text or bytes, and absent metadata is undefined. */
interface ArrivedEvent extends Pick<RecordedEvent, 'id' | 'stream' | 'type' | 'position'> {
  readonly revision: bigint;
  readonly created: Date;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata?: unknown;
}

/** Any writer can append an event that is not ours: it is returned with its readable parts. */
export const toRecordedEvent = ({
  id,
  stream,
  type,
  data,
  metadata,
  revision,
  position,
  created,
  isJson,
}: ArrivedEvent): RecordedEvent => {
  const faults = [
    ...(isObject(data) ? [] : ['its data is not a JSON object']),
    ...(isObject(metadata) ? [] : ['its metadata is not a JSON object']),
  ];
  const storedAt = instantOf(created);
  return {
    id,
    stream,
    type,
    data: (isObject(data) ? data : {}) as EventData['data'],
    metadata: (isObject(metadata) ? metadata : {}) as Metadata,
    revision: Number(revision),
    position,
    recordedAt: recordedAtIn(metadata) ?? storedAt,
    storedAt,
    ...(faults.length > 0 && {
      unreadable: faults.join(', '),
      ...contentBytes({ isJson, data, metadata }),
    }),
  };
};

/** Undefined if it is nested too deeply to be serialised. */
const contentBytes = ({
  isJson,
  data,
  metadata,
}: {
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata: unknown;
}): { readonly bytes?: ContentBytes } => {
  try {
    return { bytes: { isJson, data: bytesOf(data, isJson), metadata: bytesOf(metadata, true) } };
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
};

/** Serialises again what the client has parsed; other content comes as text, and absent content is empty. */
const bytesOf = (content: unknown, isJson: boolean): ContentBytes['data'] => {
  if (content === undefined) return new Uint8Array();
  if (content instanceof Uint8Array) return content;
  if (isJson && typeof content === 'string' && !isJsonText(content)) return Buffer.from(content);
  return Buffer.from(JSON.stringify(content));
};

/** The store accepts any number there, and not every number is a valid date. */
const instantOf = (created: Date): string =>
  created.getTime() >= 0 && created.getTime() < LATEST_MS ? created.toISOString() : EARLIEST;

const EARLIEST = '1970-01-01T00:00:00.000Z';
/** The end of the year 9999. */
const LATEST_MS = 253_402_300_800_000;

const isJsonText = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
