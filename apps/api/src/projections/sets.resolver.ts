import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { refuse, type Actor } from '#kernel/decider';
import { EventStore, OutcomeUnknown, positionText, type PositionedLog } from '#kernel/event-store';
import { SetRequest, ViewSet, databaseFailureOf, requestOfSets, type SetRequestKind } from '#kernel/projections';
import { AllowedTo, CurrentActor, PREFIXES, ROLES, AggregateStores } from '#nest';
import { setAsShownTo } from './as-shown-to.js';
import { ProjectionSetType, RebuildProjections, RollbackProjections, SwitchProjections } from './set.type.js';

/** Milliseconds to wait for the projector, and between two polls. */
const [RESULT_TIMEOUT_MS, POLL_INTERVAL_MS] = [4_000, 50];

/** The refusals of the projector, as sentences. */
export const REFUSED: Readonly<Record<string, () => never>> = {
  REBUILD_UNDERWAY: () =>
    refuse('REBUILD_UNDERWAY', 'A set is being built already: wait until it is ready, or has failed.'),
  SET_NOT_READY: () =>
    refuse(
      'SET_NOT_READY',
      'There is no such set to switch to: the list of the sets (projectionSets) may say why. Otherwise start a rebuild.',
    ),
  NO_FORMER_SET: () =>
    refuse('NO_FORMER_SET', 'No other set was live before this one: there is nothing to go back to.'),
  SET_NOT_REACHED: () =>
    refuse('SET_NOT_REACHED', 'For a minute the set did not catch up with the live one: try again later.'),
};

/** Requests about the sets are written here, and the projector carries them out. */
@Resolver()
export class SetsResolver {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
  ) {}

  @AllowedTo(...ROLES)
  @Query(() => [ProjectionSetType], { description: 'The sets of views, and their states.' })
  async projectionSets(@CurrentActor() by: Actor): Promise<ProjectionSetType[]> {
    return (await this.sets()).map((one) => setAsShownTo(by, one));
  }

  async sets(): Promise<ProjectionSetType[]> {
    const sets = await this.db.getRepository(ViewSet).find({ order: { version: 'ASC' } });
    const head = (await this.store.last(PREFIXES))?.position ?? -1n;
    const { storeContext } = this.stores;
    // positions are places and no counts: how many events there are, the set knows that has taken in most
    const total = Math.max(0, ...sets.map(({ events }) => Number(events ?? 0)));
    return sets.map((set) => toSetType(set, { log: storeContext, head, events: total || null }, new Date()));
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => ProjectionSetType, {
    description:
      'Rebuild all views in parallel with the live ones. A set that is ready, or was live before, is dropped for it.',
  })
  async rebuildProjections(@Args('input') input: RebuildProjections, @Context('by') by: Actor) {
    return this.#ask('rebuild', null, input, by);
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => ProjectionSetType, { description: 'Switch all readers to another set at once.' })
  async switchProjections(@Args('input') input: SwitchProjections, @Context('by') by: Actor) {
    return this.#ask('switch', input.version, input, by);
  }

  @AllowedTo('ADMINISTRATOR')
  @Mutation(() => ProjectionSetType, { description: 'Switch all readers back to the set that was live before.' })
  async rollbackProjections(@Args('input') input: RollbackProjections, @Context('by') by: Actor) {
    return this.#ask('rollback', null, input, by);
  }

  /**
   * A request that takes longer than the wait is carried out nevertheless, and its result is in the list. The database may
   * go away at the commit, or after it.
   */
  async #ask(kind: SetRequestKind, version: number | null, input: { commandId?: string }, by: Actor) {
    return this.#request(kind, version, input, by).catch((cause: unknown) => {
      const { isAway, isTemporary } = databaseFailureOf(cause) ?? {};
      if (!isAway || !isTemporary) throw cause;
      throw new OutcomeUnknown('It is not known whether the request was made.', { cause });
    });
  }

  async #request(kind: SetRequestKind, version: number | null, input: { commandId?: string }, by: Actor) {
    const id = input.commandId ?? randomUUID();
    // a transaction, since queries outside of one are read-only
    await this.db.transaction((tx) => requestOfSets(tx, { id, kind, version, requestedBy: by.id }));
    const requests = this.db.getRepository(SetRequest);
    let request = await requests.findOneByOrFail({ id });
    for (
      const deadline = Date.now() + RESULT_TIMEOUT_MS;
      !request.doneAt && Date.now() < deadline;
      await sleep(POLL_INTERVAL_MS)
    )
      request = await requests.findOneByOrFail({ id });
    if (request.refusal) REFUSED[request.refusal]!();
    const sets = await this.sets();
    const of = request.version ?? (kind === 'rollback' ? undefined : version);
    return sets.find((one) => one.version === of) ?? sets.find(({ state }) => state === 'live')!;
  }
}

/** The end of the log; the number of events is known where a set has counted them from the first. */
interface LogExtent {
  readonly log: PositionedLog;
  readonly head: bigint;
  readonly events: number | null;
}

export const toSetType = (set: ViewSet, extent: LogExtent, now: Date): ProjectionSetType => {
  const { version, state, since, reason } = set;
  const { log, head } = extent;
  const position = BigInt(set.position);
  const events = set.events === null ? null : Number(set.events);
  const left = extent.events === null || events === null ? null : Math.max(0, extent.events - events);
  const taken = (events ?? 0) - Number(set.resumedEvents ?? 0);
  const seconds = (+now - +set.resumedAt) / 1_000;
  const building = state === 'building' && taken > 0;
  return {
    version,
    state,
    position: position < 0n ? null : positionText(log, position),
    head: head < 0n ? null : positionText(log, head),
    events,
    progress: head < 0n ? null : position >= head ? 1 : left === null ? null : events! / (events! + left),
    etaSeconds: building && left !== null ? (left / taken) * seconds : null,
    since,
    reason,
  };
};
