import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

const { Options } = streams.ReadReq;

/** Asks for all events of these streams after a position, and then for each new one. */
export const subscriptionRequest = (prefixes: readonly string[], after: bigint): streams.ReadReq => {
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
  const options = new Options()
    .setAll(from)
    .setFilter(filter)
    .setSubscription(new Options.SubscriptionOptions())
    .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()));
  return new streams.ReadReq().setOptions(options);
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
