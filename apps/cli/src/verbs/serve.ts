import { interruption, untilInterrupted } from '../interruption.js';
import type { Options, Running } from '../services/services.js';
import { print } from './verb.js';

/** Runs until a signal ends it. */
export const serve = async <Started extends Running>(
  start: (options: Options) => Promise<Started>,
  ready: (running: Started) => string,
): Promise<void> => {
  const interrupted = interruption();
  const running = await start({ env: process.env, interrupted });
  print(ready(running));
  await untilInterrupted(interrupted);
  await running.stop();
};
