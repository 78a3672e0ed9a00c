import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyDatabase } from './key-database.js';
import type { KeyWrapper } from './key-wrapper.js';
import { wrappedAs } from './wrapped-as.js';

/** Milliseconds: so long, and no longer, a backup of the keys opens anything. */
export const EPOCH = 7 * 24 * 60 * 60 * 1_000;

const BATCH = 100;
/** Milliseconds for whoever has a row locked. */
const PAUSE = 50;

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

/**
 * A new epoch every seven days: begin it; let no key be made under an older one; wrap the living keys anew; when none is
 * left, destroy what wrapped them. What is to be done follows from what is there, so whoever is killed at any moment of
 * it leaves the rest to the next.
 */
export class KeyRotation {
  constructor(
    private readonly database: KeyDatabase,
    private readonly wrapper: KeyWrapper,
  ) {}

  /** All that is due. Nothing where another process is at it. */
  async advance(now: Date): Promise<void> {
    await this.database.alone(async () => {
      await this.#begin(now);
      const { current, oldest } = await this.wrapper.epochs();
      if (oldest === current.number) return;
      await this.database.query('UPDATE epoch SET oldest = $1 WHERE oldest < $1', [current.number]);
      while (await this.#isLeft(current.number)) {
        if ((await this.#rewrap(current.number)) === 0) await sleep(PAUSE);
      }
      await this.wrapper.destroyBefore(current.number);
    });
  }

  async #begin(now: Date): Promise<void> {
    const { current } = await this.wrapper.epochs();
    if (now.getTime() - current.began.getTime() >= EPOCH) await this.wrapper.rotate(current.number);
  }

  async #isLeft(epoch: number): Promise<boolean> {
    const [row] = await this.database.query<{ left: boolean }>(
      'SELECT EXISTS (SELECT FROM data_key WHERE epoch < $1) AS left',
      [epoch],
    );
    return row!.left;
  }

  /** It never waits for a row that an erasure has locked, so that neither ends the other. */
  #rewrap(epoch: number): Promise<number> {
    return this.database.transaction(async (query) => {
      const rows = await query<Row>(
        `SELECT id, subject, class, epoch, wrapped FROM data_key WHERE epoch < $1
        ORDER BY epoch LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [epoch],
      );
      const wrapped = await Promise.all(rows.map((row) => this.#anew(row)));
      await query(
        `UPDATE data_key SET epoch = anew.epoch, wrapped = anew.wrapped
        FROM unnest($1::uuid[], $2::integer[], $3::bytea[]) anew (id, epoch, wrapped) WHERE data_key.id = anew.id`,
        [rows.map(({ id }) => id), wrapped.map((each) => each.epoch), wrapped.map(({ bytes }) => bytes)],
      );
      return rows.length;
    });
  }

  async #anew({ id, subject, class: personalClass, epoch, wrapped }: Row) {
    const of = wrappedAs(subject, personalClass, id);
    const key = await this.wrapper.unwrap({ epoch, bytes: wrapped }, of);
    const anew = await this.wrapper.wrap(key, of);
    key.fill(0);
    return anew;
  }
}
