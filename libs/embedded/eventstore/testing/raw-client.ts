import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';

/** The protocol without the client, for requests that the client never sends. */
export const rawClient = ({ port }: { port: number }) =>
  new services.StreamsClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());

type Expression = streams.ReadReq.Options.FilterOptions.Expression;
type Filter = ['stream' | 'type', Expression];

const expression = () => new streams.ReadReq.Options.FilterOptions.Expression();
export const byPrefix = (of: Filter[0], ...prefixes: string[]): Filter => [of, expression().setPrefixList(prefixes)];
export const byRegex = (of: Filter[0], regex: string): Filter => [of, expression().setRegex(regex)];

const READ_WINDOW = 32;

function filteredOptions([of, expression]: Filter, window: number, from: bigint): streams.ReadReq.Options {
  const filter = new streams.ReadReq.Options.FilterOptions().setMax(window).setCheckpointintervalmultiplier(1);
  if (of === 'stream') filter.setStreamIdentifier(expression);
  else filter.setEventType(expression);
  const at = new streams.ReadReq.Options.Position().setCommitPosition(String(from)).setPreparePosition(String(from));
  return new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions().setPosition(at))
    .setFilter(filter)
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()));
}

/** The types of the events that a filtered read of $all finds. */
export async function rawFilteredRead(node: { port: number }, filter: Filter, count = 1_000): Promise<string[]> {
  const options = filteredOptions(filter, READ_WINDOW, 0n).setCount(String(count));
  const client = rawClient(node);
  const types: string[] = [];
  try {
    const call = client.read(new streams.ReadReq().setOptions(options));
    for await (const response of call as AsyncIterable<streams.ReadResp>) {
      types.push(response.getEvent()!.getEvent()!.getMetadataMap().get('type')!);
    }
    return types;
  } finally {
    client.close();
  }
}

interface Mark {
  readonly name: string;
  readonly position: bigint | undefined;
}

/** The messages of a filtered subscription, in the order of the wire, until it has caught up. */
export async function rawFilteredSubscription(
  node: { port: number },
  filter: Filter,
  window: number,
  from: bigint,
): Promise<Mark[]> {
  const options = filteredOptions(filter, window, from);
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  const client = rawClient(node);
  const marks: Mark[] = [];
  const call = client.read(new streams.ReadReq().setOptions(options));
  call.on('error', () => undefined);
  for await (const response of call as AsyncIterable<streams.ReadResp>) {
    const position = (response.getEvent() ?? response.getCheckpoint())?.getCommitPosition();
    marks.push({ name: nameOf(response), position: position ? BigInt(position) : undefined });
    if (response.hasCaughtUp()) break;
  }
  client.close();
  return marks;
}

function nameOf(response: streams.ReadResp): string {
  const content = {
    event: response.hasEvent(),
    checkpoint: response.hasCheckpoint(),
    caughtUp: response.hasCaughtUp(),
  };
  return Object.entries(content).find(([, has]) => has)?.[0] ?? 'confirmation';
}

export const streamOf = (name: string) =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));

export const appendOptions = (stream: string): streams.AppendReq =>
  new streams.AppendReq().setOptions(
    new streams.AppendReq.Options().setStreamIdentifier(streamOf(stream)).setNoStream(new shared.Empty()),
  );

export function appendMessage(id: string, data: Uint8Array): streams.AppendReq {
  const message = new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString(id)).setData(data);
  message.getMetadataMap().set('type', 'Raw').set('content-type', 'application/octet-stream');
  return new streams.AppendReq().setProposedMessage(message);
}
