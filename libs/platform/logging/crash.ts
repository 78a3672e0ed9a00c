import { logLine } from './log.js';
import { whereOf } from './where-of.js';

/**
 * What nobody caught ends this process, and its log has the kind and the place. Node.js would print the whole error: its
 * message and its fields, such as the values of a query. A promise that nobody waits for ends here, too.
 */
export const exitOnCrash = (): void => {
  if (process.listeners('uncaughtException').includes(exit)) return;
  process.on('uncaughtException', exit);
};

const exit = (error: unknown): void => {
  const [kind, ...frames] = whereOf(error).split('\n');
  const where = frames.map((frame) => frame.trim());
  logLine('PROCESS_FAILED', { exitCode: 1, where }, `Nobody caught an error: ${kind}.`);
  process.exit(1);
};
