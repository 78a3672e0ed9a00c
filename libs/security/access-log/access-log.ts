import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { dayAt, type Actor, type EventOf } from '#kernel/decider';
import {
  ClockSkewed,
  WrongExpectedRevision,
  StoreUnavailable,
  envelop,
  type EventData,
  type AppendResult,
} from '#kernel/event-store';
import { AggregateStores } from '#nest';
import { anchorOf } from '#kernel/integrity';
import { withTimeout } from '#kernel/waiting';
import type { LoggedEvents } from './access.events.js';
import { RecentLooks } from './recent-looks.js';

/** The command that each entry belongs to, since every event names one. */
const COMMANDS: { readonly [Type in keyof LoggedEvents]: string } = {
  PersonalDataRead: 'ReadPersonalData',
  CommandRefused: 'RefuseCommand',
  ReadingRefused: 'RefuseReading',
  ReasonsRead: 'ReadReasons',
  FiguresRead: 'ReadFigures',
  RecordBudgetSpent: 'SpendRecordBudget',
  AuditLogRead: 'ReadAuditLog',
};

/** What is shown to those who ask who looked. */
const SHOWN: ReadonlySet<string> = new Set<keyof LoggedEvents>(['PersonalDataRead', 'ReadingRefused', 'AuditLogRead']);

/** What is shown to those who ask who was refused. */
const REFUSED: ReadonlySet<string> = new Set<keyof LoggedEvents>(['ReadingRefused', 'CommandRefused']);

/** The namespace of streams that take one entry: never change it. */
const ONCE = '5a0e8f0c-6d5b-5f0e-9d0f-2f6f6d1f7c55';

/** The most of these streams that are remembered; the oldest are forgotten first. */
const ONCE_MAX = 50;

/** The most entries in one append. */
const BATCH_MAX_ENTRIES = 256;

interface Entry {
  readonly by: Actor;
  readonly event: EventOf<LoggedEvents>;
  readonly commandId: string;
  readonly now: string;
}

interface Waiting extends Entry {
  readonly written: (place: WrittenAccess) => void;
  readonly failed: (error: unknown) => void;
}

interface WrittenAccess extends AppendResult {
  readonly eventId: string;
}

/** The stream of this process and day: no other process writes to it, so its end is known without reading. */
interface Stream {
  readonly name: string;
  readonly day: string;
  readonly revision: number;
  readonly hash: string;
  readonly recordedAt?: string | undefined;
}

/**
 * A reader waits here until the access is written. All entries that wait are written together: one append for many
 * readers.
 */
@Injectable()
export class AccessLog {
  #stream: Stream | undefined;
  #process = randomUUID();
  readonly #waiting: Waiting[] = [];
  #writing = false;
  readonly #looks = new RecentLooks();
  readonly #attempts = new RecentLooks();
  readonly #reasons = new RecentLooks();
  readonly #once = new Set<string>();
  /** Milliseconds: a user waits for the answer. */
  readonly timeouts = { append: 3_000, look: 1_000 };

  constructor(@Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>) {}

  /** The latest entries about a record that this process wrote, up to a position. */
  recentAbout(survivorId: string, upTo: bigint): readonly string[] {
    return this.#looks.about(survivorId, upTo);
  }

  /** The latest refused readings and commands that this process wrote, up to a position. */
  recentAttempts(upTo: bigint): readonly string[] {
    return this.#attempts.upTo(upTo);
  }

  /** The latest readings of reasons that this process wrote, up to a position. */
  recentReasons(upTo: bigint): readonly string[] {
    return this.#reasons.upTo(upTo);
  }

  /** The streams of which this process wrote the one entry, or found it there. */
  get writtenOnce(): ReadonlySet<string> {
    return this.#once;
  }

  /** @throws StoreUnavailable unless the entry was certainly written. */
  write(
    by: Actor,
    event: EventOf<LoggedEvents>,
    commandId: string = randomUUID(),
    now = new Date().toISOString(),
  ): Promise<WrittenAccess> {
    return new Promise((written, failed) => {
      this.#waiting.push({ by, event, commandId, now, written, failed });
      void this.#drain();
    });
  }

