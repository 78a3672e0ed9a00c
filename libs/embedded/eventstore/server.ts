import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projectionsService from '@eventstore/db-client/generated/projections_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import type { Users } from '#embedded/eventstore-users';
import { sendAhead } from './send-ahead.js';
import { append } from './appends/append.js';
import { batchAppend } from './appends/batch-append.js';
import type { Calls } from './calls.js';
import { CannotServe, sentence } from './failure.js';
import { type TlsCertificate, type Front, openFront } from './front.js';
import { readGossip } from './gossip.js';
import { Guard } from './security/guard.js';
import type { HalfSentAppends } from './appends/half-sent.js';
import { answerHttp } from './http.js';
import type { EventLog } from './log.js';
import type { Pages } from './reads/pages.js';
import { read } from './reads/read.js';
import { getSupportedMethods } from './server-features.js';
import type { WireMessage } from './wire/frames.js';
import { answerUnimplemented, unimplementedService } from './unimplemented.js';

const OPTIONS: grpc.ServerOptions = {
  interceptors: [sendAhead],
  'grpc.max_receive_message_length': 17 * 1024 * 1024,
  'grpc.max_concurrent_streams': 4_096,
  // without it, a subscriber whose machine has vanished stays for ever
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 10_000,
};

export interface ServerContext {
  readonly log: EventLog;
  readonly pages: Pages;
  readonly calls: Calls;
  readonly halfSent: HalfSentAppends;
  readonly id: string;
  readonly security: Security | 'none';
  readonly endpoint: Endpoint;
  /** The public address, if it differs from the listening one. */
  readonly advertised: Partial<Endpoint>;
  readonly intercept: Intercept;
}

/** Runs before every call. */
export type Intercept = (streams: grpc.UntypedServiceImplementation) => grpc.UntypedServiceImplementation;

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What a node needs to identify its callers and itself. */
export interface Security extends TlsCertificate {
  readonly users: Users;
}

export interface Listening {
  readonly port: number;
  /** Open connections; unknown without TLS. */
  readonly connections: () => number | null;
  /** Lets open calls finish, for at most `ms`. */
  shutDown(ms: number): Promise<void>;
}

export async function listen(serving: ServerContext): Promise<Listening> {
  const { security, endpoint, advertised } = serving;
  const server = new grpc.Server(OPTIONS);
  const bound = { ...endpoint };
  addServices(server, serving, () => ({ ...bound, ...advertised }));
  let front: Front | null = null;
  try {
    if (security !== 'none') front = await openFront(server, answerHttp, security, endpoint);
    bound.port = front?.port ?? (await bindInTheClear(server, endpoint));
  } catch (error) {
    throw new CannotServe(`cannot listen on ${endpoint.host}:${endpoint.port}: ${whyNot(error)}`);
  }
  return {
    port: bound.port,
    connections: () => front?.connections() ?? null,
    shutDown: async (ms) => {
      front?.refuse();
      await shutDown(server, ms);
      front?.close();
    },
  };
}

function addServices(server: grpc.Server, serving: ServerContext, where: () => Endpoint): void {
  const { log, pages, calls, halfSent, id, security, intercept } = serving;
  const guard = new Guard(security === 'none' ? null : security.users);
  const streams = {
    ...guard.forUsers({
      append: append(log, halfSent),
      read: read(log, pages, calls),
      delete: answerUnimplemented('deletion of streams'),
      tombstone: answerUnimplemented('deletion of streams'),
    }),
    // one call carries all appends of a client, so permission is checked for each append, not for the call
    ...guard.forEverybody({ batchAppend: batchAppend({ log, calls, halfSent, denial: (call) => guard.denial(call) }) }),
  };
  // reads answer with bytes: those of an event are serialised once, not once per reader
  const { StreamsService } = streamsService;
  const { read: readMethod } = StreamsService;
  const definition = { ...StreamsService, read: { ...readMethod, responseSerialize: asBuffer } };
  server.addService(definition, intercept(streams));
  server.addService(featuresService.ServerFeaturesService, guard.forEverybody({ getSupportedMethods }));
  server.addService(gossipService.GossipService, guard.forEverybody({ read: readGossip(id, where) }));
  const { PersistentSubscriptionsService: persistent } = persistentService;
  server.addService(persistent, guard.forUsers(unimplementedService(persistent, 'persistent subscriptions')));
  const { ProjectionsService: projections } = projectionsService;
  server.addService(projections, guard.forUsers(unimplementedService(projections, 'projections')));
}

/** The server declares a Buffer, and uses no more of it. */
const asBuffer = (message: WireMessage): Buffer => message as Buffer;

const bindInTheClear = (server: grpc.Server, { host, port }: Endpoint): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, grpc.ServerCredentials.createInsecure(), (error, actual) => {
      if (error) reject(error);
      else resolve(actual);
    });
  });

/** The most frequent reason, as a sentence that says what to do. */
const whyNot = (error: unknown): string =>
  sentence(error).includes('EADDRINUSE')
    ? 'the port is in use; choose another with HOMEWARD_EVENTSTORE_PORT'
    : sentence(error);

async function shutDown(server: grpc.Server, ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, ms);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
