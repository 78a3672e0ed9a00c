import type { KeyDatabase } from './key-database.js';

/** What the projector, which ends epochs, says about the keys: for metrics and health. */
export interface KeyHealth {
  /** The current epoch, and when it began. */
  readonly epoch: number;
  readonly began: Date;
  /** The first epoch whose key is not destroyed yet. */
  readonly oldest: number;
  /** Wrapped keys that did not open when their epoch ended. */
  readonly bad: number;
  readonly lookedAt: Date;
}

type Queries = Pick<KeyDatabase, 'query'>;

export const recordKeyHealth = async (
  database: Queries,
  { epoch, began, oldest, bad }: Omit<KeyHealth, 'lookedAt'>,
): Promise<void> => {
  await database.query('UPDATE key_health SET epoch = $1, began = $2, oldest = $3, bad = $4, looked_at = now()', [
    epoch,
    began,
    oldest,
    bad,
  ]);
};

/** Nothing before the projector has looked once. */
export const keyHealth = async (database: Queries): Promise<KeyHealth | undefined> => {
  const [found] = await database.query<KeyHealth & { [column: string]: unknown }>(
    'SELECT epoch, began, oldest, bad, looked_at AS "lookedAt" FROM key_health WHERE looked_at IS NOT NULL',
  );
  return found;
};
