/*
 * What a server in Node.js cannot leave out for one reader who catches up: it answers every read with the same events,
 * encoded before, as the embedded node sends them, without a database and without checkpoints. The first argument says
 * how many events, the second the bytes of each one's data; the first line that it prints is its address. SIGTERM ends it.
 */
import { randomUUID } from 'node:crypto';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { sendAhead } from '../../../dist/libs/embedded/eventstore/send-ahead.js';
import { getSupportedMethods } from '../../../dist/libs/embedded/eventstore/server-features.js';
import { Outlet } from '../../../dist/libs/embedded/eventstore/reads/outlet.js';
import { confirmation } from '../../../dist/libs/embedded/eventstore/wire/answers.js';
import { eventAnswer } from '../../../dist/libs/embedded/eventstore/wire/event-answer.js';

const [count, bytes] = process.argv.slice(2).map(Number);
const answers = Array.from({ length: count }, (_, index) =>
  eventAnswer({
    id: randomUUID(),
    stream: `bench-memory-${Math.floor(index / 500)}`,
    type: 'Measured',
    json: true,
    data: Buffer.from(JSON.stringify({ text: 'x'.repeat(bytes) })),
    metadata: Buffer.alloc(0),
    revision: BigInt(index % 500),
    position: BigInt(1_250 * (index + 1)),
    created: 17_000_000_000_000_000n,
  }),
);

const read = async (call) => {
  const outlet = new Outlet(call);
  await outlet.send(confirmation(randomUUID()));
  await outlet.sendAll(answers);
};

const server = new grpc.Server({ interceptors: [sendAhead] });
const { StreamsService } = streamsService;
server.addService(
  { ...StreamsService, read: { ...StreamsService.read, responseSerialize: (message) => message } },
  { read: (call) => void read(call) },
);
server.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
const port = await new Promise((resolve, reject) =>
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
    error ? reject(error) : resolve(bound),
  ),
);
process.stdout.write(`esdb://127.0.0.1:${port}?tls=false\n`);
process.once('SIGTERM', () => process.exit());
