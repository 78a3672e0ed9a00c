import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import {
  DUPLICATE_MATCHER as NAME,
  currentOfficeOf,
  descriptionOf,
  findReasons,
  pairIdOf,
  tokensOf,
  type Suspicion,
} from '#domain/between-offices';
import type { JsonObject } from '#kernel/decider';
import { PersonToken, type SurvivorState } from '#domain/survivor';
import { EventStore, POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { AggregateStores } from '#nest';
import type { CheckpointRow } from '#kernel/projections';
import { tokenWith, type Token } from '#kernel/integrity';
import { BatchReader } from './batch-reader.js';
import { alikeIn } from './duplicate-candidates.js';
import { MOVES, TYPES, isCostly, lastInstants, slices, subjectsIn } from './compared-events.js';
import { GATHERING } from './log.js';
import { isOfOneRecord } from './unreadable-record.js';
import { ViewsFirst } from './views-first.js';

const BY = { id: NAME, role: POLICY_ROLE, organisation: 'Homeward' };

/** Two people judge each suspected pair. */
const SUSPECTED_MAX = 3;

/** Milliseconds without a move of the index, after which it has stopped: it is awaited again later. */
const INDEX_TIMEOUT_MS = 5_000;
const INDEX_POLL_MS = 50;

/**
 * Records and pairs that cannot be read are left out, so that none stops the others: each later entry about the person
 * compares them again.
 */
const unlessUnreadable = async <Read>(read: () => Promise<Read>): Promise<Read | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (isOfOneRecord(error)) return undefined;
    throw error;
  }
};

/**
 * One after the other, most of the time would be spent on waiting for the stores. All have ended when this does, and so
 * has whatever they record.
 * @throws the error of the first that failed
 */
const allSideBySide = async <One>(all: Iterable<One>, work: (one: One) => Promise<void>): Promise<void> => {
  const outcomes = await Promise.allSettled([...all].map(work));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
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
    this.#reader.start((events, signal) => this.#handle(events, signal));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#reader.stop();
  }

  /**
   * Nobody waits for it, so it yields to the readers that people wait for: before each part, since after each record
   * every suspicion would be a batch of its own to all of them.
   */
  async #handle(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    const [compared, moved] = [subjectsIn(events, TYPES), subjectsIn(events, MOVES)];
    const inOrder = lastInstants(events, this.#reader.latestInstant ?? '');
    if (compared.size > 0) await this.#untilIndexed(events.at(-1)!.position, signal);
    if (inOrder.size > 0) await this.first.untilAtRest(signal);
    await allSideBySide(inOrder, async ([survivorId, upTo]) => {
      const one = await this.#stateOf(survivorId);
      if (!one) return;
      const alike = await this.#alike(survivorId, one, upTo);
      if (compared.has(survivorId)) await this.#compare(survivorId, one, alike);
      if (moved.has(survivorId)) await this.#followOffices(survivorId, one, alike);
    });
  }

  /** Waits until the tokens of all that is compared are there, for as long as the index moves on. */
  async #untilIndexed(position: bigint, signal: AbortSignal): Promise<void> {
    const { tableName } = this.db.getMetadata(PersonToken);
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

  async #compare(survivorId: string, one: SurvivorState, alike: readonly string[]): Promise<void> {
    let suspected = 0;
    for (const otherId of alike) {
      const other = await this.#stateOf(otherId);
      const reasons = other ? findReasons(one, other) : [];
      if (!other || reasons.length === 0) continue;
      await this.#suspect([survivorId, otherId], [one, other], reasons);
      suspected += 1;
      if (suspected === SUSPECTED_MAX) return;
    }
  }

  /** The supervisors of an office that has got a case see what is suspected of it. */
  async #followOffices(survivorId: string, one: SurvivorState, alike: readonly string[]): Promise<void> {
    for (const otherId of alike) {
      const duplicateId = pairIdOf([survivorId, otherId]);
      const pair = await unlessUnreadable(
        async () => (await this.stores.of('duplicate').load(duplicateId)) as Suspicion,
      );
      const other = pair?.suspected && !pair.outcome ? await this.#stateOf(otherId) : undefined;
      const offices = other && sidesOf([survivorId, otherId], [one, other])?.map(({ office }) => office);
      if (offices) await this.#transact(duplicateId, 'FollowOffices', { offices }, randomUUID());
    }
  }

  async #stateOf(survivorId: string): Promise<SurvivorState | undefined> {
    return unlessUnreadable(async () => (await this.stores.of('survivor').load(survivorId)) as SurvivorState);
  }

  /** Survivors with signs enough to open their records, the likeliest first. */
  async #alike(survivorId: string, state: SurvivorState, upTo: string): Promise<readonly string[]> {
    const person = descriptionOf(state);
    const signs = person ? tokensOf(person, this.#token) : [];
    const mine = signs.flatMap(([kind, tokens]) => tokens.map((token) => [kind, token] as const));
    const columns = [0, 1].map((column) => mine.map((each) => each[column]));
    const found: { subject: string }[] = await this.db.query(alikeIn(this.db.getMetadata(PersonToken).tablePath), [
      ...columns,
      survivorId,
      upTo,
    ]);
    return found.map(({ subject }) => subject);
  }

  async #suspect(ids: readonly string[], states: readonly SurvivorState[], reasons: readonly string[]): Promise<void> {
    const sides = sidesOf(ids, states);
    if (!sides) return;
    const [survivorIds, offices] = [sides.map(({ id }) => id), sides.map(({ office }) => office)];
    const duplicateId = pairIdOf(ids);
    await this.#transact(duplicateId, 'SuspectDuplicate', { survivorIds, offices, reasons }, v5(NAME, duplicateId));
  }

  async #transact(duplicateId: string, name: string, command: JsonObject, commandId: string): Promise<void> {
    const metadata = { by: BY, now: new Date().toISOString(), commandId };
    await unlessUnreadable(() => this.stores.of('duplicate').transact(duplicateId, name, command, metadata));
  }
}

/** The records of a pair, always in the same order, with their offices; undefined while one has none. */
const sidesOf = (ids: readonly string[], states: readonly SurvivorState[]) => {
  const sides = ids
    .flatMap((id, index) => {
      const office = currentOfficeOf(states[index]!);
      return office === undefined ? [] : [{ id, office }];
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return sides.length === ids.length ? sides : undefined;
};
