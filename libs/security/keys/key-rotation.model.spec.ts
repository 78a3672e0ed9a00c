import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ERASED } from '#kernel/decider';
import { EPOCH_MS, KeyRotation } from './key-rotation.js';
import type { KeyDatabase } from './key-database.js';
import { KeysDestroyed } from './key-store.js';
import { KeyedSealing } from './keyed.sealing.js';
import { PostgresKeyStore } from './postgres.key-store.js';
import { SimulatedCrash, killAt } from './testing/simulated-crash.js';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch, type EpochKeys } from './wrapping/testing/memory.key-wrapper.js';

/** How many sequences of steps are tried against the real database. */
const RUNS = Number(process.env.KEY_RUNS ?? 80);
const SEED = Number(process.env.KEY_SEED ?? 2026);
const PEOPLE = ['1', '2', '3'];
const BEGAN = Date.parse('2026-01-01T00:00:00Z');

/** A step, and the query to the database or the wrapper at which its process dies; a large number: it survives. */
type Step =
  | { readonly does: 'seal' | 'destroy'; readonly who: string; readonly dies: number }
  | { readonly does: 'rotate'; readonly dies: number };

const dies = fc.oneof(
  { weight: 2, arbitrary: fc.constant(99) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('seal' as const), who: fc.constantFrom(...PEOPLE), dies }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('destroy' as const), who: fc.constantFrom(...PEOPLE), dies }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('rotate' as const), dies }) },
);
/** Rounds of steps that run at the same time. */
const sequence = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

const place = (who: string) =>
  ({ stream: `survivor-${who}`, eventId: 'e', type: 'Met', personalClass: 'identity' }) as const;

let keys: Awaited<ReturnType<typeof freshKeys>>;
let database: KeyDatabase;
beforeAll(async () => {
  keys = await freshKeys();
  database = await keys.database();
  // the test is about the order of statements, not about a disk
  for (const table of ['data_key', 'epoch']) await database.query(`ALTER TABLE ${table} SET UNLOGGED`);
});
afterAll(() => keys.drop());

/** Everything that was sealed, and the subjects whose keys were to be destroyed. */
class Truth {
  readonly sealed: { readonly who: string; readonly text: string; readonly name: string }[] = [];
  readonly destroyed = new Set<string>();
  /** Requested and interrupted: the keys may or may not be destroyed until the request is repeated. */
  readonly perhaps = new Set<string>();
}

class TriedSequence {
  readonly truth = new Truth();
  readonly epochs: EpochKeys = firstEpoch(new Date(BEGAN));
  #now = BEGAN;
  #named = 0;

  async round(steps: readonly Step[]): Promise<void> {
    this.#now += EPOCH_MS;
    const now = new Date(this.#now);
    const outcomes = await Promise.allSettled(steps.map((each) => this.#take(each, now)));
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected' && !(outcome.reason instanceof SimulatedCrash)) throw outcome.reason;
    }
  }

  /** After all processes were killed: what a surviving process makes of the rest. */
  async settle(): Promise<void> {
    for (const who of this.truth.perhaps) await this.#take({ does: 'destroy', who, dies: 99 }, new Date(this.#now));
    this.#now += EPOCH_MS;
    await this.#take({ does: 'rotate', dies: 99 }, new Date(this.#now));
  }

  async check(): Promise<void> {
    const store = PostgresKeyStore.withoutCache(database, new MemoryKeyWrapper(this.epochs));
    const sealing = new KeyedSealing(store);
    for (const { who, text, name } of this.truth.sealed) {
      const opened = await sealing.open(place(who), text);
      assert.deepEqual(opened, this.truth.destroyed.has(who) ? ERASED : { name });
    }
    for (const who of this.truth.destroyed) await assert.rejects(sealing.seal(place(who), {}), KeysDestroyed);
    const rows = await database.query<{ subject: string; epoch: number | null; wrapped: Buffer | null }>(
      'SELECT subject, epoch, wrapped FROM data_key',
    );
    for (const { subject, epoch, wrapped } of rows) {
      assert.equal(epoch, this.truth.destroyed.has(subject) ? null : this.epochs.keys.length);
      assert.equal(wrapped === null, this.truth.destroyed.has(subject));
    }
    assert.equal(this.epochs.oldest, this.epochs.keys.length);
    await store.onApplicationShutdown();
  }

  /** A new process with empty memory, killed at its n-th query. */
  async #take(each: Step, now: Date): Promise<void> {
    const cut = killAt(each.dies);
    const wrapper = cut(new MemoryKeyWrapper(this.epochs, () => now));
    const over = cut(database);
    if (each.does === 'rotate') return void (await new KeyRotation(over, wrapper).advance(now));
    const { who } = each;
    const store = PostgresKeyStore.withoutCache(over, wrapper);
    try {
      await (each.does === 'seal' ? this.#seal(store, who) : this.#destroy(store, who));
    } finally {
      await store.onApplicationShutdown();
    }
  }

  async #destroy(store: PostgresKeyStore, who: string): Promise<void> {
    this.truth.perhaps.add(who);
    await store.destroy(who);
    this.truth.destroyed.add(who);
  }

  async #seal(store: PostgresKeyStore, who: string): Promise<void> {
    const name = `Sophea ${this.#named++}`;
    try {
      const text = await new KeyedSealing(store).seal(place(who), { name });
      this.truth.sealed.push({ who, text, name });
    } catch (error) {
      if (!(error instanceof KeysDestroyed && this.truth.perhaps.has(who))) throw error;
    }
  }
}

describe('keys that are created, rewrapped and destroyed by processes that are killed in between', () => {
  it('open what is not erased, open nothing that is, and leave no former epoch', async () => {
    const sequences = fc.asyncProperty(sequence, async (rounds) => {
      await database.query('DELETE FROM data_key');
      await database.query('UPDATE epoch SET oldest = 0');
      const tried = new TriedSequence();
      for (const steps of rounds) await tried.round(steps);
      await tried.settle();
      await tried.check();
    });
    await fc.assert(sequences, { numRuns: RUNS, seed: SEED });
  }, 300_000);
});
