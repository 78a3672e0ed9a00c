import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistentService from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projectionsService from '@eventstore/db-client/generated/projections_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { append } from './append.js';
import { batchAppend } from './batch-append.js';
import type { Calls } from './calls.js';
import { CannotServe, sentence } from './failure.js';
import { readGossip } from './gossip.js';
import type { Log } from './log.js';
import type { Pages } from './pages.js';
import { read } from './read.js';
import { getSupportedMethods } from './server-features.js';
import { answerUnimplemented, unimplementedService } from './unimplemented.js';

const OPTIONS = {
  'grpc.max_receive_message_length': 17 * 1024 * 1024,
  'grpc.max_concurrent_streams': 4_096,
  // a subscriber whose machine has vanished never says so
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 10_000,
};

export interface Serving {
  readonly log: Log;
  readonly pages: Pages;
  readonly calls: Calls;
  readonly id: string;
  readonly host: string;
  readonly port: number;
}

export async function listen({ log, pages, calls, id, host, port }: Serving): Promise<[grpc.Server, number]> {
  const server = new grpc.Server(OPTIONS);
  let bound = port;
  // reads answer with bytes: those of an event are made once, not once per reader
  const { StreamsService } = streamsService;
  const streams = { ...StreamsService, read: { ...StreamsService.read, responseSerialize: (bytes: Buffer) => bytes } };
  server.addService(streams as never, {
    append: append(log),
    batchAppend: batchAppend(log, calls),
    read: read(log, pages, calls),
    delete: answerUnimplemented('deletion of streams'),
    tombstone: answerUnimplemented('deletion of streams'),
  });
  server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
  server.addService(gossipService.GossipService, { read: readGossip(id, host, () => bound) });
  const { PersistentSubscriptionsService: persistent } = persistentService;
  server.addService(persistent, unimplementedService(persistent as never, 'persistent subscriptions'));
  const { ProjectionsService: projections } = projectionsService;
  server.addService(projections, unimplementedService(projections as never, 'projections'));

  bound = await new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, grpc.ServerCredentials.createInsecure(), (error, actual) => {
      if (error) reject(new CannotServe(`cannot listen on ${host}:${port}: ${whyNot(error)}`));
      else resolve(actual);
    });
  });
  return [server, bound];
}

/** The commonest reason, in words that say what to do. */
const whyNot = (error: Error): string =>
  error.message.includes('EADDRINUSE')
    ? 'the port is in use; choose another with HOMEWARD_EVENTSTORE_PORT'
    : sentence(error);

/** Lets what is under way finish, for as long as `ms`. */
export async function shutDown(server: grpc.Server, ms: number): Promise<void> {
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
