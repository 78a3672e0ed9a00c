import { Inject } from '@nestjs/common';
import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate } from '#security/access';
import { EventStore, StoreUnavailable } from '#kernel/event-store';
import {
  isAt,
  keepingPlans,
  leavesOut,
  VIEW_POSITION_COLUMNS,
  toViewPosition,
  lookUntil,
  type ViewPosition,
} from '#kernel/projections';
import {
  AggregateStores,
  AllowedTo,
  AtLeast,
  Code,
  CurrentReader,
  DateField,
  Id,
  Instant,
  Purposes,
  STEPS,
  Survivor,
  namesOf,
  positionIn,
  readingOf,
  viewsOf,
  type Purpose,
  type Reader,
  type Step,
} from '#nest';
import { rowProjectionsOf } from './history.resolver.js';
import { OverviewView } from './overview.view.js';
import { requirePastDay } from './past-day.js';
import { stateAsOf } from './time-travel.js';

@ArgsType()
class SurvivorArgs {
  @Id() readonly id!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
  @DateField({ nullable: true, description: 'What had happened by this day.' }) readonly asOf?: string;
  @Instant({ nullable: true, description: 'What was known at this instant.' }) readonly knownAt?: string;
}

@Resolver(() => Survivor)
export class OverviewResolver {
  /** Made once, since each reading asks it. */
  #question: Question | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
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
    requirePastDay(asOf, new Date().toISOString());
    const past = asOf !== undefined || knownAt !== undefined;
    // the access is decided on the log, which has the event that is waited for: it is logged while the views catch up
    const [now, disclosure] = await Promise.all([
      this.#currentStanding(id, atLeast, past),
      this.gate.pass({ ...reader, survivorId: id, purpose }),
    ]);
    if (!disclosure) return null;
    reader.disclosed.add(id, disclosure.classes, past ? 'past' : purpose);
    const inPart = disclosure.inPart ?? false;
    if (!now || past) {
      const then = await this.#then(id, asOf, knownAt);
      return then && { ...then, inPart, ...(asOf !== undefined && { asOf }) };
    }
    const { revision, leftOut, stale } = now;
    if (revision === null && stale) throw new StoreUnavailable('The views do not show this record yet.');
    return revision === null ? null : { id, revision, stale: stale || leftOut, inPart };
  }

  /** What the views show, once they have reached the position. */
  async #currentStanding(
    id: string,
    atLeast: string | undefined,
    past: boolean,
  ): Promise<(Standing & { readonly stale: boolean }) | undefined> {
    const { text, tables } = (this.#question ??= questionOf(this.db, this.steps));
    const look = async () => standingIn(await keepingPlans(() => this.db.query<[Row]>(text, [tables, id])));
    if (atLeast === undefined) return past ? undefined : { ...(await look()), stale: false };
    const position = positionIn(this.stores.storeContext, atLeast, 'atLeast');
    const found = await lookUntil(this.db, position, look);
    return { ...found, stale: !isAt(found, position) };
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

/** What the views show of one record at one moment. */
interface Standing extends ViewPosition {
  /** Null where the reader may see no such record. */
  readonly revision: number | null;
  /** Some of its events are parked. */
  readonly leftOut: boolean;
}

type Row = Parameters<typeof toViewPosition>[0] & Pick<Standing, 'revision' | 'leftOut'>;

/** One question for all of it: a reading waits for each. */
interface Question {
  readonly text: string;
  readonly tables: readonly string[];
}

const questionOf = (db: DataSource, steps: readonly Step[]): Question => ({
  tables: namesOf(db, viewsOf(steps)),
  text: `SELECT ${VIEW_POSITION_COLUMNS},
    (SELECT revision FROM "${db.getMetadata(OverviewView).tableName}" WHERE "survivorId" = $2) AS revision,
    ${leavesOut('$1', '$2')} AS "leftOut"`,
});

const standingIn = ([{ revision, leftOut, ...look }]: [Row]): Standing => ({
  ...toViewPosition(look),
  revision,
  leftOut,
});
