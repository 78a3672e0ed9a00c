import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { EventStore, StoreUnavailable } from '#kernel/event-store';
import {
  AllowedTo,
  CurrentReader,
  STEPS,
  Survivor,
  AggregateStores,
  isLeftOut,
  isStale,
  readingOf,
  viewsOf,
  type Reader,
  type Step,
} from '#kernel/nest';
import { rowProjectionsOf } from './history.resolver.js';
import { SurvivorArgs } from './overview.args.js';
import { OverviewView } from './overview.view.js';
import { stateAsOf } from './time-travel.js';

@Resolver(() => Survivor)
export class OverviewResolver {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly transactors: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Query(() => Survivor, {
    nullable: true,
    description: 'One survivor in the current or a past state; null when there is none.',
  })
  async survivor(
    @Args() { id, purpose, atLeast, asOf, knownAt }: SurvivorArgs,
    @CurrentReader() reader: Reader,
  ): Promise<Survivor | null> {
    // the access is decided on the log, which has the event that is waited for: it is logged while the views catch up
    const waited = isStale(this.db, viewsOf(this.steps), this.transactors.ledger, atLeast);
    const past = asOf !== undefined || knownAt !== undefined;
    const now = past ? undefined : waited.then(() => this.#now(id));
    now?.catch(() => undefined); // the error is thrown where the result is awaited
    const [stale, disclosure] = await Promise.all([waited, this.gate.pass({ ...reader, survivorId: id, purpose })]);
    if (!disclosure) return null;
    reader.disclosed.add(id, disclosure.classes);
    const inPart = disclosure.inPart ?? false;
    if (!now) {
      const then = await this.#then(id, asOf, knownAt);
      return then && { ...then, inPart };
    }
    const [row, leftOut] = await now;
    if (!row && stale) throw new StoreUnavailable('The views do not show this record yet.');
    return row && { id: row.survivorId, revision: row.revision, stale: stale || leftOut, inPart };
  }

  #now(id: string): Promise<[OverviewView | null, boolean]> {
    const row = this.db.getRepository(OverviewView).findOneBy({ survivorId: id });
    return Promise.all([row, isLeftOut(this.db, viewsOf(this.steps), id)]);
  }

  /** What had happened by a day, according to what was known at an instant. */
  async #then(id: string, asOf?: string, knownAt?: string): Promise<Survivor | null> {
    const known = knownAt === undefined ? Infinity : Date.parse(knownAt);
    const events = await this.store.read(`survivor-${id}`);
    return stateAsOf(
      id,
      rowProjectionsOf(this.steps),
      events.filter(({ recordedAt }) => Date.parse(recordedAt) <= known),
      readingOf(this.steps),
      asOf,
    );
  }
}
