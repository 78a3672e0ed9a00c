import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import type { PersonalClass } from '#kernel/decider';
import {
  EventStore,
  categoryOf,
  positionText,
  type Codec,
  type OpenedEvent,
  type RecordedEvent,
} from '#kernel/event-store';
import { toProjectable, type RowProjection } from '#kernel/projections';
import {
  AllowedTo,
  Invalid,
  CurrentReader,
  STEPS,
  Survivor,
  AggregateStores,
  positionInCursor,
  readingOf,
  type Reader,
  type Step,
  pageInfoOf,
} from '#nest';
import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { survivor } from '../survivor.js';
import { classesRevealedBy, revealingOf } from '../timeline/revealing.js';
import { changesUpTo, toReadable, openReadableParts } from './tampered-events.js';
import { changesIn } from './changes.js';
import { History, HistoryArgs, ReplayArgs, type HistoryEntry, type Mark } from './history.type.js';
import { recordsNamedIn } from './named-records.js';
import { stateAsOf, eventDay, type Readable } from './time-travel.js';
import { marksIn, wholeHistoryOf } from './whole-history.js';
import { redactionOf, type Redaction } from './redaction.js';

const PAGE = 50;

const EVERY_EVENT = Object.keys(survivor.evolve);

/** The history of one survivor, read from the log itself and never from a view. */
@Resolver()
export class HistoryResolver {
  readonly #projections: readonly RowProjection[];
  /** Without the view that changes with every event, and internal ones: they repeat what others say. */
  readonly #shown: readonly RowProjection[];
  readonly #reading: Readable;
  readonly #redact: Redaction;
  readonly #revealing: Readonly<Record<string, PersonalClass>>;

