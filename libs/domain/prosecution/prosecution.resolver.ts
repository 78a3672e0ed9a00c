import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import type { PersonalClass } from '#kernel/decider';
import { EventStore, StoreUnavailable } from '#kernel/event-store';
import { JusticeView, RelationView } from '#domain/survivor';
import {
  applyAmendments,
  foldRows,
  appliesTo,
  toProjectable,
  type Amends,
  type ProjectableEvent,
} from '#kernel/projections';
import {
  AllowedTo,
  CurrentReader,
  STEPS,
  AggregateStores,
  isStale,
  readingOf,
  type Purpose,
  type Reader,
  type Step,
} from '#kernel/nest';
import { ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { ProsecutionView } from './prosecution.view.js';

/** The table of the case, and those that decide who may see it. */
export const SHOWN_BY = [ProsecutionView, JusticeView, RelationView];

/** The names of the accused: no survivor is named in a court case. */
const OF_THE_ACCUSED: PersonalClass = 'identity';

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  readonly #reading: ReturnType<typeof readingOf>;

  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly transactors: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#reading = readingOf(steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR')
  @Query(() => ProsecutionView, {
    nullable: true,
    description: 'One criminal case in its current or a past state; null when there is none that you may see.',
  })
  async prosecution(
    @Args() { id, purpose, atLeast, knownAt }: ProsecutionArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ProsecutionView | null> {
    const stale = await isStale(this.db, SHOWN_BY, this.transactors.ledger, atLeast);
    const events = await this.#told(id);
    if (!(await this.#opens(id, partsAsToldBy(events, this.#reading.amends), purpose, reader))) return null;
    if (knownAt !== undefined) return this.#then(events, knownAt);
    const row = await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId: id });
    if (!row && stale) throw new StoreUnavailable('The views do not show this case yet.');
    return row && Object.assign(row, { stale });
  }

  async #told(id: string): Promise<ProjectableEvent[]> {
    return (await this.store.read(`prosecution-${id}`)).map((event) => toProjectable(event, this.#reading.upcast));
  }

  /**
   * A reader of any survivor in the case may read the case, which names no survivor, and who is accused in it. The access
   * is logged for each survivor whom they may see. Free text may be about any of them, so it opens only for readers of all
   * of them.
   */
  async #opens(id: string, parts: readonly string[], purpose: Purpose, reader: Reader): Promise<boolean> {
    const { by, operation, classes, disclosed } = reader;
    const passed = await Promise.all(
      parts.map((survivorId) => this.gate.pass({ by, operation, classes, purpose, survivorId })),
    );
    disclosed.add(
      `prosecution-${id}`,
      classes.filter((one) => {
        const opened = passed.map((disclosure) => disclosure?.classes.includes(one) === true);
        return one === OF_THE_ACCUSED ? opened.includes(true) : !opened.includes(false);
      }),
    );
    return passed.some((disclosure) => disclosure !== undefined);
  }

  #then(events: readonly ProjectableEvent[], knownAt: string): ProsecutionView | null {
    const known = events.filter(({ meta }) => Date.parse(meta.recordedAt) <= Date.parse(knownAt));
    const standing = applyAmendments(known, this.#reading.amends).filter((entry) =>
      appliesTo(prosecutionProjection, entry),
    );
    const [row] = foldRows(prosecutionProjection, [], standing).saved;
    return row ? (Object.assign(new ProsecutionView(), row, { stale: false }) as ProsecutionView) : null;
  }
}

/** The survivors in the case according to its current entries: see `partsIn`. */
const partsAsToldBy = (events: readonly ProjectableEvent[], amends: Amends): readonly string[] => {
  const joined = (entries: readonly ProjectableEvent[]) =>
    entries.filter(({ meta }) => meta.type === 'SurvivorJoined').map(({ data }) => String(data.survivorId));
  const now = joined(applyAmendments(events, amends));
  return [...new Set(now.length > 0 ? now : joined(events))];
};
