import type streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import { type ProposedEvent, sizeOf } from '../event.js';
import { NIL_UUID, requireStorable, uuid } from './names.js';
import { invalidArgument, CallRefused } from './status.js';

export const MAX_APPEND_BYTES = 1024 * 1024;
/** Events may be empty, so bytes alone would not limit an append. */
const MAX_APPEND_EVENTS = 50_000;
/** The approximate memory of an event besides its data, metadata and type. */
const EVENT_OVERHEAD_BYTES = 256;
const JSON_CONTENT = 'application/json';

export class TooLarge extends CallRefused {
  constructor() {
    super(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(MAX_APPEND_BYTES),
    });
  }
}

type Message = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/** The events of one append while they arrive. Events beyond a limit are refused before they are stored. */
export class Proposal {
  readonly events: ProposedEvent[] = [];
  readonly #ids = new Set<string>();
  #bytes = 0;
  #bytesHeld = 0;

  /** The memory that it takes. */
  get bytesHeld(): number {
    return this.#bytesHeld;
  }

  add(message: Message): void {
    const event = toProposedEvent(message);
    this.#bytes += sizeOf(event);
    if (this.#bytes > MAX_APPEND_BYTES) throw new TooLarge();
    if (this.events.length === MAX_APPEND_EVENTS)
      throw invalidArgument(`an append has at most ${MAX_APPEND_EVENTS} events`);
    if (this.#ids.has(event.id)) throw invalidArgument(`the event id ${event.id} is there twice in one append`);
    this.#ids.add(event.id);
    this.events.push(event);
    this.#bytesHeld += sizeOf(event) + event.type.length + EVENT_OVERHEAD_BYTES;
  }

  /** Frees the memory of an append that will not be carried out. */
  forget(): void {
    this.events.length = this.#bytesHeld = 0;
    this.#ids.clear();
  }
}

function toProposedEvent(message: Message): ProposedEvent {
  const about = message.getMetadataMap();
  const type = about.get('type');
  if (!type) throw invalidArgument('the type of the event is missing');
  const id = uuid('the id of the event', message.getId());
  if (id === NIL_UUID) throw invalidArgument('the id of the event is the nil UUID: every event needs an id of its own');
  return {
    id,
    type: requireStorable('the type of an event', type),
    json: about.get('content-type') === JSON_CONTENT,
    data: Buffer.from(message.getData_asU8()),
    metadata: Buffer.from(message.getCustomMetadata_asU8()),
  };
}

export const contentType = (json: boolean): string => (json ? JSON_CONTENT : 'application/octet-stream');
