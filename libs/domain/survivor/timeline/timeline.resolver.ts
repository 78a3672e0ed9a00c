import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import {
  AggregateStores,
  AllowedTo,
  CurrentReader,
  Invalid,
  STEPS,
  pageInfoOf,
  readingOf,
  type Reader,
  type Step,
} from '#nest';
import { requirePastDay } from '../queries/past-day.js';
import { redactionOf, type Redaction } from '../queries/redaction.js';
import type { Readable } from '../queries/time-travel.js';
import { countLanes, countMonths } from './counts.js';
import { openEntry } from './open-entry.js';
import { entriesIn, type RecordEntry } from './record-entries.js';
import { seriesIn } from './series.js';
import { presenterOf, type Presenter } from './presenter.js';
import { ReadRecords } from './read-records.js';
import { Timeline, TimelineArgs, TimelineEntry, TimelineEntryArgs } from './timeline.type.js';

const PAGE = 50;

/** The entries of a record for those who work with it, read from the log itself and never from a view. */
@Resolver()
export class TimelineResolver {
  readonly #records: ReadRecords;
  readonly #redact: Redaction;
  readonly #presenter: Presenter;

  constructor(
    store: EventStore,
    private readonly stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    const reading: Readable = readingOf(steps);
    this.#records = new ReadRecords(store, (events) => entriesIn(events, stores.storeContext.origin, reading));
    this.#redact = redactionOf(steps, gate);
    this.#presenter = presenterOf(steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Query(() => Timeline, {
    nullable: true,
    description:
      "The entries of the survivor's own record as they were recorded, with what later amended them: the open values of each, and the classes of the personal ones.",
  })
  async timeline(
    @Args() { survivorId, purpose, first = PAGE, after, lanes, asOf, since }: TimelineArgs,
    @CurrentReader() reader: Reader,
  ): Promise<Timeline | null> {
    requirePastDay(asOf, new Date().toISOString());
    const reading = { ...reader, survivorId, purpose };
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    if (!permitted) return null;
    const stream = `survivor-${survivorId}`;
    const goesOn = after !== undefined || since !== undefined;
    const all = await (goesOn ? this.#records.goOn(stream) : this.#records.whole(stream));
    const visible = all
      .filter((entry) => this.#mayBeShown(entry, permitted))
      .filter(({ on }) => asOf === undefined || on <= asOf);
    const by = visible.filter(({ lastRevision }) => since === undefined || lastRevision > since);
    const found = by.filter((entry) => lanes === undefined || lanes.includes(this.#presenter.laneOf(entry)));
    const from = after === undefined ? 0 : found.findIndex(({ event }) => event.id === after) + 1;
    if (after !== undefined && from === 0)
      throw new Invalid('No such cursor.', [
        { path: 'after', problem: 'after must be the cursor of an entry of this list' },
      ]);
    const page = found.slice(from, from + first);
    const shown = [...new Set(page.flatMap((entry) => this.#presenter.revealedBy(entry) ?? []))];
    const disclosure = await this.gate.pass({ ...reading, classes: shown });
    if (!disclosure) return null;
    const series = seriesIn(visible);
    const edges = page
      .filter((entry) => this.#mayBeShown(entry, disclosure.classes))
      .map((entry) => ({
        cursor: entry.event.id,
        node: { ...this.#presenter.present(entry, reader.by, permitted), series: series.get(entry.event.id) ?? null },
      }));
    return {
      edges,
      pageInfo: pageInfoOf({ edges, after, hasNextPage: from + first < found.length }),
      totalCount: found.length,
      revision: Math.max(-1, ...all.map(({ lastRevision }) => lastRevision)),
      months: countMonths(found),
      lanes: countLanes(by.map(this.#presenter.laneOf)),
    };
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Query(() => TimelineEntry, {
    nullable: true,
    description:
      'One entry of the record with the personal values that your role and purpose may see; the access log keeps their classes.',
  })
  async timelineEntry(
    @Args() { survivorId, eventId, purpose }: TimelineEntryArgs,
    @CurrentReader() reader: Reader,
  ): Promise<TimelineEntry | null> {
    const reading = { ...reader, survivorId, purpose };
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    if (!permitted) return null;
    const entry = (await this.#records.whole(`survivor-${survivorId}`)).find(({ event, amendments }) =>
      [event, ...amendments.map(({ event: by }) => by)].some(({ id }) => id === eventId),
    );
    if (!entry || !this.#mayBeShown(entry, permitted)) return null;
    const { holds, withholds, amendments } = this.#presenter.present(entry, reader.by, permitted);
    const revealed = this.#presenter.revealedBy(entry);
    const held = new Set([...holds, ...amendments.flatMap((one) => one.holds)]);
    const shown = new Set([...(revealed ? [revealed] : []), ...held]);
    const disclosure = await this.gate.pass({ ...reading, classes: [...shown] });
    if (!disclosure || !this.#mayBeShown(entry, disclosure.classes)) return null;
    // an erased entry holds nothing any more, whatever it reveals by being there
    const classes = disclosure.classes.filter((one) => held.has(one));
    const opened = await openEntry(this.stores.storeContext.codec, entry, classes, (type, data) =>
      this.#redact(reader.by, type, data),
    );
    const shownNow = this.#presenter.present(opened, reader.by, disclosure.classes, 'opened');
    // withheld is what the role may not see, not what was not asked for
    return { ...shownNow, withholds, series: null };
  }

  #mayBeShown(entry: RecordEntry, classes: readonly PersonalClass[]): boolean {
    const revealed = this.#presenter.revealedBy(entry);
    return revealed === undefined || classes.includes(revealed);
  }
}
