import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Message } from 'google-protobuf';
import { type ExpectedRevision, EMPTY_STREAM_REVISION } from '../event.js';
import { DeadlineExpired } from '../failure.js';
import type { AppendOutcome } from '../appends/group.js';
import { wireUuid } from './names.js';
import { MAX_APPEND_BYTES, TooLarge } from './proposal.js';
import { invalidArgument, CallRefused, toCallRefused } from './status.js';

const CASE = streams.BatchAppendReq.Options.ExpectedStreamPositionCase;

export function expectedPosition(options: streams.BatchAppendReq.Options): ExpectedRevision {
  const read: Partial<Record<number, () => ExpectedRevision>> = {
    [CASE.ANY]: () => 'any',
    [CASE.NO_STREAM]: () => 'no_stream',
    [CASE.STREAM_EXISTS]: () => 'stream_exists',
    [CASE.STREAM_POSITION]: () => BigInt(options.getStreamPosition()),
  };
  const expected = read[options.getExpectedStreamPositionCase()];
  if (!expected) throw invalidArgument('the expected revision is missing');
  return expected();
}

type Stream = shared.StreamIdentifier;

/** Every answer names the stream, because the client throws on an error without it. */
const answer = (correlation: string, stream: Stream): streams.BatchAppendResp =>
  new streams.BatchAppendResp().setCorrelationId(wireUuid(correlation)).setStreamIdentifier(stream);

export function batchOutcome(
  correlation: string,
  stream: Stream,
  expected: ExpectedRevision,
  outcome: AppendOutcome,
): streams.BatchAppendResp {
  const response = answer(correlation, stream);
  echo(response, expected);
  if (outcome.is === 'appended') return response.setSuccess(success(outcome));
  const details = wrongExpectedVersion(outcome.current, expected);
  return response.setError(
    error(code.Code.FAILED_PRECONDITION, 'WrongExpectedVersion', 'WrongExpectedVersion', details),
  );
}

export function batchFailure(correlation: string, stream: Stream, reason: unknown): streams.BatchAppendResp {
  const response = answer(correlation, stream);
  if (reason instanceof TooLarge) {
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES);
    return response.setError(error(reason.code, reason.details, 'MaximumAppendSizeExceeded', details));
  }
  if (reason instanceof DeadlineExpired) {
    return response.setError(error(code.Code.DEADLINE_EXCEEDED, reason.message, 'Timeout', new shared.Timeout()));
  }
  if (reason instanceof CallRefused && reason.code === grpc.status.PERMISSION_DENIED) {
    return response.setError(error(reason.code, reason.details, 'AccessDenied', new shared.AccessDenied()));
  }
  // the client shows the sentence only for a type that it does not know
  const { code: number, details } = toCallRefused(reason);
  return response.setError(error(number, details, 'BadRequest', new shared.BadRequest().setMessage(details)));
}

function error(number: number, sentence: string, type: string, details: Message): status.Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  return new status.Status()
    .setCode(number as code.Code)
    .setMessage(sentence)
    .setDetails(packed);
}

function success({ revision, position }: AppendOutcome & { is: 'appended' }): streams.BatchAppendResp.Success {
  const message = new streams.BatchAppendResp.Success();
  message.setCurrentRevision(String(revision));
  const at = String(position);
  return message.setPosition(new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
}

function wrongExpectedVersion(current: bigint, expected: ExpectedRevision): shared.WrongExpectedVersion {
  const message = new shared.WrongExpectedVersion();
  if (current === EMPTY_STREAM_REVISION) message.setCurrentNoStream(new empty.Empty());
  else message.setCurrentStreamRevision(String(current));
  if (typeof expected === 'bigint') return message.setExpectedStreamPosition(String(expected));
  const say = {
    any: () => message.setExpectedAny(new empty.Empty()),
    no_stream: () => message.setExpectedNoStream(new empty.Empty()),
    stream_exists: () => message.setExpectedStreamExists(new empty.Empty()),
  };
  return say[expected]();
}

function echo(response: streams.BatchAppendResp, expected: ExpectedRevision): void {
  if (typeof expected === 'bigint') return void response.setStreamPosition(String(expected));
  const say = {
    any: () => response.setAny(new empty.Empty()),
    no_stream: () => response.setNoStream(new empty.Empty()),
    stream_exists: () => response.setStreamExists(new empty.Empty()),
  };
  say[expected]();
}
