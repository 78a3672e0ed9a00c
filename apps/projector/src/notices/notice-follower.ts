import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentOfficeOf } from '#domain/between-offices';
import { reliableRegistersIn, type Registers } from '#domain/directory';
import { survivor, type SurvivorState } from '#domain/survivor';
import { dayAt } from '#kernel/decider';
import { AggregateStore, EventStore, FlawedStream, type RecordedEvent } from '#kernel/event-store';
import { AggregateStores, STEPS, type Step } from '#nest';
import { NoticeQueue, type NewNotice } from '#notices';
import { BatchReader } from '../batch-reader.js';
import { GATHERING } from '../log.js';
import { NoKeysSealing } from '../no-keys-sealing.js';
import { NOTICE_EVENTS, recipientsOf, type NoticeEvent } from './notice-events.js';
import { noticesTo } from './notices-to.js';
import { codecOf } from '#platform';

export const NOTICES = 'notices';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Older events are no news: after a restore the whole log is read again. */
const NEWS_MS = 7 * DAY_MS;

const isNoticed = ({ type }: RecordedEvent): boolean => Object.hasOwn(NOTICE_EVENTS, type);

/**
 * Enqueues a notice for each event of which somebody is notified. A batch that comes again is enqueued under the same ids,
 * which changes nothing.
 */
@Injectable()
export class NoticeFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Notices');
  readonly #reader: BatchReader;
  /** Loads records without decryption keys. Assignments are not personal data, so none are needed. */
  readonly #records: Pick<AggregateStore<SurvivorState, never, never>, 'load'>;

  constructor(
    store: EventStore,
    db: DataSource,
    private readonly queue: NoticeQueue,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
    @Optional() @Inject(GATHERING) gatheringMs?: number,
  ) {
    const codec = codecOf(steps, new NoKeysSealing());
    this.#records = new AggregateStore({ ...stores.storeContext, codec }, 'survivor', survivor);
    const options = { title: 'Notices', name: NOTICES, acts: isNoticed, gatheringMs };
    this.#reader = new BatchReader(store, db, stores, options);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#reader.start((batch) => this.#enqueue(batch));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#reader.stop();
  }

  async #enqueue(batch: readonly RecordedEvent[]): Promise<void> {
    const now = new Date();
    // read once, after the batch has come: everybody who chose before one of its events is notified
    let read: Promise<Registers> | undefined;
    const registers = () => (read ??= reliableRegistersIn(this.stores));
    for (const event of batch) await this.queue.enqueue(await this.noticesOf(event, now, registers), now);
  }

  /** The notices of one event, for those who are notified of it now. */
  async noticesOf(
    event: RecordedEvent,
    now: Date,
    registersNow = () => reliableRegistersIn(this.stores),
  ): Promise<readonly NewNotice[]> {
    const noticeEvent = isNoticed(event) ? NOTICE_EVENTS[event.type]! : undefined;
    const isNews = now.getTime() - Date.parse(event.recordedAt) < NEWS_MS;
    // a flawed entry is parked by the policies, and that is an alarm of its own
    if (!noticeEvent || !isNews || event.flaw) return [];
    const registers = await registersNow();
    if (!Object.values(registers.workers).some(({ notices }) => notices)) return [];
    const today = dayAt(now.toISOString());
    const notices: NewNotice[] = [];
    for (const office of await this.#officesOf(noticeEvent, event)) {
      const people = recipientsOf(noticeEvent, { event, registers, office, today });
      const item = { about: noticeEvent.about, office, since: event.recordedAt, count: 1, overdue: 0 };
      notices.push(...noticesTo(registers, people, { source: event.id, kind: noticeEvent.kind, items: [item] }));
    }
    return notices;
  }

  async #officesOf({ where }: NoticeEvent, event: RecordedEvent): Promise<readonly (string | null)[]> {
    if ('offices' in where) {
      const named = where.offices(event).filter((office) => typeof office === 'string' || office === null);
      return [...new Set(named)];
    }
    const record = await this.#recordOf(where.survivor(event), event.id);
    const office = record && currentOfficeOf(record);
    return office === undefined ? [] : [office];
  }

  async #recordOf(survivorId: string, eventId: string): Promise<SurvivorState | undefined> {
    try {
      return await this.#records.load(survivorId);
    } catch (error) {
      if (!(error instanceof FlawedStream)) throw error;
      this.#log.warn(
        `NOTICE_OF_FLAWED_RECORD: The record of the event ${eventId} is flawed, so nobody is notified of it: see flawedRecords.`,
      );
      return undefined;
    }
  }
}
