import grpc from '@grpc/grpc-js';
import { type EventStoreNode, readConfiguration, sentence, startNode } from '#embedded/eventstore';

/** EX_CONFIG: another start without a change will not help. */
const CONFIGURATION = 78;
const SHUTDOWN_MS = 8_000;

const say = (line: string): void => void process.stderr.write(`eventstore: ${line.replace(/\s*\n\s*/g, ' ')}\n`);

function giveUp(reason: unknown): void {
  say(sentence(reason));
  process.exit(CONFIGURATION);
}

// the errors that we get contain what it would log
grpc.setLogVerbosity(grpc.logVerbosity.NONE);

let node: EventStoreNode | null = null;
let leaving = false;

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
  await node?.stop();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave());
// a channel closes when its parent process has gone
if (process.send) process.on('disconnect', () => void leave());

try {
  node = await startNode({ ...readConfiguration(process.env), say, fatal: giveUp });
  if (leaving) await node.stop();
  else process.stdout.write(`${JSON.stringify({ ready: true, url: node.url })}\n`);
} catch (error) {
  giveUp(error);
}
