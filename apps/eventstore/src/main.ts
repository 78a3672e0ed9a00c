import grpc from '@grpc/grpc-js';
import { exitOnCrash, logLine, logText, startLog } from '#platform/logging';
import { type EventStoreNode, readConfiguration, sentence, startNode } from '#embedded/eventstore';
import { startMetrics } from './metrics.js';

/** EX_CONFIG: another start without a change will not help. */
const CONFIGURATION = 78;
const SHUTDOWN_MS = 8_000;

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
const say = (line: string): void => logText('warn', { part: 'log' }, oneLine(line));

function giveUp(reason: unknown): void {
  logLine('PROCESS_FAILED', { exitCode: CONFIGURATION }, oneLine(sentence(reason)));
  process.exit(CONFIGURATION);
}

startLog('eventstore', process.env);
exitOnCrash();

// the errors that we get contain what it would log
grpc.setLogVerbosity(grpc.logVerbosity.NONE);

let node: EventStoreNode | null = null;
let leaving = false;

async function leave(reason: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  logLine('PROCESS_STOPPING', { reason });
  const since = performance.now();
  setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
  await node?.stop();
  logLine('PROCESS_STOPPED', { ms: Math.round(performance.now() - since) });
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave(signal));
// a channel closes when its parent process has gone
if (process.send) process.on('disconnect', () => void leave('The parent process has gone.'));

try {
  node = await startNode({ ...readConfiguration(process.env), say, fatal: giveUp });
  await startMetrics(node, process.env);
  if (leaving) await node.stop();
  else {
    process.stdout.write(`${JSON.stringify({ ready: true, url: node.url })}\n`);
    logLine('PROCESS_READY', { ms: Math.round(performance.now()) });
  }
} catch (error) {
  giveUp(error);
}
