import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import type { PersonalClass } from '#kernel/decider';
import { EventStore, StoreUnavailable } from '#kernel/event-store';
import { JusticeView, RelationView, caseNumberOf, survivorsIn } from '#domain/survivor';
import { applyAmendments, foldRows, appliesTo, toProjectable, type ProjectableEvent } from '#kernel/projections';
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
} from '#nest';
import { ProsecutionArgs } from './prosecution.args.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { CourtCaseRecord } from './prosecution.types.js';
import { ProsecutionView } from './prosecution.view.js';

/** The table of the case, and those that decide who may see it. */
export const SHOWN_BY = [ProsecutionView, JusticeView, RelationView];

/** The names of the accused: no survivor is named in a court case, but a relative may lead to one. */
const OF_THE_ACCUSED: PersonalClass = 'identity';

@Resolver(() => ProsecutionView)
export class ProsecutionResolver {
  readonly #reading: ReturnType<typeof readingOf>;

  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
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
    const stale = await isStale(this.db, SHOWN_BY, this.stores.ledger, atLeast);
    const events = await this.#readEvents(id);
    if (!(await this.#opens(id, events, purpose, reader))) return null;
    if (knownAt !== undefined) return this.#then(events, knownAt);
    const row = await this.db.getRepository(ProsecutionView).findOneBy({ prosecutionId: id });
    if (!row && stale) throw new StoreUnavailable('The views do not show this case yet.');
    return row && Object.assign(row, { stale });
  }

  /** Row security shows the parts of those whose record the reader may open. */
  @ResolveField(() => [CourtCaseRecord], { description: 'The survivors in it whose record you may open, as of today.' })
  async records(@Parent() { prosecutionId }: ProsecutionView): Promise<readonly CourtCaseRecord[]> {
    const parts = await this.db
      .getRepository(JusticeView)
      .find({ select: { survivorId: true }, where: { prosecutionId }, order: { openedOn: 'ASC', survivorId: 'ASC' } });
    return parts.map(({ survivorId }) => ({ survivorId, caseNumber: caseNumberOf(survivorId) }));
  }

  async #readEvents(id: string): Promise<ProjectableEvent[]> {
    return (await this.store.read(`prosecution-${id}`)).map((event) => toProjectable(event, this.#reading));
  }

  /**
   * A reader of any survivor in the case may read the case, and who is accused in it. The access is logged for each
   * survivor that they may see, and a refusal once. Free text may be about any of them, and a relative of one leads to them, so both open
   * only for readers of all of them.
   */
  async #opens(id: string, events: readonly ProjectableEvent[], purpose: Purpose, reader: Reader): Promise<boolean> {
    const { by, operation, classes, disclosed } = reader;
    const parts = survivorsIn(events, this.#reading.amends);
    const byAny = events.some(namesRelative) ? undefined : OF_THE_ACCUSED;
    const passed = await Promise.all(
      parts.map((survivorId) => this.gate.pass({ by, operation, classes, purpose, survivorId, amongOthers: true })),
    );
    disclosed.add(
      `prosecution-${id}`,
      classes.filter((one) => {
        const opened = passed.map((disclosure) => disclosure?.classes.includes(one) === true);
        return one === byAny ? opened.includes(true) : !opened.includes(false);
      }),
    );
    const opens = passed.some((disclosure) => disclosure !== undefined);
    if (!opens) await this.refused.note(by, { operation, purpose, ...(parts[0] && { survivorId: parts[0] }) });
    return opens;
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

/** Whether somebody is accused who is related to a survivor in the case, also in an entry that was corrected. */
const namesRelative = ({ data }: ProjectableEvent): boolean => {
  const { AccusedNamed: replacement } = (data.replacement ?? {}) as {
    readonly AccusedNamed?: { readonly kin?: string };
  };
  return (data.kin ?? replacement?.kin) !== undefined;
};
