import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DUPLICATE_MATCHER as NAME, alikeKeysOf, descriptionOf } from '#domain/between-offices';
import { PersonKey, type SurvivorState } from '#domain/survivor';
import { EventStore, POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { AggregateStores } from '#nest';
import type { CheckpointRow } from '#kernel/projections';
import { count } from '#platform/metrics';
import { tokenWith, type Token } from '#kernel/integrity';
import { BatchReader } from './batch-reader.js';
import { Comparison, oncePerPair, suspicionOf, unlessUnreadable, type PairCommand } from './comparison.js';
import { OPENED_MAX, alikeIn, type AlikeRow } from './duplicate-candidates.js';
import { MOVES, TYPES, begunIn, isCostly, lastInstants, slices, subjectsIn } from './compared-events.js';
import { GATHERING } from './log.js';
import { ViewsFirst } from './views-first.js';

const BY = { id: NAME, role: POLICY_ROLE, organisation: 'Homeward' };

/** Milliseconds without a move of the index, after which it has stopped: it is awaited again later. */
const INDEX_TIMEOUT_MS = 5_000;
const INDEX_POLL_MS = 50;

/**
 * One after the other, most of the time would be spent on waiting for the stores. All have ended when this does, and so
 * has whatever they record.
 * @throws the error of the first that failed
 */
const allSideBySide = async <One, Result>(
  all: Iterable<One>,
  work: (one: One) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results = [...all].map(work);
  await Promise.allSettled(results);
  return Promise.all(results);
};

/**
 * Compares each survivor who is recorded with those on record, by the tokens of the search, and records a suspicion in a
 * stream of its own. Nobody who works with one of the records sees it there.
 */
@Injectable()
export class DuplicateMatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #token: Token;
  readonly #reader: BatchReader;

  constructor(
    store: EventStore,
    private readonly db: DataSource,
    private readonly stores: AggregateStores,
    private readonly first: ViewsFirst = new ViewsFirst(),
    @Optional() @Inject(GATHERING) gatheringMs?: number,
  ) {
    this.#token = tokenWith(stores.ledger.digest);
    const options = { title: 'Matcher', name: NAME, acts: isCostly, gatheringMs };
    this.#reader = new BatchReader(store, db, stores, options, slices);
  }

  async onApplicationBootstrap(): Promise<void> {
    count('homeward_duplicates_cut_total', {}, 0);
    this.#reader.start((events, signal) => this.#handle(events, signal));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#reader.stop();
  }

  /**
   * Nobody waits for it, so before each part it yields to the readers that people wait for. What it suspects is recorded
   * together, or else each suspicion would be a batch of its own to all of them.
   */
  async #handle(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    const latestInstant = this.#reader.latestInstant ?? '';
    const inOrder = lastInstants(events, latestInstant);
    if (inOrder.size === 0) return;
    const [compared, moved] = [subjectsIn(events, TYPES), subjectsIn(events, MOVES)];
    const begun = begunIn(events, { upTo: this.#reader.mayRepeatUpTo, latestInstant });
    await this.#untilIndexed(events.findLast(isCostly)!.position, signal);
    await this.first.untilAtRest(signal);
    const comparison = new Comparison(this.stores);
    const found = await allSideBySide(inOrder, async ([survivorId, upTo]) => {
      const one = await comparison.stateOf(survivorId);
      if (!one) return [];
      const alike = await this.#alike(survivorId, one, upTo);
      const likenesses = compared.has(survivorId) ? await comparison.likenesses(survivorId, one, alike) : [];
      // nobody was compared with a record that begins here, so it has no other pair: to find none costs a read for each
      const known = begun.has(survivorId) ? likenesses.map(({ ids: [, otherId] }) => otherId) : alike;
      const moves = moved.has(survivorId) ? await comparison.moves(survivorId, one, known) : [];
      return [...likenesses.flatMap(suspicionOf), ...moves];
    });
    await allSideBySide(oncePerPair(found.flat()), (command) => this.#transact(command));
  }

  /** Waits until the tokens of all who are compared or moved are there, for as long as the index moves on. */
  async #untilIndexed(position: bigint, signal: AbortSignal): Promise<void> {
    const { tableName } = this.db.getMetadata(PersonKey);
    let [reached, movedAt] = [-1n, performance.now()];
    for (;;) {
      const at = BigInt((await this.#checkpointOf(tableName))?.position ?? -1);
      if (at >= position) return;
      if (at > reached) [reached, movedAt] = [at, performance.now()];
      if (performance.now() - movedAt > INDEX_TIMEOUT_MS) throw new Error('The index is behind.');
      await sleep(INDEX_POLL_MS, undefined, { signal });
    }
  }

  async #checkpointOf(name: string): Promise<CheckpointRow | undefined> {
    const rows: CheckpointRow[] = await this.db.query('SELECT * FROM checkpoint WHERE name = $1', [name]);
    return rows[0];
  }

  /** Survivors with signs enough to open their records, the likeliest first: a metric says where somebody is left out. */
  async #alike(survivorId: string, state: SurvivorState, upTo: string): Promise<readonly string[]> {
    const person = descriptionOf(state);
    const keys = person ? alikeKeysOf(person, this.#token) : [];
    const [found]: [AlikeRow] = await this.db.query(alikeIn(this.db.getMetadata(PersonKey).tablePath), [
      keys.map(({ kind }) => kind),
      keys.map(({ token }) => token),
      survivorId,
      upTo,
    ]);
    const { length } = found.alike;
    if (found.sharing > length && (length === 0 || length === OPENED_MAX)) count('homeward_duplicates_cut_total', {});
    return found.alike;
  }

  async #transact({ duplicateId, name, command, commandId }: PairCommand): Promise<void> {
    const metadata = { by: BY, now: new Date().toISOString(), commandId };
    await unlessUnreadable(() => this.stores.of('duplicate').transact(duplicateId, name, command, metadata));
  }
}