  constructor(
    private readonly store: EventStore,
    private readonly stores: AggregateStores,
    private readonly gate: ReadingGate,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#projections = rowProjectionsOf(steps);
    this.#shown = this.#projections.filter(
      ({ view, on }) => !('internal' in view) && EVERY_EVENT.some((type) => !(type in on)),
    );
    this.#reading = readingOf(steps);
    this.#redact = redactionOf(steps, gate);
    this.#revealing = revealingOf(steps);
  }

  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => History, {
    nullable: true,
    description:
      'Every event of one survivor, in their record, court cases and operations: who, when, why, and what changed.',
  })
  async history(
    @Args() { survivorId, purpose, first = PAGE, after }: HistoryArgs,
    @CurrentReader() reader: Reader,
  ): Promise<History | null> {
    const reading = { ...reader, survivorId, purpose };
    const disclosure = await this.gate.pass(reading);
    if (!disclosure) return null;
    const { classes } = disclosure;
    const { storeContext } = this.stores;
    const { codec, origin } = storeContext;
    const start = after === undefined ? -1n : positionInCursor(storeContext, after);
    const { events, chains } = await wholeHistoryOf(this.store, origin, survivorId);
    if (events.length === 0) return null;
    const sound = chains.every(({ brokenAt }) => brokenAt === undefined);
    const all = sound ? events : events.map(toReadable);
    const from = all.filter(({ position }) => position <= start).length;
    const page = all.slice(from, from + first);
    const revealed = classesRevealedBy(page, this.#revealing).filter((one) => !classes.includes(one));
    // to those who may not see it, the history shows no less: its entries are one chain
    const more = { ...reading, classes: revealed };
    if (revealed.length > 0 && (await this.gate.permits(more))?.length) await this.gate.pass(more);
    const shownEvents = all.slice(0, from + first);
    const [opened, changes, marks] = sound
      ? [
          await Promise.all(page.map((event) => openUnlessSetAside(codec, event, classesIn(event, classes)))),
          changesIn(this.#shown, shownEvents, this.#reading, from),
          marksIn(all, this.#reading),
        ]
      : [
          await Promise.all(
            page.map((event) => openReadableParts(codec, readableSetAside(event), classesIn(event, classes))),
          ),
          changesUpTo(all.findIndex(isBrokenIn(chains)), this.#shown, shownEvents, this.#reading, from),
          new Map<string, Mark[]>(),
        ];
    const shown = chains.map((chain) => ({
      ...chain,
      sound: chain.brokenAt === undefined,
      brokenAt: chain.brokenAt ?? null,
    }));
    const redacted = await Promise.all(opened.map(({ type, data }) => this.#redact(reader.by, type, data)));
    const edges = opened.map((event, index) => ({
      cursor: positionText(storeContext, event.position),
      node: {
        ...entry(event, toProjectable(page[index]!, this.#reading)),
        data: redacted[index]!,
        marks: marks.get(event.id) ?? [],
        changes: changes[index] ?? [],
        ...flawOf(page[index]!),
      },
    }));
    return {
      edges,
      pageInfo: pageInfoOf({ edges, after, hasNextPage: from + first < all.length }),
      caseNumber: caseNumberOf(survivorId),
      totalCount: all.length,
      records: recordsNamedIn(redacted),
      chain: shown[0]!,
      chains: shown,
    };
  }

  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => Survivor, {
    nullable: true,
    description: 'One survivor as the record was at a revision or an instant.',
  })
  async replay(
    @Args() { survivorId, purpose, toRevision, at }: ReplayArgs,
    @CurrentReader() reader: Reader,
  ): Promise<Survivor | null> {
    if (toRevision !== undefined && at !== undefined) {
      throw new Invalid('Give a revision or an instant, not both.', [
        { path: 'at', problem: 'at and toRevision exclude each other' },
      ]);
    }
    const disclosure = await this.gate.pass({ ...reader, survivorId, purpose });
    if (!disclosure) return null;
    reader.disclosed.add(survivorId, disclosure.classes, 'past');
    const events = await this.store.read(`survivor-${survivorId}`);
    const then = events.filter(
      ({ revision, recordedAt }) =>
        (toRevision === undefined || revision <= toRevision) &&
        (at === undefined || Date.parse(recordedAt) <= Date.parse(at)),
    );
    return stateAsOf(survivorId, this.#projections, then, this.#reading);
  }
}

export const rowProjectionsOf = (steps: readonly Step[]): RowProjection[] =>
  steps.flatMap(({ projections }) => projections.filter((projection) => projection.kind === 'rows'));

const isBrokenIn =
  (chains: readonly { readonly stream: string; readonly brokenAt: number | undefined }[]) =>
  ({ stream, revision }: RecordedEvent): boolean =>
    chains.some((chain) => chain.stream === stream && chain.brokenAt !== undefined && revision >= chain.brokenAt);

/** A disclosure of a record covers no court case or operation, since other people take part in them. */
const classesIn = ({ stream }: RecordedEvent, classes: readonly PersonalClass[]): readonly PersonalClass[] =>
  categoryOf(stream) === 'survivor' ? classes : [];

/** An entry that was set aside, with what of it can be read; any other as it is. */
const readableSetAside = (event: RecordedEvent): RecordedEvent =>
  event.setAside ? toReadable(event.setAside.event) : event;

const openUnlessSetAside = async (
  codec: Codec,
  event: RecordedEvent,
  only: readonly PersonalClass[],
): Promise<OpenedEvent> =>
  event.setAside ? openReadableParts(codec, readableSetAside(event), only) : (await codec.open([event], only))[0]!;

const flawOf = ({ flaw, setAside }: RecordedEvent): Pick<HistoryEntry, 'flaw' | 'setAside'> => ({
  ...((flaw ?? setAside) && { flaw: (flaw ?? setAside!.event.flaw!).reason }),
  ...(setAside && {
    setAside: { eventId: setAside.by.id, recordedAt: setAside.by.recordedAt, by: setAside.by.metadata.actor },
  }),
});

const entry = (
  opened: OpenedEvent,
  stored: ReturnType<typeof toProjectable>,
): Omit<HistoryEntry, 'data' | 'marks' | 'changes'> => {
  const { metadata } = opened;
  return {
    eventId: opened.id,
    stream: opened.stream,
    revision: opened.revision,
    type: opened.type,
    on: eventDay(stored),
    recordedAt: opened.recordedAt,
    ...(metadata.decidedAt !== undefined && { decidedAt: metadata.decidedAt }),
    by: metadata.actor,
    command: metadata.command,
    commandId: metadata.commandId,
    correlationId: metadata.$correlationId,
    causationId: metadata.$causationId,
  };
};
