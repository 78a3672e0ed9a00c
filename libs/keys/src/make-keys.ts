import { randomBytes, randomUUID } from 'node:crypto';
import type { PersonalClass } from '#decider';
import type { KeyDatabase } from './key-database.js';
import type { KeyWrapper } from './key-wrapper.js';
import { wrappedAs } from './wrapped-as.js';

/**
 * A key for each of these classes, unless there is one: of two processes the first one's holds, and where a key was
 * destroyed none is stored. Nor is one whose epoch is over meanwhile: whoever asked looks, and asks again.
 */
export const makeKeys = async (
  database: KeyDatabase,
  wrapper: KeyWrapper,
  subject: string,
  classes: readonly PersonalClass[],
): Promise<void> => {
  const made = await Promise.all(
    classes.map(async (personalClass) => {
      const id = randomUUID();
      const key = randomBytes(32);
      const wrapped = await wrapper.wrap(key, wrappedAs(subject, personalClass, id));
      key.fill(0);
      return { id, personalClass, ...wrapped };
    }),
  );
  await database.query(
    `INSERT INTO data_key (id, subject, class, epoch, wrapped)
    SELECT made.id, $1, made.class, made.epoch, made.wrapped
    FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::bytea[]) made (id, class, epoch, wrapped), epoch
    WHERE made.epoch >= epoch.oldest
    FOR SHARE OF epoch
    ON CONFLICT (subject, class, version) DO NOTHING`,
    [
      subject,
      made.map(({ id }) => id),
      made.map(({ personalClass }) => personalClass),
      made.map(({ epoch }) => epoch),
      made.map(({ bytes }) => bytes),
    ],
  );
};
