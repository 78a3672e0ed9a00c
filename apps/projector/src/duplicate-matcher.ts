import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DUPLICATE_MATCHER as NAME, descriptionOf } from '#domain/between-offices';
import { PersonKey, type SurvivorState } from '#domain/survivor';
import { EventStore, POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { AggregateStores } from '#nest';
import type { CheckpointRow } from '#kernel/projections';
import { count } from '#platform/metrics';
import { tokenWith, type Token } from '#kernel/integrity';
import { BatchReader } from './batch-reader.js';
import { Comparison, oncePerPair, suspicionOf, unlessUnreadable, type PairCommand } from './comparison.js';
import { OPENED_MAX, findAlike } from './duplicate-candidates.js';
import { MOVES, TYPES, isAny, isCostly, lastInstants, slices, subjectsIn } from './compared-events.js';
import { GATHERING } from './log.js';
import { BEHIND_TIMEOUT_MS, ReaderBehind } from './reason.js';
import { SuspectedPairs } from './sets/suspected-pairs.js';
import { ViewsFirst } from './views-first.js';

const BY = { id: NAME, role: POLICY_ROLE, organisation: 'Homeward' };

const POLL_MS = 50;

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
    private readonly pairs: SuspectedPairs,
    private readonly viewsFirst: ViewsFirst,
    @Optional() @Inject(GATHERING) gatheringMs?: number,
  ) {
    this.#token = tokenWith(stores.storeContext.digest);
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
   * together, or else each suspicion would be a batch of its own to all of them, and before it waits for the views: those
   * may be built again, for hours, and no comparison needs them.
   */
  async #handle(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    const latestInstant = this.#reader.latestInstant ?? '';
    const inOrder = lastInstants(events, latestInstant);
    if (inOrder.size === 0) return;
    const [compared, moved] = [subjectsIn(events, TYPES), subjectsIn(events, MOVES)];
    await this.#untilIndexed(events.findLast(isAny(TYPES))?.position ?? -1n, signal);
    await this.viewsFirst.untilAtRest(signal);
    const comparison = new Comparison(this.stores);
    await this.#recordOf(
      [...inOrder].filter(([survivorId]) => compared.has(survivorId)),
      async ([survivorId, upTo]) => {
        const one = await comparison.stateOf(survivorId);
        const alike = one ? await this.#alike(survivorId, one, upTo) : [];
        return one ? (await comparison.likenesses(survivorId, one, alike)).flatMap(suspicionOf) : [];
      },
    );
    if (moved.size === 0) return;
    await this.#recordOf(await this.#suspectedWith([...moved], signal), async ([survivorId, suspected]) => {
      const one = suspected.length > 0 ? await comparison.stateOf(survivorId) : undefined;
      return one ? comparison.moves(survivorId, one, suspected) : [];
    });
  }

  async #recordOf<One>(all: Iterable<One>, find: (one: One) => Promise<readonly PairCommand[]>): Promise<void> {
    const found = await allSideBySide(all, find);
    await allSideBySide(oncePerPair(found.flat()), (command) => this.#transact(command));
  }

  /** Waits for the tokens of all who are compared. */
  #untilIndexed(position: bigint, signal: AbortSignal): Promise<void> {
    const { tableName } = this.db.getMetadata(PersonKey);
    const reached = async () => BigInt((await this.#checkpointOf(tableName))?.position ?? -1);
    const behind = () => new ReaderBehind(`the search index (${tableName})`);
    return untilReached(position, { reached, behind, signal });
  }

  /** What was suspected before this process began to read is in the views once they are as far as the log was then. */
  async #suspectedWith(moved: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>> {
    const { pairs } = this;
    const { source } = SuspectedPairs;
    const behind = (at: bigint | undefined) =>
      at === undefined ? ReaderBehind.untilLive(source) : new ReaderBehind(source);
    await untilReached(this.#reader.headAtBegin, { reached: () => pairs.position(), behind, signal });
    return pairs.of(moved);
  }

  async #checkpointOf(name: string): Promise<CheckpointRow | undefined> {
    const rows: CheckpointRow[] = await this.db.query('SELECT * FROM checkpoint WHERE name = $1', [name]);
    return rows[0];
  }

  /** Survivors with signs enough to open their records, the likeliest first: a metric says where somebody is left out. */
  async #alike(survivorId: string, state: SurvivorState, upTo: string): Promise<readonly string[]> {
    const person = descriptionOf(state);
    if (!person) return [];
    const { sharing, likely, alike } = await findAlike(this.db, this.#token, { survivorId, person, upTo });
    if (sharing > likely && (likely === 0 || likely === OPENED_MAX)) count('homeward_duplicates_cut_total', {});
    return alike;
  }

  async #transact({ duplicateId, name, command, commandId, survivorIds }: PairCommand): Promise<void> {
    const metadata = { by: BY, now: new Date().toISOString(), commandId };
    const receipt = await unlessUnreadable(() =>
      this.stores.of('duplicate').transact(duplicateId, name, command, metadata),
    );
    if (receipt) this.pairs.recorded(survivorIds, receipt.position);
  }
}

interface Progress {
  /** Undefined where it cannot move yet. */
  readonly reached: () => Promise<bigint | undefined>;
  /** @param at what it has reached */
  readonly behind: (at: bigint | undefined) => ReaderBehind;
  readonly signal: AbortSignal;
}

/** Waits for another reader of the log, for as long as that moves on. @throws ReaderBehind */
const untilReached = async (position: bigint, { reached, behind, signal }: Progress): Promise<void> => {
  let [furthest, movedAt] = [-1n, performance.now()];
  for (;;) {
    const at = await reached();
    const place = at ?? -1n;
    if (at !== undefined && place >= position) return;
    if (place > furthest) [furthest, movedAt] = [place, performance.now()];
    if (performance.now() - movedAt > BEHIND_TIMEOUT_MS) throw behind(at);
    await sleep(POLL_MS, undefined, { signal });
  }
};
