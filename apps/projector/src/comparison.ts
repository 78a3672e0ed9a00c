import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import { DUPLICATE_MATCHER, currentOfficeOf, findReasons, pairIdOf, type Suspicion } from '#domain/between-offices';
import type { SurvivorState } from '#domain/survivor';
import type { JsonObject } from '#kernel/decider';
import type { AggregateStores } from '#nest';
import { isOfOneRecord } from './unreadable-record.js';

/** Two people judge each suspected pair. */
const SUSPECTED_MAX = 3;

/** What is to be recorded about a pair. */
export interface PairCommand {
  readonly duplicateId: string;
  readonly survivorIds: readonly string[];
  readonly name: string;
  readonly command: JsonObject;
  readonly commandId: string;
}

/**
 * Records and pairs that cannot be read are left out, so that none stops the others: each later entry about the person
 * compares them again.
 */
export const unlessUnreadable = async <Read>(read: () => Promise<Read>): Promise<Read | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (isOfOneRecord(error)) return undefined;
    throw error;
  }
};

/** Somebody like a person of the part. */
interface Likeness {
  readonly ids: readonly [survivorId: string, otherId: string];
  readonly states: readonly SurvivorState[];
  readonly reasons: readonly string[];
}

/** Of two people in one part each finds the other. */
export const oncePerPair = (commands: readonly PairCommand[]): Iterable<PairCommand> =>
  new Map(commands.map((one) => [`${one.name} ${one.duplicateId}`, one])).values();

/** Compares the people of one part of the log. Each record is opened once: whatever is recorded later comes later. */
export class Comparison {
  readonly #opened = new Map<string, Promise<SurvivorState | undefined>>();

  constructor(private readonly stores: AggregateStores) {}

  stateOf(survivorId: string): Promise<SurvivorState | undefined> {
    const opened = this.#opened.get(survivorId) ?? this.#open(survivorId);
    this.#opened.set(survivorId, opened);
    return opened;
  }

  /** @param alike the likeliest first */
  async likenesses(survivorId: string, one: SurvivorState, alike: readonly string[]): Promise<readonly Likeness[]> {
    const found: Likeness[] = [];
    for (const otherId of alike) {
      const other = await this.stateOf(otherId);
      const reasons = other ? findReasons(one, other) : [];
      if (other && reasons.length > 0) found.push({ ids: [survivorId, otherId], states: [one, other], reasons });
      if (found.length === SUSPECTED_MAX) break;
    }
    return found;
  }

  /**
   * The supervisors of an office that has got a case see what is suspected of it.
   * @param suspected those who may be the same person
   */
  async moves(survivorId: string, one: SurvivorState, suspected: readonly string[]): Promise<readonly PairCommand[]> {
    const found: PairCommand[] = [];
    // one after the other: a part has many people, who are compared side by side
    for (const otherId of suspected) found.push(...(await this.#move(survivorId, one, otherId)));
    return found;
  }

  async #move(survivorId: string, one: SurvivorState, otherId: string): Promise<readonly PairCommand[]> {
    const duplicateId = pairIdOf([survivorId, otherId]);
    const pair = await unlessUnreadable(async () => (await this.stores.of('duplicate').load(duplicateId)) as Suspicion);
    const other = pair?.suspected && !pair.outcome ? await this.stateOf(otherId) : undefined;
    const offices = other && sidesOf([survivorId, otherId], [one, other])?.map(({ office }) => office);
    const survivorIds = [survivorId, otherId];
    return offices
      ? [{ duplicateId, survivorIds, name: 'FollowOffices', command: { offices }, commandId: randomUUID() }]
      : [];
  }

  #open(survivorId: string): Promise<SurvivorState | undefined> {
    return unlessUnreadable(async () => (await this.stores.of('survivor').load(survivorId)) as SurvivorState);
  }
}

/** Of none where one of the two records has no office. */
export const suspicionOf = ({ ids, states, reasons }: Likeness): readonly PairCommand[] => {
  const sides = sidesOf(ids, states);
  if (!sides) return [];
  const [survivorIds, offices] = [sides.map(({ id }) => id), sides.map(({ office }) => office)];
  const duplicateId = pairIdOf(ids);
  const commandId = v5(DUPLICATE_MATCHER, duplicateId);
  const command = { survivorIds, offices, reasons };
  return [{ duplicateId, survivorIds, name: 'SuspectDuplicate', command, commandId }];
};

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
