import { Unavailable } from './failure.js';

/**
 * The result of the work, or `Unavailable` after this time. A process that stood still, because it was stopped or had no
 * processor, finds its time over before it finds an answer that came meanwhile: so it looks once more.
 */
export async function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<never>((_, reject) => {
    // sockets are read between timers and immediates: an answer that has arrived by now wins
    const giveUp = (): void => void setImmediate(() => reject(new Unavailable(`no answer within ${ms} ms`)));
    timer = setTimeout(giveUp, ms);
  });
  return Promise.race([work, bound]).finally(() => clearTimeout(timer));
}
