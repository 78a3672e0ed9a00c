import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type grpc from '@grpc/grpc-js';

/** The version of EventStoreDB whose protocol this is. */
export const VERSION = '23.10.0';
const STREAMS = 'event_store.client.streams.streams';

/** Lower-case names, and only of features that exist: a client asks here before it chooses how to append. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  append: [],
  batchappend: [],
  read: ['position', 'events'],
};

export function getSupportedMethods(_call: unknown, answer: grpc.sendUnaryData<features.SupportedMethods>): void {
  const methods = Object.entries(METHODS).map(([name, of]) =>
    new features.SupportedMethod()
      .setServiceName(STREAMS)
      .setMethodName(name)
      .setFeaturesList([...of]),
  );
  answer(null, new features.SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods));
}
