import {
  FlawedStream,
  readContaining,
  type ContainedEvent,
  type EventReading,
  type EventStore,
  type RecordedEvent,
} from '#kernel/event-store';
import { toProjectable, toUnreadable, type ProjectableEvent } from '../fold/projectable-event.js';
import type { Amends } from '../fold/amendments.js';
import type { EventBatch } from './event-batch.js';
import { UnopenedEvent } from './projection-error.js';

/** How events become rows: also the amendments that some make to earlier entries. */
export interface ProjectionReading extends EventReading {
  readonly amends: Amends;
  /** Where the whole stream of an amended entry is read again. */
  readonly store: Pick<EventStore, 'inspect'>;
}

/** Turns recorded events into what tables see. */
export class ProjectionReader {
  constructor(readonly reading: ProjectionReading) {}

  /**
   * Adds the whole histories of the streams in which an entry is amended, up to the end of the batch. Each contains the
   * last event of its stream in the batch.
   * @throws StoreUnavailable while the store gives an incomplete history, LogMismatch
   */
  async read(batch: readonly RecordedEvent[]): Promise<EventBatch> {
    const { amends } = this.reading;
    const last = batch.at(-1)!.position;
    const amended = new Set(batch.filter(({ type }) => Object.hasOwn(amends, type)).map(({ stream }) => stream));
    const lastOf = new Map(batch.map((event) => [event.stream, event]));
    const newStreams = new Map(
      batch.filter(({ revision }) => revision === 0).map((event) => [event.stream, event.position]),
    );
    const events = batch.map((event) => this.#toProjectable(event));
    const histories = [...amended].map(async (stream) => {
      const own = events.filter((_, index) => batch[index]!.stream === stream);
      const containing = lastOf.get(stream)!;
      // counted from revision 0: all of it is here
      const isWhole = own.length === containing.revision + 1;
      return [stream, isWhole ? own : await this.history(stream, last, containing)] as const;
    });
    return { events, newStreams, histories: new Map(await Promise.all(histories)) };
  }

  /** Up to a position of the log, with an event that must be in it. */
  async history(stream: string, last: bigint, containing: ContainedEvent): Promise<readonly ProjectableEvent[]> {
    const events = await readContaining(this.reading.store, stream, containing);
    return events.filter(({ position }) => position <= last).map((event) => this.#toProjectable(event));
  }

  /** A flawed event, or one that does not open, could contain anything, so every table of its stream stops there. */
  #toProjectable(event: RecordedEvent): ProjectableEvent {
    const { stream, revision, id, flaw, unreadable: why } = event;
    if (flaw) return toUnreadable(event, { error: new FlawedStream(stream, revision, id, flaw), former: true });
    if (why !== undefined) return toUnreadable(event, { error: new UnopenedEvent(why), former: true });
    try {
      return toProjectable(event, this.reading);
    } catch (error) {
      return toUnreadable(event, { error, former: event.type in this.reading.upcast });
    }
  }
}
