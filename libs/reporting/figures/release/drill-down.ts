import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProsecutionView, isCourtCaseListed, mayOpenCourtCase } from '#domain/prosecution';
import { RelationView } from '#domain/survivor';
import { Refusal, refuse, type Actor, type PersonalClass } from '#kernel/decider';
import { AggregateStores, STEPS, anyOf, codeInSentence, readingOf, type Purpose, type Step } from '#nest';
import { limitPerPerson, runAsReader } from '#kernel/projections';
import { ReadingGate, isListed, mayStatePurpose, relationWordsOf } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { eventsBehind, type Behind, type EventPageRequest } from '../engine/events-behind.js';
import type { Figure } from '../definitions/figure.js';
import type { FigureArguments } from '../definitions/period.js';
import { revealedBehind, type ClassByEntry } from './revealed.js';

/** Roles that are accountable for the whole see counts; the events behind them lead to people, hence fewer roles. */
const DRILL_DOWN: readonly string[] = ['SUPERVISOR', 'AUDITOR'];

const OPERATION = 'figures';

/** Searches at a time: a document may ask for many, and other readers need connections, too. */
const SEARCHES = { all: 6, each: 2 };

/** The request of which a search is a part. */
export interface SearchRequest {
  /** Whether nobody waits for it any more. */
  readonly isLate?: () => boolean;
}

/** What the searches of one request share. */
interface RequestCache {
  readable?: Promise<readonly string[]>;
  readonly passed: Map<string, Promise<OpenedClasses>>;
}

/** The classes with which a record was opened; undefined where it stays shut. */
type OpenedClasses = readonly PersonalClass[] | undefined;

export interface EventPage {
  readonly events: readonly Behind[];
  readonly more: boolean;
  /** How many events are about cases that the asker may not open; only with the first page. */
  readonly elsewhere: number | null;
}

