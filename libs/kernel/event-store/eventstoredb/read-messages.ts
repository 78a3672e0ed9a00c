import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from '../event-store.js';
import { toRecordedEvent } from './recorded.js';
import { WireFields, NAME_OF_STREAM, idIn } from './wire-format.js';

const { Options } = streams.ReadReq;

/** Asks for all events of these streams after a position, and then for each new one. */
export const subscriptionRequest = (prefixes: readonly string[], after: bigint): streams.ReadReq =>
  new streams.ReadReq().setOptions(filteredOptions(prefixes, after).setSubscription(new Options.SubscriptionOptions()));

/** EventStoreDB searches page by page, and its default of 32 events makes many pages of what others wrote. */
const SEARCHED_AT_ONCE = 1_000;

/** Asks for so many events of these streams from a position on: unlike a subscription, with the event that is there. */
export const changesRequest = (prefixes: readonly string[], from: bigint, count: number): streams.ReadReq => {
  const options = filteredOptions(prefixes, from).setCount(String(count));
  options.getFilter()?.setMax(SEARCHED_AT_ONCE);
  return new streams.ReadReq().setOptions(options);
};

const filteredOptions = (prefixes: readonly string[], after: bigint): streams.ReadReq.Options => {
  const from = new Options.AllOptions();
  if (after < 0n) from.setStart(new shared.Empty());
  else {
    const at = String(after);
    from.setPosition(new Options.Position().setCommitPosition(at).setPreparePosition(at));
  }
  const ofStreams = new Options.FilterOptions.Expression().setPrefixList([...prefixes]);
  const filter = new Options.FilterOptions()
    .setStreamIdentifier(ofStreams)
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(1);
  return new Options()
    .setAll(from)
    .setFilter(filter)
    .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()));
};

/** Asks for all events of one stream from a revision on. */
export const streamRequest = (stream: string, from: number): streams.ReadReq => {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  const options = new Options()
    .setStream(new Options.StreamOptions().setStreamIdentifier(name).setRevision(String(from)))
    .setCount(String(Number.MAX_SAFE_INTEGER))
    .setNoFilter(new shared.Empty())
    .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()));
  return new streams.ReadReq().setOptions(options);
};

/** A message of a read or a subscription, as far as it matters here. */
export interface ReadAnswer {
  readonly bytes: number;
  readonly event?: RecordedEvent;
  /** Other events have the position of this one, because they came in one explicit transaction. */
  readonly sharesPosition?: boolean;
  readonly isConfirmation?: boolean;
}

/** The parts of a record as they come. */
interface Record {
  id: string;
  stream: string;
  revision: bigint;
  prepare: bigint;
  commit: bigint;
  data: Buffer;
  metadata: Buffer;
  readonly properties: Map<string, string>;
}

type Part = (record: Record, fields: WireFields) => void;

const PARTS: Readonly<{ [field: number]: Part }> = {
  1: (record, fields) => (record.id = idIn(fields.bytes())),
  2: (record, fields) => (record.stream = nameIn(fields.message())),
  3: (record, fields) => (record.revision = fields.number()),
  4: (record, fields) => (record.prepare = fields.number()),
  5: (record, fields) => (record.commit = fields.number()),
  6: (record, fields) => addProperty(record.properties, fields.message()),
  7: (record, fields) => (record.metadata = fields.bytes()),
  8: (record, fields) => (record.data = fields.bytes()),
};

const EVENT_OF_ANSWER = 1;
const CONFIRMATION_OF_ANSWER = 2;
const RECORD_OF_EVENT = 1;

/**
 * Reads an answer without the generated classes and the client's conversion, which take longer than all else that a
 * subscription does with an event. @throws RangeError if the message is damaged
 */
export const readAnswer = (bytes: Buffer): ReadAnswer => {
  const answer = { bytes: bytes.length };
  const fields = new WireFields(bytes);
  const field = fields.nextField();
  if (field === CONFIRMATION_OF_ANSWER) return { ...answer, isConfirmation: true };
  if (field !== EVENT_OF_ANSWER) return answer;
  const event = fields.message();
  for (let part = event.nextField(); part > 0; part = event.nextField())
    if (part === RECORD_OF_EVENT) return { ...answer, ...eventIn(event.message()) };
  return answer;
};

const NO_BYTES = Buffer.alloc(0);

const eventIn = (fields: WireFields): Pick<ReadAnswer, 'event' | 'sharesPosition'> => {
  const record: Record = {
    id: '',
    stream: '',
    revision: 0n,
    prepare: 0n,
    commit: 0n,
    data: NO_BYTES,
    metadata: NO_BYTES,
    properties: new Map(),
  };
  for (let field = fields.nextField(); field > 0; field = fields.nextField()) PARTS[field]?.(record, fields);
  const { id, stream, revision, prepare, commit, properties, data, metadata } = record;
  const isJson = properties.get('content-type') === 'application/json';
  const event = toRecordedEvent({
    id,
    stream,
    type: properties.get('type') ?? '',
    revision,
    position: commit,
    created: createdAt(properties.get('created')),
    isJson,
    data: isJson ? jsonOr(data, (bytes) => bytes.toString()) : data,
    metadata: metadata.length > 0 ? jsonOr(metadata, (bytes) => bytes) : undefined,
  });
  return prepare === commit ? { event } : { event, sharesPosition: true };
};

const nameIn = (fields: WireFields): string => {
  for (let field = fields.nextField(); field > 0; field = fields.nextField())
    if (field === NAME_OF_STREAM) return fields.text();
  return '';
};

const addProperty = (properties: Map<string, string>, entry: WireFields): void => {
  const texts = ['', '', ''];
  for (let field = entry.nextField(); field > 0; field = entry.nextField())
    if (field < texts.length) texts[field] = entry.text();
  properties.set(texts[1]!, texts[2]!);
};

/** Ticks of 100 ns since the Unix epoch: without their last four digits, they are milliseconds. */
const createdAt = (ticks = ''): Date => new Date(/^\d+$/.test(ticks) ? Number(ticks.slice(0, -4)) : 0);

const jsonOr = (bytes: Buffer, otherwise: (bytes: Buffer) => unknown): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return otherwise(bytes);
  }
};
