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

/** What a watcher is shown. */
export interface KeyStatus {
  readonly epochAgeSeconds: number | null;
  /** Epochs whose key still opens backups: one, but while an epoch ends. */
  readonly epochs: number | null;
  readonly bad: number | null;
  /** Why somebody should look; nothing where all is well. */
  readonly reason?: string;
}

/** Once this old, an epoch should have ended a day ago. */
const LATE_MS = 8 * 24 * 60 * 60 * 1_000;

export const keyStatus = (health: KeyHealth | undefined, now: Date): KeyStatus => {
  if (!health)
    return { epochAgeSeconds: null, epochs: null, bad: null, reason: 'No projector has looked at the keys yet.' };
  const { began, epoch, oldest, bad } = health;
  const ageMs = Math.max(0, now.getTime() - began.getTime());
  const reason =
    bad > 0
      ? `${bad} keys do not open: npx homeward verify --keys names them.`
      : ageMs > LATE_MS
        ? 'The epoch of the keys has not ended in time: see that the projector runs, and what it logs.'
        : undefined;
  return { epochAgeSeconds: ageMs / 1_000, epochs: epoch - oldest + 1, bad, ...(reason && { reason }) };
};