  /**
   * Once in the log, whichever process is faster: its stream is its own, and takes one entry.
   * @throws StoreUnavailable unless somebody certainly wrote it.
   */
  async writeOnce(by: Actor, event: EventOf<LoggedEvents>, name: string): Promise<void> {
    const { store, origin } = this.stores.storeContext;
    const now = new Date().toISOString();
    const stream = `access-${v5(`${event.type} ${name}`, ONCE)}`;
    const end = { name: stream, day: dayAt(now), revision: -1, hash: anchorOf(origin, stream) };
    const pending = await this.#chainEntries(end, [{ by, event, commandId: randomUUID(), now }]);
    await withTimeout(store.append(stream, pending, -1), this.timeouts.append).catch((cause: unknown) => {
      if (cause instanceof WrongExpectedRevision) return;
      throw cause instanceof ClockSkewed ? cause : new StoreUnavailable('The access log cannot be written.', { cause });
    });
    this.#once.add(stream);
    if (this.#once.size > ONCE_MAX) this.#once.delete(this.#once.keys().next().value!);
  }

  async #drain(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    await new Promise(setImmediate); // entries of the same turn of the event loop go along
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#ofOneDay());
      try {
        await this.#append(batch);
      } catch (cause) {
        const error =
          cause instanceof ClockSkewed ? cause : new StoreUnavailable('The access log cannot be written.', { cause });
        // entries that have waited for this failure do not wait for the next one
        for (const { failed } of [...batch, ...this.#waiting.splice(0)]) failed(error);
      }
    }
    this.#writing = false;
  }

  #ofOneDay(): number {
    const [first] = this.#waiting;
    const next = this.#waiting.findIndex(({ now }) => dayAt(now) !== dayAt(first!.now));
    return Math.min(BATCH_MAX_ENTRIES, next < 0 ? this.#waiting.length : next);
  }

  async #append(waiting: readonly Waiting[]): Promise<void> {
    const { store } = this.stores.storeContext;
    const stream = this.#streamOf(dayAt(waiting[0]!.now));
    const pending = await this.#chainEntries(stream, waiting);
    // until the append is confirmed, the end of the stream is unknown
    this.#stream = undefined;
    const { revision, position } = await withTimeout(
      store.append(stream.name, pending, stream.revision),
      this.timeouts.append,
    ).catch((error: unknown) => withTimeout(this.#findAppended(stream, pending, error), this.timeouts.look));
    const { hash, recordedAt } = pending.at(-1)!.metadata;
    this.#stream = { ...stream, revision, hash, recordedAt };
    for (const [index, { written, event }] of waiting.entries()) {
      const { id: eventId } = pending[index]!;
      const survivorId = SHOWN.has(event.type) && 'survivorId' in event.data ? event.data.survivorId : undefined;
      if (survivorId !== undefined) this.#looks.note(eventId, { survivorId, position });
      if (REFUSED.has(event.type)) this.#attempts.note(eventId, { position });
      if (event.type === 'ReasonsRead') this.#reasons.note(eventId, { position });
      written({ eventId, revision: stream.revision + 1 + index, position });
    }
  }

  /** The answer was lost: either the entries are found, or they fail, and the next ones go into another stream. */
  async #findAppended(
    { name, revision }: Stream,
    pending: readonly EventData[],
    error: unknown,
  ): Promise<AppendResult> {
    this.#process = randomUUID();
    const there = (await this.stores.storeContext.store.read(name, revision + 1)).slice(0, pending.length);
    if (!pending.every(({ id }, index) => there[index]?.id === id)) throw error;
    return there.at(-1)!;
  }

  #streamOf(day: string): Stream {
    if (this.#stream?.day === day) return this.#stream;
    const name = `access-${day.replaceAll('-', '')}-${this.#process}`;
    return { name, day, revision: -1, hash: anchorOf(this.stores.storeContext.origin, name) };
  }

  async #chainEntries({ name: stream, ...last }: Stream, waiting: readonly Entry[]): Promise<EventData[]> {
    const { codec, digest, stamp } = this.stores.storeContext;
    const pending: EventData[] = [];
    for (const entry of waiting) {
      const { event } = entry;
      const command = { name: COMMANDS[event.type], digest: digest([event.type, entry.commandId]) };
      const before = {
        stream,
        revision: last.revision + pending.length,
        hash: pending.at(-1)?.metadata.hash ?? last.hash,
        recordedAt: pending.at(-1)?.metadata.recordedAt ?? last.recordedAt,
      };
      pending.push(...(await envelop<LoggedEvents>(codec, [event], command, entry, before, stamp)));
    }
    return pending;
  }
}
