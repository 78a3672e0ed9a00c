import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';

/** The protocol without the client, for what the client never sends. */
export const rawClient = ({ port }: { port: number }) =>
  new services.StreamsClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure() as never);

type Expression = streams.ReadReq.Options.FilterOptions.Expression;
type Filter = ['stream' | 'type', Expression];

const expression = () => new streams.ReadReq.Options.FilterOptions.Expression();
export const byPrefix = (of: Filter[0], ...prefixes: string[]): Filter => [of, expression().setPrefixList(prefixes)];
export const byRegex = (of: Filter[0], regex: string): Filter => [of, expression().setRegex(regex)];

/** The types of the events that a filtered read of $all finds. */
export async function rawFilteredRead(node: { port: number }, filter: Filter, count = 1_000): Promise<string[]> {
  const filterOptions = new streams.ReadReq.Options.FilterOptions().setMax(32).setCheckpointintervalmultiplier(1);
  if (filter[0] === 'stream') filterOptions.setStreamIdentifier(filter[1]);
  else filterOptions.setEventType(filter[1]);
  const options = new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions().setStart(new shared.Empty()))
    .setCount(String(count))
    .setFilter(filterOptions)
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()));
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
