import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadingGate } from '#security/access';
import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { EventStore, FlawedStream, type RecordedEvent } from '#kernel/event-store';
import { toProjectable, type RowProjection } from '#kernel/projections';
import { AllowedTo, CurrentReader, STEPS, readingOf, type Reader, type Step } from '#nest';
import { classesRevealedBy, revealingOf } from '../../timeline/revealing.js';
import { requirePastDay } from '../past-day.js';
import { partsOf } from '../tampered-events.js';
import type { Readable } from '../time-travel.js';
import { ofOthers } from '../whole-history.js';
import { survivorsIn } from '../survivors-in-case.js';
import { originsIn, visibleProjections, type RowOrigins } from './row-origins.js';
import { tellOrigins, type StreamOrigins } from './tell-origins.js';
import { ValueOrigins, ValueOriginsArgs } from './value-origins.type.js';

/** Derived from the log on each request: a stored column would say for ever what one version of a view made of it. */
@Resolver()
export class ValueOriginsResolver {
  readonly #projections: readonly RowProjection[];
  readonly #reading: Readable;
  readonly #revealing: Readonly<Record<string, PersonalClass>>;

  constructor(
    private readonly store: EventStore,
    private readonly gate: ReadingGate,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#projections = visibleProjections(steps);
    this.#reading = readingOf(steps);
    this.#revealing = revealingOf(steps);
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Query(() => ValueOrigins, {
    nullable: true,
    description:
      'Which entry gave each value that `survivor` shows, and with `courtCases` also what `prosecution` shows. A record with an unreliable entry has none.',
  })
  async valueOrigins(
    @Args() { survivorId, purpose, asOf, courtCases = [] }: ValueOriginsArgs,
    @CurrentReader() reader: Reader,
  ): Promise<ValueOrigins | null> {
    requirePastDay(asOf, new Date().toISOString());
    const reading = { ...reader, survivorId, purpose };
    const permitted = await this.gate.permits({ ...reading, classes: PERSONAL_CLASSES });
    if (!permitted || !(await this.gate.pass({ ...reading, classes: [] }))) return null;
    const events = await this.#read(`survivor-${survivorId}`);
    const hidden = this.#hiddenIn(events, permitted);
    const known = events.filter(({ id }) => !hidden.has(id));
    const classes = classesRevealedBy(known, this.#revealing);
    if (classes.length > 0 && !(await this.gate.pass({ ...reading, classes }))) return null;
    const own: StreamOrigins = {
      rows: originsIn(this.#projections, events, this.#reading, asOf),
      events: known,
      prosecutionId: null,
    };
    const shown = partsIn(own.rows).filter((id) => courtCases.includes(id));
    const cases = await this.#openCases(shown, { survivorId, purpose, ...(asOf !== undefined && { asOf }) }, reader);
    return tellOrigins([own, ...cases], this.#reading);
  }

  /**
   * Court cases of which the survivor is a part, for those who may read them. Like a reading of the case, it is logged for
   * each survivor in it that the reader may see.
   */
  async #openCases(
    ids: readonly string[],
    { survivorId, purpose, asOf }: Pick<ValueOriginsArgs, 'survivorId' | 'purpose' | 'asOf'>,
    reader: Reader,
  ): Promise<readonly StreamOrigins[]> {
    const asked = { ...reader, survivorId, purpose, operation: 'prosecution', classes: [], amongOthers: true } as const;
    if (ids.length === 0 || !(await this.gate.permits(asked))) return [];
    return Promise.all(
      ids.map(async (prosecutionId): Promise<StreamOrigins> => {
        const events = await this.#read(`prosecution-${prosecutionId}`);
        const others = survivorsIn(
          events.map((event) => toProjectable(event, this.#reading)),
          this.#reading.amends,
        ).filter((one) => one !== survivorId);
        const { by, operation } = reader;
        const reading = { by, operation, purpose, classes: [], amongOthers: true } as const;
        await Promise.all(others.map((one) => this.gate.pass({ ...reading, survivorId: one })));
        const hidden = ofOthers(events, survivorId);
        return {
          rows: originsIn(this.#projections, events, this.#reading, asOf),
          events: events.filter(({ id }) => !hidden.has(id)),
          prosecutionId,
        };
      }),
    );
  }

  async #read(stream: string): Promise<readonly RecordedEvent[]> {
    return this.store.read(stream).catch((error: unknown) => {
      if (error instanceof FlawedStream) return [];
      throw error;
    });
  }

  /** The entries that say something of a class by being there, and what amends them. */
  #hiddenIn(events: readonly RecordedEvent[], permitted: readonly PersonalClass[]): ReadonlySet<unknown> {
    const hidden = new Set<unknown>();
    for (const { id, type, data } of events) {
      const revealed = this.#revealing[type];
      if ((revealed && !permitted.includes(revealed)) || hidden.has(partsOf(data).eventId)) hidden.add(id);
    }
    return hidden;
  }
}

/** The court cases of which the survivor is a part. */
const partsIn = (rows: readonly RowOrigins[]): readonly string[] =>
  rows.filter(({ what }) => what === 'Justice').map(({ row }) => row);
