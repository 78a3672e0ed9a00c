import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  EventStoreDBClient,
  convertToCommandError,
  type ChannelCredentialOptions,
  type DNSClusterOptions,
  type GossipClusterOptions,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Channel, ClientReadableStream } from '@grpc/grpc-js';
import { withTimeout } from '#kernel/waiting';
import { ConnectionStringError } from './connection-string-error.js';
import type { ConnectionSettings, Credentials, HostAddress } from './connection-string.js';
import type { EventData } from '../event-store.js';
import { AppendCall } from './append-call.js';
import { readAppendAnswer, type AppendAnswer } from './append-messages.js';
import { NotSent } from './errors.js';
import { framesOf } from './frames.js';
import { leadersClock } from './gossip.js';
import { changesRequest, readAnswer, streamRequest, subscriptionRequest, type ReadAnswer } from './read-messages.js';
import { RecentAnswers } from './recent-answers.js';
import type { TlsFiles } from './sockets.js';

/**
 * Milliseconds for open calls to end. The server may have ended some without notice, and the client would wait for
 * those for ever.
 */
const CLOSE_MS = 500;

/** The official client with our own append; closing it closes all that it has opened. */
export class StoreClient extends EventStoreDBClient {
  readonly #channels = new Set<Channel>();
  readonly #recent = new RecentAnswers();
  #appends: Promise<AppendCall> | undefined;
  /** The last call that was opened. */
  #open: AppendCall | undefined;
  #closed = false;

  constructor(
    settings: SingleNodeOptions | GossipClusterOptions | DNSClusterOptions,
    channel: ChannelCredentialOptions,
    credentials: Credentials | undefined,
  ) {
    super(settings as SingleNodeOptions, channel, credentials);
    const open = this.getChannel;
    this.getChannel = async () => {
      const channel = this.#closed ? undefined : await open();
      if (channel) this.#channels.add(channel);
      if (channel && !this.#closed) return channel;
      channel?.close();
      throw new NotSent(new Error('This client was closed.'));
    };
  }

  /**
   * The client's own batch append has three faults: a late answer ends the process, appends hang when the call ends,
   * and a failed query for the server's capabilities is cached.
   */
  append(stream: string, events: readonly EventData[], expected: number): Promise<AppendAnswer> {
    const open = this.#open;
    if (open && !open.isOver) return open.append(stream, events, expected);
    return this.#appendCall().then((call) => call.append(stream, events, expected));
  }

  async #appendCall(): Promise<AppendCall> {
    const open = await this.#appends?.catch(() => undefined); // one that was not opened is opened again
    if (open && !open.isOver) return open;
    const { path } = streamsService.StreamsService.batchAppend;
    return (this.#appends = this.GRPCStreamCreator(streamsService.StreamsClient, 'append', (client) =>
      client.makeBidiStreamRequest(path, framesOf, readAppendAnswer, ...this.callArguments({}, { deadline: Infinity })),
    )().then((call) => (this.#open = new AppendCall(call))));
  }

  /** The client's own subscription takes twice as long for an event, and limits its buffer only by their number. */
  async follow(prefixes: readonly string[], after: bigint): Promise<ClientReadableStream<ReadAnswer>> {
    const { read, begun } = this.#recent;
    const call = await this.#openRead('subscribe', subscriptionRequest(prefixes, after), {}, read);
    return call.once('status', begun());
  }

  /** The client's own reading passes each event through a stream of its own. A follower may be behind: the leader answers. */
  history(stream: string, from: number): Promise<ClientReadableStream<ReadAnswer>> {
    return this.#openRead('readStream', streamRequest(stream, from), { requiresLeader: true });
  }

  /** Reads so many events of some streams from a position on, passing over those of others at the server. */
  changes(prefixes: readonly string[], from: bigint, count: number): Promise<ClientReadableStream<ReadAnswer>> {
    return this.#openRead('readAll', changesRequest(prefixes, from, count), { requiresLeader: true });
  }

  #openRead(what: string, request: streams.ReadReq, by: { requiresLeader?: boolean }, read = readAnswer) {
    const { path, requestSerialize } = streamsService.StreamsService.read;
    return this.GRPCStreamCreator(streamsService.StreamsClient, what, (client) =>
      client.makeServerStreamRequest(
        path,
        requestSerialize,
        read,
        request,
        ...this.callArguments(by, { deadline: Infinity }),
      ),
    )();
  }

  /** The clock of the leading node, in milliseconds since the Unix epoch, from its gossip. */
  async clock(deadlineMs: number): Promise<number> {
    const gossip = await this.execute(
      gossipService.GossipClient,
      'gossip',
      (client) =>
        new Promise<ClusterInfo>((resolve, reject) => {
          client.read(new shared.Empty(), ...this.callArguments({ deadline: deadlineMs }), (error, info) =>
            error ? reject(convertToCommandError(error)) : resolve(info),
          );
        }),
    );
    return leadersClock(gossip);
  }

  /** Ends every call; no further call succeeds. */
  async close(): Promise<void> {
    this.#closed = true;
    await withTimeout(this.dispose(), CLOSE_MS).catch(() => undefined); // what is left ends with its channel
    for (const channel of this.#channels) channel.close();
  }
}

/** The client's default of ten attempts would fail after a second without a leader. */
const DISCOVERY = { maxDiscoverAttempts: 50, discoveryInterval: 100, gossipTimeout: 2 };

/** Reads the files that the settings name. @throws ConnectionStringError */
export const readTlsFiles = ({ tlsCaFile, userCertFile, userKeyFile }: ConnectionSettings): TlsFiles => ({
  ...(tlsCaFile !== undefined && { rootCertificate: certificatesIn(tlsCaFile) }),
  ...(userCertFile !== undefined && { userCertFile: certificatesIn(userCertFile) }),
  ...(userKeyFile !== undefined && { userKeyFile: fileOf(userKeyFile) }),
});

export const clientsOf = (settings: ConnectionSettings, files = readTlsFiles(settings)): (() => StoreClient) => {
  const { hosts, discover, credentials, tls, tlsCaFile: _, userCertFile: __, userKeyFile: ___, ...options } = settings;
  const channel = { insecure: !tls, ...files };
  const [first, ...others] = hosts.map(bracketAddress) as [HostAddress, ...HostAddress[]];
  if (discover) return () => new StoreClient({ ...DISCOVERY, ...options, discover: first }, channel, credentials);
  if (others.length > 0)
    return () => new StoreClient({ ...DISCOVERY, ...options, endpoints: [first, ...others] }, channel, credentials);
  return () => new StoreClient({ ...options, endpoint: first }, channel, credentials);
};

const bracketAddress = ({ address, port }: HostAddress): HostAddress => ({
  address: address.includes(':') ? `[${address}]` : address,
  port,
});

/** The client would ignore a file without a certificate, and then trust no server. */
const certificatesIn = (file: string): Buffer => {
  const pem = fileOf(file);
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new ConnectionStringError(`names ${file}, which holds no certificate in PEM`);
  }
};

const fileOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConnectionStringError(`names ${file}, which cannot be read (${code})`);
  }
};
