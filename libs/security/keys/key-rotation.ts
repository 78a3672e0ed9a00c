import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyDatabase } from './key-database.js';
import { recordKeyHealth } from './key-health.js';
import { BrokenWrapping, EpochGone, type Epoch, type KeyWrapper } from './wrapping/key-wrapper.js';
import { wrappingContext, type WrappedKeyRow } from './wrapped-key.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Milliseconds for which a backup of the keys can open anything. */
export const EPOCH_MS = 7 * DAY_MS;

/** The last part of an epoch: living keys are wrapped in the next one already, and a damaged key can still be repaired. */
const REPAIR_MS = DAY_MS;

/** A clock that differs by more than this was wrong when an epoch began. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1_000;

/** More bad keys than this, and than this share of all, are no single damage: their cause may be undone. */
const FEW_BAD_KEYS = 10;
const FEW_BAD_PART = 0.01;

const BATCH_KEYS = 100;
/** Milliseconds to wait while another transaction has a row locked. */
const LOCK_PAUSE_MS = 50;

/** A wrapped key that does not open: altered, or of an epoch whose key is destroyed. */
export interface BadKey {
  readonly id: string;
  readonly subject: string;
  readonly class: string;
  readonly epoch: number;
}

/**
 * A new epoch every six days: begin it; allow no key under an older one; rewrap the living keys in it; when none is left,
 * destroy the key that wrapped them. Each step follows from the present state, so a killed process leaves the rest to the
 * next.
 *
 * A key that does not open is skipped and reported. It keeps the former epoch's key for one more day, in which it can be
 * repaired from a backup. Then that key is destroyed as certificates promise: else one damaged row would let every backup
 * open erased data. Only where many keys are bad, as after a damaged restore, is it kept.
 */
export class KeyRotation {
  constructor(
    private readonly database: KeyDatabase,
    private readonly wrapper: KeyWrapper,
  ) {}

  /** Does everything that is due. @returns the keys that do not open; undefined while another process is at work */
  async advance(now: Date): Promise<readonly BadKey[] | undefined> {
    return this.database.runAlone(async () => {
      await this.#begin(now);
      const { current, oldest } = await this.wrapper.epochs();
      const bad = oldest < current.number ? await this.#end(current, now) : await this.#keysLeft(current.number);
      const after = await this.wrapper.epochs();
      await recordKeyHealth(this.database, {
        epoch: current.number,
        began: current.began,
        oldest: after.oldest,
        bad: bad.length,
      });
      return bad;
    });
  }

  async #begin(now: Date): Promise<void> {
    const { current } = await this.wrapper.epochs();
    const age = now.getTime() - current.began.getTime();
    // an epoch from the future was begun by a clock that was ahead: waiting for it would stop epochs until then
    if (age >= EPOCH_MS - REPAIR_MS || age < -CLOCK_TOLERANCE_MS) await this.wrapper.rotate(current.number);
  }

  async #end({ number, began }: Epoch, now: Date): Promise<readonly BadKey[]> {
    await this.database.query('UPDATE epoch SET oldest = $1 WHERE oldest < $1', [number]);
    const bad = new Map<string, BadKey>();
    while (await this.#isLeft(number, bad)) {
      if ((await this.#rewrap(number, bad)) === 0) await sleep(LOCK_PAUSE_MS);
    }
    const isPromised = now.getTime() - began.getTime() >= REPAIR_MS;
    if (bad.size === 0 || (isPromised && (await this.#areFew(bad.size)))) await this.wrapper.destroyBefore(number);
    return [...bad.values()];
  }

  /** Keys that could not be rewrapped, and whose epoch is gone. */
  #keysLeft(epoch: number): Promise<readonly BadKey[]> {
    return this.database.query<BadKey & WrappedKeyRow>(
      'SELECT id, subject, class, epoch FROM data_key WHERE epoch < $1',
      [epoch],
    );
  }

  async #areFew(bad: number): Promise<boolean> {
    const [row] = await this.database.query<{ living: string }>(
      'SELECT count(*) AS living FROM data_key WHERE epoch IS NOT NULL',
    );
    return bad <= Math.max(FEW_BAD_KEYS, FEW_BAD_PART * Number(row!.living));
  }

  async #isLeft(epoch: number, bad: ReadonlyMap<string, BadKey>): Promise<boolean> {
    const [row] = await this.database.query<{ left: boolean }>(
      'SELECT EXISTS (SELECT FROM data_key WHERE epoch < $1 AND id <> ALL ($2::uuid[])) AS left',
      [epoch, [...bad.keys()]],
    );
    return row!.left;
  }

  /** Never waits for a row that an erasure has locked, to avoid a deadlock. @returns how many it has seen */
  #rewrap(epoch: number, bad: Map<string, BadKey>): Promise<number> {
    return this.database.transaction(async (query) => {
      const rows = await query<WrappedKeyRow>(
        `SELECT id, subject, class, epoch, wrapped FROM data_key WHERE epoch < $1 AND id <> ALL ($2::uuid[])
        ORDER BY epoch LIMIT ${BATCH_KEYS} FOR UPDATE SKIP LOCKED`,
        [epoch, [...bad.keys()]],
      );
      const opened = (await Promise.all(rows.map((row) => this.#openKey(row, bad)))).flat();
      const wrapped = await this.wrapper.wrapAll(opened);
      for (const { key } of opened) key.fill(0);
      await query(
        `UPDATE data_key SET epoch = fresh.epoch, wrapped = fresh.wrapped
        FROM unnest($1::uuid[], $2::integer[], $3::bytea[]) fresh (id, epoch, wrapped) WHERE data_key.id = fresh.id`,
        [opened.map(({ id }) => id), wrapped.map((each) => each.epoch), wrapped.map(({ bytes }) => bytes)],
      );
      return rows.length;
    });
  }

  async #openKey({ id, subject, class: personalClass, epoch, wrapped }: WrappedKeyRow, bad: Map<string, BadKey>) {
    const of = wrappingContext(subject, personalClass, id);
    try {
      return [{ id, of, key: await this.wrapper.unwrap({ epoch, bytes: wrapped }, of) }];
    } catch (error) {
      if (!(error instanceof BrokenWrapping || error instanceof EpochGone)) throw error;
      bad.set(id, { id, subject, class: personalClass, epoch });
      return [];
    }
  }
}
