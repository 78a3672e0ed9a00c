import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '../event.js';
import { eventAnswer } from './event-answer.js';
import { streamIdentifier } from './names.js';

const bytes = (fill: (response: streams.ReadResp) => unknown): Buffer => {
  const response = new streams.ReadResp();
  fill(response);
  return Buffer.from(response.serializeBinary());
};

const answers = new WeakMap<StoredEvent, Buffer>();

/** The answer for an event with many followers: serialised once, and freed with the event. */
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
