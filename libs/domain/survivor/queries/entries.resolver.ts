import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { EventStore, positionText, type OpenedEvent, type RecordedEvent } from '#kernel/event-store';
import { toProjectable } from '#kernel/projections';
import {
  AllowedTo,
  CurrentReader,
  STEPS,
  AggregateStores,
  positionInCursor,
  readingOf,
  type Reader,
  type Step,
  pageInfoOf,
} from '#nest';
import { toReadable, openReadableParts, partsOf } from './tampered-events.js';
import { EntriesArgs, RecordedEntryConnection, type RecordedEntry } from './entries.type.js';
import { eventDay, type Readable } from './time-travel.js';
import { firstFlawIn, marksIn } from './whole-history.js';
import { redactionOf, type Redaction } from './redaction.js';
import { entriesIn } from '../timeline/record-entries.js';
import { classesRevealedBy, idsRevealing, revealingOf } from '../timeline/revealing.js';

const PAGE = 50;

/** The entries of a record, with the ids that corrections need, for those who work with the record. */
@Resolver()
export class EntriesResolver {
  readonly #reading: Readable;
  readonly #redact: Redaction;
  readonly #revealing: Readonly<Record<string, PersonalClass>>;

  constructor(
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#reading = readingOf(steps);
    this.#redact = redactionOf(steps, gate);
    this.#revealing = revealingOf(steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Query(() => RecordedEntryConnection, {
    nullable: true,
    description:
      "The current entries of the survivor's own record, with the eventId that correctEntry and similar mutations take.",
  })
  async entries(
    @Args() { survivorId, purpose, eventId, first = PAGE, after }: EntriesArgs,
    @CurrentReader() reader: Reader,
  ): Promise<RecordedEntryConnection | null> {
    const reading = { ...reader, survivorId, purpose };
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    const disclosure = permitted && (await this.gate.pass(reading));
    if (!disclosure) return null;
    const { storeContext } = this.stores;
    const { codec, origin } = storeContext;
    const end = after === undefined ? undefined : positionInCursor(storeContext, after);
    const stream = `survivor-${survivorId}`;
    const stored = await this.store.inspect(stream);
    if (stored.length === 0) return null;
    const sound = firstFlawIn(origin, stored) === undefined;
    const all = sound ? stored : stored.map(toReadable);
    const hidden = idsRevealing(entriesIn(stored, origin, this.#reading, sound), this.#revealing, permitted);
    const sought = all.filter(({ id }) => !hidden.has(id) && (eventId === undefined || id === eventId));
    const before = sought.filter(({ position }) => end === undefined || position < end).toReversed();
    const page = before.slice(0, first);
    const revealed = classesRevealedBy(page, this.#revealing).filter((one) => !disclosure.classes.includes(one));
    if (revealed.length > 0 && !(await this.gate.pass({ ...reading, classes: revealed }))) return null;
    const marks = sound ? marksIn(all, this.#reading) : new Map<string, never[]>();
    const open = (event: RecordedEvent): Promise<OpenedEvent> => openReadableParts(codec, event, disclosure.classes);
    const contentOf = async (event: RecordedEvent): Promise<Readonly<Record<string, unknown>>> => {
      const by = marks.get(event.id)?.findLast(({ type }) => type === 'EntryCorrected');
      const { type, data } = await open(event);
      const restated = by && partsOf((await open(all.find(({ id }) => id === by.eventId)!)).data.replacement)[type];
      return this.#redact(reader.by, type, restated ? partsOf(restated) : data);
    };
    const edges = page.map(async (event) => {
      const node: RecordedEntry = {
        eventId: event.id,
        type: event.type,
        command: event.metadata.command,
        on: eventDay(toProjectable(event, this.#reading)),
        recordedAt: event.recordedAt,
        by: event.metadata.actor,
        standing: marks.get(event.id)?.at(-1)?.standing ?? null,
        says: await contentOf(event),
      };
      return { cursor: positionText(storeContext, event.position), node };
    });
    const shown = await Promise.all(edges);
    return {
      edges: shown,
      pageInfo: pageInfoOf({ edges: shown, after, hasNextPage: before.length > page.length }),
      totalCount: sought.length,
    };
  }
}
