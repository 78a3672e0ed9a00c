import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import type { PersonalClass } from '#kernel/decider';
import type { KeyDatabase } from '../key-database.js';
import type { DataKey } from '../key-store.js';
import type { KeyWrapper } from '../wrapping/key-wrapper.js';
import { wrappingContext } from '../wrapped-key.js';

interface KeyRequest {
  readonly subject: string;
  readonly personalClass: PersonalClass;
}

/**
 * Makes a key for each subject and class that has none. If two processes do so at once, the first key stays. Nothing
 * is stored for a subject whose keys were destroyed, or under an epoch that has ended: the caller checks and tries again.
 * @returns the keys that were stored
 */
export const makeKeys = async (
  database: KeyDatabase,
  wrapper: KeyWrapper,
  wanted: readonly KeyRequest[],
): Promise<(KeyRequest & DataKey)[]> => {
  const made = wanted.map((one) => ({ ...one, id: randomUUID(), bytes: randomBytes(32) }));
  const wrapped = await wrapper.wrapAll(
    made.map(({ subject, personalClass, id, bytes }) => ({
      key: bytes,
      of: wrappingContext(subject, personalClass, id),
    })),
  );
  const keys = made.map(({ bytes, ...one }) => ({ ...one, key: createSecretKey(bytes) }));
  for (const { bytes } of made) bytes.fill(0);
  const stored = await database.query<{ id: string }>(
    `INSERT INTO data_key (id, subject, class, epoch, wrapped)
    SELECT made.id, made.subject, made.class, made.epoch, made.wrapped
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::bytea[]) made (id, subject, class, epoch, wrapped), epoch
    WHERE made.epoch >= epoch.oldest
    FOR SHARE OF epoch
    ON CONFLICT (subject, class, version) DO NOTHING
    RETURNING id`,
    [
      made.map(({ id }) => id),
      made.map(({ subject }) => subject),
      made.map(({ personalClass }) => personalClass),
      wrapped.map(({ epoch }) => epoch),
      wrapped.map(({ bytes }) => bytes),
    ],
  );
  const ids = new Set(stored.map(({ id }) => id));
  return keys.filter(({ id }) => ids.has(id));
};
