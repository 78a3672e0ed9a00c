import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { EventStore, type Opened, type Recorded } from '#event-store';
import { seen, type RowProjection } from '#read-models';
import { AllowedTo, Invalid, STEPS, Survivor, Transactors, type Step } from '#step';
import { brokenAt } from '#trust';
import { changesUpTo, legible, openedAsFarAsItOpens } from './altered.js';
import { History, type HistoryEntry } from './history.type.js';
import { HistoryArgs, ReplayArgs } from './overview.args.js';
import { OverviewView } from './overview.view.js';
import { changesIn, happenedOn, rowsAfter, type Change } from './past.js';

const PAGE = 50;

/** The past of one survivor, read from the log itself and never from a view. */
@Resolver()
export class HistoryResolver {
  readonly #projections: readonly RowProjection[];
  /** The overview changes with every event, and says nothing of what changed. */
  readonly #shown: readonly RowProjection[];

  constructor(
    private readonly store: EventStore,
    private readonly transactors: Transactors,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#projections = rowProjectionsOf(steps);
    this.#shown = this.#projections.filter(({ view }) => view !== OverviewView);
  }

  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => History, { nullable: true, description: 'Every event of one survivor: who, when, why, what changed.' })
  async history(@Args() { survivorId, first = PAGE, after }: HistoryArgs): Promise<History | null> {
    const { ledger } = this.transactors;
    const stream = `survivor-${survivorId}`;
    const events = await this.store.read(stream);
    if (events.length === 0) return null;
    const from = after === undefined ? 0 : Number(after) + 1;
    const broken = brokenAt(ledger.origin, stream, events);
    const told = (broken === undefined ? events : events.map(legible)).slice(0, from + first);
    const page = told.slice(from);
    const [opened, changes] =
      broken === undefined
        ? [await ledger.codec.open(page), changesIn(this.#shown, told)]
        : [
            await Promise.all(page.map((event) => openedAsFarAsItOpens(ledger.codec, event))),
            changesUpTo(broken, this.#shown, told),
          ];
    return {
      edges: opened.map((event, index) => ({
        cursor: String(event.revision),
        node: entry(event, page[index]!, changes[from + index] ?? []),
      })),
      pageInfo: { hasNextPage: from + first < events.length, endCursor: opened.at(-1)?.revision.toString() ?? null },
      chain: { sound: broken === undefined, brokenAt: broken ?? null, checked: events.length },
    };
  }

  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => Survivor, {
    nullable: true,
    description: 'One survivor as the record stood at a revision or an instant.',
  })
  async replay(@Args() { survivorId, toRevision, at }: ReplayArgs): Promise<Survivor | null> {
    if (toRevision !== undefined && at !== undefined) {
      throw new Invalid('Ask for a revision or for an instant, not for both.', [
        { path: 'at', problem: 'at and toRevision exclude each other' },
      ]);
    }
    const events = await this.store.read(`survivor-${survivorId}`);
    const then = events.filter(
      ({ revision, recordedAt }) =>
        (toRevision === undefined || revision <= toRevision) &&
        (at === undefined || Date.parse(recordedAt) <= Date.parse(at)),
    );
    return asItStood(survivorId, this.#projections, then);
  }
}

export const rowProjectionsOf = (steps: readonly Step[]): RowProjection[] =>
  steps.flatMap(({ projections }) => projections.filter((projection) => projection.kind === 'rows'));

export const asItStood = (
  id: string,
  projections: readonly RowProjection[],
  events: readonly Recorded[],
): Survivor | null =>
  events.length === 0
    ? null
    : { id, revision: events.at(-1)!.revision, stale: false, rows: rowsAfter(projections, events) };

const entry = (opened: Opened, stored: Recorded, changes: readonly Change[]): HistoryEntry => {
  const { metadata } = opened;
  return {
    eventId: opened.id,
    revision: opened.revision,
    type: opened.type,
    on: happenedOn(seen(stored)),
    recordedAt: opened.recordedAt,
    by: metadata.actor,
    command: metadata.command,
    commandId: metadata.commandId,
    correlationId: metadata.$correlationId,
    causationId: metadata.$causationId,
    data: opened.data,
    changes,
  };
};
