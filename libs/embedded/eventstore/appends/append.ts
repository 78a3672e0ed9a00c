import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { HalfSentAppends } from './half-sent.js';
import type { EventLog } from '../log.js';
import { appendResponse, expectedRevision } from '../wire/append.js';
import { writableStreamName } from '../wire/names.js';
import { Proposal } from '../wire/proposal.js';
import { invalidArgument, toCallRefused } from '../wire/status.js';

type Call = grpc.ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** The plain append: options, then event by event, then the end. */
export const append =
  (log: EventLog, halfSentAppends: HalfSentAppends) =>
  (call: Call, answer: grpc.sendUnaryData<streams.AppendResp>): void => {
    const proposal = new Proposal();
    let options: streams.AppendReq.Options | undefined;
    let over = false;
    const replyOnce = (reply: () => void): void => {
      halfSent.end();
      if (!over) reply();
      over = true;
    };
    const fail = (error: unknown): void => replyOnce(() => answer(toCallRefused(error)));
    const halfSent = halfSentAppends.begin(fail);

    call.on('data', (request: streams.AppendReq) => {
      if (over) return;
      try {
        options ??= request.getOptions();
        const message = request.getProposedMessage();
        if (message) proposal.add(message);
        halfSent.hold(proposal.bytesHeld);
      } catch (error) {
        fail(error);
      }
    });
    const finish = async (): Promise<void> => {
      halfSent.end();
      // a cancelled call ends as well, just before it counts as cancelled: half an append must not be written
      await new Promise(setImmediate);
      if (over || call.cancelled) return;
      if (!options) throw invalidArgument('the options of the append are missing');
      const stream = writableStreamName(options.getStreamIdentifier());
      const expected = expectedRevision(options);
      const outcome = await log.append({ stream, expected, events: proposal.events });
      replyOnce(() => answer(null, appendResponse(outcome, expected)));
    };
    call.on('cancelled', () => halfSent.end());
    call.on('end', () => void finish().catch(fail));
  };
