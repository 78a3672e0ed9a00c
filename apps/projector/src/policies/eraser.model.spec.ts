import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import * as fc from 'fast-check';
import { isErased } from '#kernel/decider';
import { InMemoryEventStore } from '#kernel/event-store';
import { Records } from '../testing/erasing.js';
import { MemoryKeys, PowerCut, type KeyBackup } from '../testing/memory-keys.js';

Logger.overrideLogger(false);
jest.setTimeout(300_000);

const RUNS = Number(process.env.ERASER_RUNS ?? 40);
/** A fixed seed, so that every run covers every case. */
const SEED = Number(process.env.ERASER_SEED ?? 2026);
const STAGES = ['destroy', 'destroyed', 'follow', 'followed', 'append', 'appended'] as const;

type Move =
  | { readonly does: 'request' | 'approve' | 'withdraw' | 'hold' | 'lift' | 'erase' | 'rotate' | 'backUp' | 'restore' }
  | { readonly does: 'eraseUntilThePowerGoes'; readonly stage: (typeof STAGES)[number]; readonly time: number };

const simply = (...does: Exclude<Move, { stage: unknown }>['does'][]) =>
  fc.constantFrom(...does).map((one): Move => ({ does: one }));

const move = fc.oneof(
  { weight: 6, arbitrary: simply('request', 'approve', 'approve', 'withdraw', 'hold', 'lift') },
  { weight: 4, arbitrary: simply('erase', 'rotate', 'backUp', 'backUp', 'restore', 'restore') },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('eraseUntilThePowerGoes' as const),
      stage: fc.constantFrom(...STAGES),
      time: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

/** How often the power was cut, keys were restored, and a survivor was erased. */
const seen = { cuts: 0, restored: 0, useless: 0, erased: 0, withdrawn: 0 };

/** One survivor, whose records are kept and whose keys are destroyed, backed up and restored. */
class TriedErasure {
  #backup: KeyBackup | undefined;
  #request = randomUUID();
  #hold = randomUUID();

  private constructor(
    private readonly store: InMemoryEventStore,
    private readonly keys: MemoryKeys,
    private readonly records: Records,
    private readonly id: string,
  ) {}

  static async begin(): Promise<TriedErasure> {
    const [store, keys] = [new InMemoryEventStore(), new MemoryKeys()];
    const records = await Records.over(store, keys);
    return new TriedErasure(store, keys, records, await records.woman());
  }

  async take(move: Move): Promise<void> {
    if (move.does === 'eraseUntilThePowerGoes') return this.#eraseUntil(move.stage, move.time);
    await this[move.does]();
  }

  request = async () => this.records.request(this.id, this.#request);
  approve = async () => this.records.approve(this.id, this.#request);
  hold = async () => this.records.hold(this.id, this.#hold);

  async withdraw(): Promise<void> {
    const refused = await this.records.withdraw(this.id, this.#request);
    if (refused) return;
    seen.withdrawn++;
    this.#request = randomUUID();
  }

  async lift(): Promise<void> {
    if ((await this.records.lift(this.id, this.#hold)) === '') this.#hold = randomUUID();
  }

  async erase(): Promise<void> {
    const eraser = await this.records.eraser();
    for (let head = -1n; head < (await this.records.head());) {
      head = await this.records.head();
      await this.keys.waitUntilErased(head);
    }
    await eraser.beforeApplicationShutdown();
  }

  rotate = async () => this.keys.rotate();
  backUp = async () => void (this.#backup = this.keys.backup());

  /** Before it serves, the eraser goes through the log once more. */
  async restore(): Promise<void> {
    if (!this.#backup) return;
    if (!this.keys.restore(this.#backup)) return void seen.useless++;
    seen.restored++;
    await this.erase();
  }

  async #eraseUntil(stage: string, time: number): Promise<void> {
    let times = 0;
    let gone = () => {};
    const cut = new Promise<void>((resolve) => (gone = resolve));
    this.keys.around = (work) => {
      if (work !== stage || ++times !== time) return;
      seen.cuts++;
      gone();
      throw new PowerCut();
    };
    const append = this.store.append.bind(this.store);
    this.store.append = async (...asked) => {
      this.keys.around('append');
      const place = await append(...asked);
      this.keys.around('appended');
      return place;
    };
    const eraser = await this.records.eraser();
    const waitUntilDone = async () => {
      for (let head = -1n; head < (await this.records.head());) {
        head = await this.records.head();
        await this.keys.waitUntilErased(head);
      }
    };
    await Promise.race([cut, waitUntilDone()]);
    await eraser.beforeApplicationShutdown();
    this.keys.around = () => undefined;
    this.store.append = append;
  }

  /** The invariants that do not hold while everything is idle. @param settled whether the eraser has seen all */
  async brokenRules(settled: boolean): Promise<string[]> {
    const told = await this.records.told(this.id);
    const gone = isErased(await this.records.name(this.id));
    if (gone && settled) seen.erased++;
    const begun = told.indexOf('ErasureBegun');
    const recorded = told.filter((type) => type === 'PersonalDataErased').length;
    const stages = told.filter((type) => /^(Erasure|PersonalDataErased)/.test(type));
    const approval = told.indexOf('ErasureApproved', told.lastIndexOf('ErasureWithdrawn') + 1);
    const rules: Readonly<Record<string, boolean>> = {
      'it begins once': begun === told.lastIndexOf('ErasureBegun'),
      'it is recorded once': recorded <= 1,
      'no key is destroyed before it begins': !gone || begun >= 0,
      'it is recorded when every key is destroyed': recorded === 0 || gone,
      'it begins upon a valid approval': begun < 0 || stages[stages.indexOf('ErasureBegun') - 1] === 'ErasureApproved',
      'nothing is withdrawn after it has begun': begun < 0 || told.lastIndexOf('ErasureWithdrawn') < begun,
      'no hold follows an approval': approval < 0 || told.lastIndexOf('LegalHoldPlaced') < approval,
      'an approved erasure is carried out':
        !settled || !['ErasureApproved', 'ErasureBegun'].includes(stages.at(-1) ?? ''),
      'nothing else is erased': !settled || gone === recorded > 0,
    };
    return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${rule}: ${told.join()}`]));
  }
}

it(`erases the survivor as approved, once and for ever, or not at all, whatever comes when (${RUNS} sequences)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), async (moves) => {
      const tried = await TriedErasure.begin();
      for (const one of moves) {
        await tried.take(one);
        expect(await tried.brokenRules(one.does === 'erase')).toEqual([]);
      }
      await tried.erase();
      expect(await tried.brokenRules(true)).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  for (const times of Object.values(seen)) expect(times).toBeGreaterThanOrEqual(RUNS / 100);
});
