import type { ProcessConfiguration } from '#platform/plain';
import { interruption, untilInterrupted } from '../interruption.js';
import type { ServiceOptions, Running } from '../services/services.js';
import { print } from './verb.js';

/**
 * Runs until a signal ends it.
 * @param tell receives a line for each part that starts, and when it stops
 */
export const serve = async <Started extends Running>(
  configured: ProcessConfiguration,
  start: (options: ServiceOptions) => Promise<Started>,
  ready: (running: Started) => string,
  tell: (line: string) => void = () => undefined,
): Promise<void> => {
  const interrupted = interruption();
  const running = await start({ configured, interrupted, starting: (what) => tell(`Starting ${what} …`) });
  print(ready(running));
  await untilInterrupted(interrupted);
  tell('Stopping …');
  await running.stop();
  tell('Stopped.');
};
