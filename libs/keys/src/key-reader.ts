import { createSecretKey, type KeyObject } from 'node:crypto';
import { ERASED, isErased, type Erased, type PersonalClass } from '#decider';
import type { Held } from './held-keys.js';
import type { KeyDatabase } from './key-database.js';
import { KeysUnavailable, type DataKey } from './key-store.js';
import { EpochGone, type KeyWrapper } from './key-wrapper.js';
import { wrappedAs } from './wrapped-as.js';

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly class: PersonalClass;
  readonly epoch: number | null;
  readonly wrapped: Buffer | null;
}

/** How often a key may be wrapped anew while it is read. */
const AGAIN = 5;

/** All keys of a subject, as they are wrapped at this moment. @throws KeysUnavailable, BrokenWrapping */
export const keysOf = async (database: KeyDatabase, wrapper: KeyWrapper, subject: string): Promise<Held> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await unwrapped(database, wrapper, subject);
    } catch (error) {
      if (!(error instanceof EpochGone)) throw error;
      if (attempt === AGAIN)
        throw new KeysUnavailable(`${error.message} A key still needs it: restore keys and epochs of one time.`);
    }
  }
};

const unwrapped = async (database: KeyDatabase, wrapper: KeyWrapper, subject: string): Promise<Held> => {
  const rows = await database.query<Row>(
    'SELECT id, class, epoch, wrapped FROM data_key WHERE subject = $1 ORDER BY version',
    [subject],
  );
  const toSeal = new Map<PersonalClass, DataKey>();
  const toOpen = new Map<string, KeyObject | Erased>();
  const opened = await Promise.all(rows.map((row) => keyIn(wrapper, subject, row)));
  for (const [index, { id, class: personalClass }] of rows.entries()) {
    const key = opened[index]!;
    toOpen.set(id, key);
    if (!isErased(key)) toSeal.set(personalClass, { id, key });
  }
  return { erased: rows.some(({ wrapped }) => wrapped === null), toSeal, toOpen };
};

const keyIn = async (
  wrapper: KeyWrapper,
  subject: string,
  { id, class: personalClass, epoch, wrapped }: Row,
): Promise<KeyObject | Erased> => {
  if (epoch === null || wrapped === null) return ERASED;
  const bytes = await wrapper.unwrap({ epoch, bytes: wrapped }, wrappedAs(subject, personalClass, id));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};
