import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '../event.js';
import { streamIdentifier, wireUuid } from './names.js';
import { contentType } from './proposal.js';

const bytes = (fill: (response: streams.ReadResp) => unknown): Buffer => {
  const response = new streams.ReadResp();
  fill(response);
  return Buffer.from(response.serializeBinary());
};

export function eventAnswer(event: StoredEvent): Buffer {
  const position = String(event.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(wireUuid(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(position)
    .setCommitPosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', contentType(event.json))
    .set('created', String(event.created));
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
  return bytes((response) => response.setEvent(read));
}

const answers = new WeakMap<StoredEvent, Buffer>();

/** For an event with many followers: serialised once, and freed with the event. */
export function sharedEventAnswer(event: StoredEvent): Buffer {
  const known = answers.get(event);
  if (known) return known;
  const answer = eventAnswer(event);
  answers.set(event, answer);
  return answer;
}

export const confirmation = (id: string): Buffer =>
  bytes((response) => response.setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id)));

export const checkpoint = (position: bigint): Buffer => {
  const at = String(position);
  return bytes((response) =>
    response.setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at)),
  );
};

export const streamNotFound = (name: string): Buffer =>
  bytes((response) =>
    response.setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(name))),
  );

export const CAUGHT_UP = bytes((response) => response.setCaughtUp(new streams.ReadResp.CaughtUp()));
export const FELL_BEHIND = bytes((response) => response.setFellBehind(new streams.ReadResp.FellBehind()));
