import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ExpectedRevision, EMPTY_STREAM_REVISION } from '../event.js';
import type { AppendOutcome } from '../appends/group.js';
import { invalidArgument } from './status.js';

const CASE = streams.AppendReq.Options.ExpectedStreamRevisionCase;

export function expectedRevision(options: streams.AppendReq.Options): ExpectedRevision {
  const read: Partial<Record<number, () => ExpectedRevision>> = {
    [CASE.ANY]: () => 'any',
    [CASE.NO_STREAM]: () => 'no_stream',
    [CASE.STREAM_EXISTS]: () => 'stream_exists',
    [CASE.REVISION]: () => BigInt(options.getRevision()),
  };
  const expected = read[options.getExpectedStreamRevisionCase()];
  if (!expected) throw invalidArgument('the expected revision is missing');
  return expected();
}

export function appendResponse(outcome: AppendOutcome, expected: ExpectedRevision): streams.AppendResp {
  const response = new streams.AppendResp();
  return outcome.is === 'wrong'
    ? response.setWrongExpectedVersion(wrongExpectedVersion(outcome.current, expected))
    : response.setSuccess(success(outcome));
}

function success({ revision, position }: AppendOutcome & { is: 'appended' }): streams.AppendResp.Success {
  const message = new streams.AppendResp.Success();
  message.setCurrentRevision(String(revision));
  const at = String(position);
  return message.setPosition(new streams.AppendResp.Position().setCommitPosition(at).setPreparePosition(at));
}

function wrongExpectedVersion(current: bigint, expected: ExpectedRevision): streams.AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (current === EMPTY_STREAM_REVISION) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (typeof expected === 'bigint') return message.setExpectedRevision(String(expected));
  const say = {
    any: () => message.setExpectedAny(new shared.Empty()),
    no_stream: () => message.setExpectedNoStream(new shared.Empty()),
    stream_exists: () => message.setExpectedStreamExists(new shared.Empty()),
  };
  return say[expected]();
}
