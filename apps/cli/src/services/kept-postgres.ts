import { endsWithin, pauseFor } from '#kernel/waiting';
import { STOP_SERVER_MAX_MS, startPostgres, type EmbeddedPostgres, type Start } from '#embedded/postgres';

/** How long a stop waits for a Postgres that is just restarting. */
const RESTART_TIMEOUT_MS = 5_000;

export const POSTGRES_STOP_MAX_MS = RESTART_TIMEOUT_MS + STOP_SERVER_MAX_MS;

/**
 * Restarts Postgres on the same port whenever it dies, so that its clients only have to reconnect.
 * @param onFailure receives each failed restart for another reason than the one before
 */
export const keepPostgresRunning = async (
  start: Start,
  onFailure: (error: Error) => void,
  begin = startPostgres,
): Promise<Pick<EmbeddedPostgres, 'urlFor' | 'stop'>> => {
  let current = await begin(start);
  const stopping = new AbortController();
  const { signal } = stopping;

  const restart = async (): Promise<void> => {
    let reason: string | undefined;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        current = await begin(start);
        return;
      } catch (error) {
        const { message } = error as Error;
        if (message !== reason) onFailure(error as Error);
        reason = message;
        await pauseFor(Math.min(3_000, 100 * 2 ** attempt), signal);
      }
    }
  };
  let beginning: Promise<void> | undefined;
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      const { asked } = await current.exited;
      if (asked) return;
      await (beginning = restart());
    }
  };
  void keep();

  return {
    urlFor: (role) => current.urlFor(role),
    stop: async () => {
      stopping.abort();
      // also stop a Postgres that is just restarting; one that recovers for longer is adopted by the next start
      if (await endsWithin(beginning ?? Promise.resolve(), RESTART_TIMEOUT_MS)) await current.stop();
    },
  };
};
