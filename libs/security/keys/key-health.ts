import type { KeyDatabase } from './key-database.js';

/** The state of the keys as the projector, which ends epochs, reports it: for metrics and health. */
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

/** Undefined before the first check by the projector. */
export const keyHealth = async (database: Queries): Promise<KeyHealth | undefined> => {
  const [found] = await database.query<KeyHealth & { [column: string]: unknown }>(
    'SELECT epoch, began, oldest, bad, looked_at AS "lookedAt" FROM key_health WHERE looked_at IS NOT NULL',
  );
  return found;
};

/** The key status shown to monitoring. */
export interface KeyStatus {
  readonly epochAgeSeconds: number | null;
  /** Epochs whose key still opens backups: one, except while an epoch ends. */
  readonly epochs: number | null;
  readonly bad: number | null;
  /** Why an operator should look; absent when everything is well. */
  readonly reason?: string;
}

/** An epoch of this age should have ended a day ago. */
const LATE_MS = 8 * 24 * 60 * 60 * 1_000;

export const keyStatus = (health: KeyHealth | undefined, now: Date): KeyStatus => {
  if (!health)
    return { epochAgeSeconds: null, epochs: null, bad: null, reason: 'No projector has checked the keys yet.' };
  const { began, epoch, oldest, bad } = health;
  const ageMs = Math.max(0, now.getTime() - began.getTime());
  const reason = reasonToLook(bad, ageMs);
  return { epochAgeSeconds: ageMs / 1_000, epochs: epoch - oldest + 1, bad, ...(reason && { reason }) };
};

const reasonToLook = (bad: number, ageMs: number): string | undefined => {
  if (bad > 0) return `${bad} keys do not open: npx homeward verify --keys names them.`;
  if (ageMs > LATE_MS)
    return 'The epoch of the keys has not ended in time: check that the projector runs, and read its log.';
  return undefined;
};
