import { pauseFor } from '#kernel/event-store';
import { startPostgres, type EmbeddedPostgres, type Start } from '#embedded/postgres';

/**
 * Restarts Postgres on the same port whenever it dies, so that its clients only have to reconnect.
 * @param onFailure receives each failed restart for another reason than the one before
 */
export const keepPostgresRunning = async (
  start: Start,
  onFailure: (error: Error) => void,
): Promise<Pick<EmbeddedPostgres, 'urlFor' | 'stop'>> => {
  let current = await startPostgres(start);
  const stopping = new AbortController();
  const { signal } = stopping;

  const restart = async (): Promise<void> => {
    let reason: string | undefined;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        current = await startPostgres(start);
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
      await beginning; // also stop a Postgres that is just restarting
      await current.stop();
    },
  };
};