/** The events behind a figure lead to people: only to those whose case the asker may open, and each look is logged. */
@Injectable()
export class DrillDown {
  readonly #inTurn = limitPerPerson(SEARCHES);
  readonly #shared = new WeakMap<SearchRequest, RequestCache>();
  readonly #revealedBehind: ReturnType<typeof revealedBehind>;
  readonly #reading: ReturnType<typeof readingOf>;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(ReadingGate) private readonly gate: ReadingGate,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#revealedBehind = revealedBehind({ db, store: stores.storeContext.store }, steps);
    this.#reading = readingOf(steps);
  }

  /** @throws Refusal for roles that see no events, and for purposes that the role may not state. @throws StoreUnavailable when it cannot be logged */
  async eventsFor(
    by: Actor,
    purpose: Purpose,
    figure: Figure,
    args: FigureArguments,
    page: EventPageRequest,
    request: SearchRequest = {},
  ): Promise<EventPage> {
    const noteRefusal = () => this.refused.note(by, { operation: OPERATION, purpose, figure: figure.id });
    if (!DRILL_DOWN.includes(by.role)) {
      await noteRefusal();
      refuse('FORBIDDEN', `Your role sees counts, not the events behind them: ask ${anyOf(DRILL_DOWN)}.`);
    }
    if (!mayStatePurpose(by, OPERATION, purpose)) {
      await noteRefusal();
      refuse(
        'FORBIDDEN',
        `Your role reads nothing for the purpose “${codeInSentence(purpose)}”: state another purpose.`,
      );
    }
    const shared = this.#sharedIn(request);
    const found = await this.#inTurn(by.id, async () => {
      requireInTime(request);
      const readable = by.role === 'AUDITOR' ? undefined : await (shared.readable ??= this.#readableRecords(by));
      requireInTime(request);
      return runAsReader('analyst', () => eventsBehind(this.db, figure, args, { ...page, readable }));
    });
    requireInTime(request);
    const subjects = await this.#casesBehind(found.events);
    const revealed = await this.#revealedBehind(figure, subjects);
    const passed = await Promise.all(
      subjects.map((subject) => this.#pass(by, purpose, subject, revealedOf(subject, found.events, revealed), shared)),
    );
    if (subjects.length > 0 && passed.every((one) => one === undefined)) await noteRefusal();
    const shown = new Map(subjects.map((subject, index) => [subject, passed[index]]));
    const shut = await this.#shutCourtCases(by, purpose, found.events, subjects);
    const events = found.events.filter((one) => !shut.has(one.subject) && isShown(one, shown, revealed));
    const hidden = found.events.length - events.length;
    return { events, more: found.more, elsewhere: found.elsewhere === null ? null : found.elsewhere + hidden };
  }

  /**
   * Leaves out a case that the views still show, but the asker may no longer open, or not for this purpose. In one request,
   * a record is opened once, however many of its events are shown.
   * @param revealed of what its events tell by being there, which the asker need not be allowed to see
   */
  #pass(
    by: Actor,
    purpose: Purpose,
    survivorId: string,
    revealed: readonly PersonalClass[],
    { passed }: RequestCache,
  ): Promise<OpenedClasses> {
    const key = `${purpose} ${survivorId} ${revealed.join()}`;
    const reading = { by, survivorId, purpose, operation: OPERATION, classes: revealed, amongOthers: true } as const;
    const once = passed.get(key) ?? this.gate.pass(reading).then((disclosure) => disclosure?.classes);
    passed.set(key, once);
    return once;
  }

  #sharedIn(request: SearchRequest): RequestCache {
    const shared = this.#shared.get(request) ?? { passed: new Map() };
    this.#shared.set(request, shared);
    return shared;
  }

  /** The survivors among the subjects: a row that is gone from the views does not make a case an operation. */
  async #casesBehind(events: readonly Behind[]): Promise<readonly string[]> {
    const { store } = this.stores.storeContext;
    const inViews = new Set(events.filter(({ isCase }) => isCase).map(({ subject }) => subject));
    const subjects = [...new Set(events.map(({ subject }) => subject))];
    const areCases = await Promise.all(
      subjects.map(async (one) => inViews.has(one) || (await store.inspect(`survivor-${one}`)).length > 0),
    );
    return subjects.filter((_, index) => areCases[index]);
  }

  /** The court cases among the subjects of which the asker may open the record of no survivor, by the log: a row may say more. */
  async #shutCourtCases(
    by: Actor,
    purpose: Purpose,
    events: readonly Behind[],
    cases: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (by.role === 'AUDITOR') return new Set(); // also one that nobody is in any more
    const others = [...new Set(events.map(({ subject }) => subject))].filter((one) => !cases.includes(one));
    const { store } = this.stores.storeContext;
    const doors = { gate: this.gate, reading: this.#reading };
    const areShut = await Promise.all(
      others.map(async (subject) => {
        const entries = await store.inspect(`prosecution-${subject}`);
        return entries.length > 0 && !(await mayOpenCourtCase(doors, entries, { by, purpose, operation: OPERATION }));
      }),
    );
    return new Set(others.filter((_, index) => areShut[index]));
  }

  /** The cases and court cases in the asker's lists. */
  #readableRecords(by: Actor): Promise<readonly string[]> {
    const relations = this.db.getMetadata(RelationView).tablePath;
    return runAsReader(by, async () => {
      const [cases, courtCases] = await Promise.all([
        this.db
          .getRepository(RelationView)
          .createQueryBuilder('one')
          .select('one.survivorId')
          .where(isListed(relations, 'one."survivorId"'), { words: relationWordsOf(by) })
          .getMany(),
        this.db
          .getRepository(ProsecutionView)
          .createQueryBuilder('one')
          .select('one.prosecutionId')
          .where(...isCourtCaseListed(this.db, by))
          .getMany(),
      ]);
      return [...cases.map(({ survivorId }) => survivorId), ...courtCases.map(({ prosecutionId }) => prosecutionId)];
    });
  }
}

const revealedOf = (
  survivorId: string,
  events: readonly Behind[],
  revealed: ClassByEntry,
): readonly PersonalClass[] => [
  ...new Set(events.flatMap(({ subject, eventId }) => (subject === survivorId ? (revealed.get(eventId) ?? []) : []))),
];

/** What is about no case is shown; of a case, what was opened covers. */
const isShown = (
  { subject, eventId }: Behind,
  passed: ReadonlyMap<string, OpenedClasses>,
  revealed: ClassByEntry,
): boolean => {
  if (!passed.has(subject)) return true;
  const needed = revealed.get(eventId);
  const classes = passed.get(subject);
  return classes !== undefined && (needed === undefined || classes.includes(needed));
};

/** @throws Refusal where the answer was cut off already */
const requireInTime = ({ isLate }: SearchRequest): void => {
  if (isLate?.())
    throw new Refusal('TIMEOUT', 'This took too long and was cut off: ask for the events of fewer figures at a time.');
};
