import { createSecretKey, type KeyObject } from 'node:crypto';
import { ERASED, isErased, type ErasedMark, type PersonalClass } from '#kernel/decider';
import type { CachedKey } from './key-cache.js';
import type { KeyDatabase } from './key-database.js';
import { KeysUnavailable, type DataKey } from './key-store.js';
import { BrokenWrapping, EpochGone, type KeyWrapper } from './wrapping/key-wrapper.js';
import { wrappingContext } from './wrapped-key.js';

interface Row {
  readonly subject: string;
  readonly [column: string]: unknown;
  readonly id: string;
  readonly class: PersonalClass;
  readonly epoch: number | null;
  readonly wrapped: Buffer | null;
}

/** How often a key may be rewrapped while it is being read. */
const RETRIES_MAX = 5;

type Rows = (subject: string) => Promise<readonly Row[]>;

/** All keys of a subject, as they are wrapped at this moment. @throws KeysUnavailable, BrokenWrapping */
export const unwrapKeysOf = async (rowsOf: Rows, wrapper: KeyWrapper, subject: string): Promise<CachedKey> => {
  for (let attempt = 1; ; attempt++) {
    const rows = await rowsOf(subject);
    try {
      return await unwrapRows(rows, wrapper, subject);
    } catch (error) {
      if (!(error instanceof EpochGone)) throw error;
      if (attempt < RETRIES_MAX) continue;
      // an epoch ends once no key needs it: where the others open, this row was altered, or missed its end damaged
      if (await opensAny(rows, wrapper, subject)) throw new BrokenWrapping();
      throw new KeysUnavailable(`${error.message} A key still needs it: restore keys and epochs of one time.`);
    }
  }
};

interface Waiting {
  readonly subject: string;
  readonly found: (rows: readonly Row[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Batches all subjects requested in one turn of the event loop into one query: a list opens a page of names at once. */
export const rowsIn = (database: Pick<KeyDatabase, 'query'>): Rows => {
  let waiting: Waiting[] = [];
  const ask = async () => {
    const all = waiting;
    waiting = [];
    try {
      const rows = await database.query<Row>(
        'SELECT subject, id, class, epoch, wrapped FROM data_key WHERE subject = ANY ($1) ORDER BY version',
        [all.map(({ subject }) => subject)],
      );
      const of = new Map<string, Row[]>(all.map(({ subject }) => [subject, []]));
      for (const row of rows) of.get(row.subject)!.push(row);
      for (const { subject, found } of all) found(of.get(subject)!);
    } catch (error) {
      for (const { failed } of all) failed(error);
    }
  };
  return (subject) =>
    new Promise((found, failed) => {
      waiting.push({ subject, found, failed });
      if (waiting.length === 1) setImmediate(() => void ask());
    });
};

const unwrapRows = async (rows: readonly Row[], wrapper: KeyWrapper, subject: string): Promise<CachedKey> => {
  const encryptionKeys = new Map<PersonalClass, DataKey>();
  const decryptionKeys = new Map<string, KeyObject | ErasedMark>();
  const opened = await Promise.all(rows.map((row) => keyIn(wrapper, subject, row)));
  for (const [index, { id, class: personalClass }] of rows.entries()) {
    const key = opened[index]!;
    decryptionKeys.set(id, key);
    if (!isErased(key)) encryptionKeys.set(personalClass, { id, key });
  }
  return { erased: rows.some(({ wrapped }) => wrapped === null), encryptionKeys, decryptionKeys };
};

const opensAny = async (rows: readonly Row[], wrapper: KeyWrapper, subject: string): Promise<boolean> => {
  const opened = await Promise.allSettled(rows.map((row) => keyIn(wrapper, subject, row)));
  return opened.some((one) => one.status === 'fulfilled' && !isErased(one.value));
};

const keyIn = async (
  wrapper: KeyWrapper,
  subject: string,
  { id, class: personalClass, epoch, wrapped }: Row,
): Promise<KeyObject | ErasedMark> => {
  if (epoch === null || wrapped === null) return ERASED;
  const bytes = await wrapper.unwrap({ epoch, bytes: wrapped }, wrappingContext(subject, personalClass, id));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};
