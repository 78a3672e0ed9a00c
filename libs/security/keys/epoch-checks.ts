import type { KeyDatabase, Query } from './key-database.js';
import type { WrappedBytes } from './wrapping/key-wrapper.js';

/** Proves that a key is the one of its epoch: a constant that the key has wrapped. */
export interface EpochCheck extends WrappedBytes {
  /** By the clock of the database. */
  readonly recordedAt: Date;
}

/** Bound into the wrapping of a check value, so that it cannot pass for a data key. */
export const CHECK = { key: Buffer.from('homeward epoch check, 32 bytes: '), of: 'epoch check' } as const;

/** The check values in the keys database: one for each epoch, recorded when it begins, never changed. */
export class EpochChecks {
  constructor(private readonly database: Pick<KeyDatabase, 'query'>) {}

  /** The oldest first. */
  async readAll(): Promise<readonly EpochCheck[]> {
    const rows = await this.database.query<{ number: number; proof: Buffer; recorded_at: Date }>(
      'SELECT number, proof, recorded_at FROM epoch_check ORDER BY number',
    );
    return rows.map(({ number, proof, recorded_at }) => ({ epoch: number, bytes: proof, recordedAt: recorded_at }));
  }

  async of(epoch: number): Promise<EpochCheck | undefined> {
    return (await this.readAll()).find((check) => check.epoch === epoch);
  }

  /** If two processes record one at once, the first one's stays. */
  async record({ epoch, bytes }: WrappedBytes): Promise<void> {
    await this.database.query('INSERT INTO epoch_check (number, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      epoch,
      bytes,
    ]);
  }

  /** Only a role that may begin epochs records them. */
  async mayRecord(): Promise<boolean> {
    const [row] = await this.database.query<{ may: boolean }>(
      `SELECT has_table_privilege('epoch_check', 'INSERT') AS may`,
    );
    return row!.may;
  }
}

interface WrappedKey extends WrappedBytes {
  readonly id: string;
  readonly subject: string;
  readonly class: string;
}

/** Whether existing keys need a key file or Vault to be opened. */
export const hasWrappedKeys = async ({ query }: Pick<KeyDatabase, 'query'>): Promise<boolean> =>
  (await someWrappedKeys(query, 1)).length > 0;

/** Some of the newest wrapped keys. */
export const someWrappedKeys = async (query: Query, limit: number): Promise<readonly WrappedKey[]> => {
  const rows = await query<{ id: string; subject: string; class: string; epoch: number; wrapped: Buffer }>(
    `SELECT id, subject, class, epoch, wrapped FROM data_key WHERE wrapped IS NOT NULL ORDER BY epoch DESC LIMIT ${limit}`,
  );
  return rows.map(({ wrapped, ...row }) => ({ ...row, bytes: wrapped }));
};
