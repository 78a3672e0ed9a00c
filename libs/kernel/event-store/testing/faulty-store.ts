import type { Scheduler } from 'fast-check';
import type { EventData } from '../event-store.js';
import { WrongExpectedRevision, OutcomeUnknown } from '../event-store-errors.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';

export type Fault = 'none' | 'answer lost' | 'never arrived' | 'conflict';

/** A store that answers in the order of a scheduler, and whose nth append fails as scripted. */
export class FaultyStore extends InMemoryEventStore {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly faults: Fault[],
  ) {
    super();
  }

  override async read(stream: string, from?: number) {
    await this.scheduler.schedule(Promise.resolve());
    return super.read(stream, from);
  }

  override async append(stream: string, events: readonly EventData[], expected: number) {
    const fault = this.faults.shift() ?? 'none';
    await this.scheduler.schedule(Promise.resolve());
    if (fault === 'never arrived') throw new OutcomeUnknown('lost on its way there');
    if (fault === 'conflict') throw new WrongExpectedRevision(stream, expected, expected);
    const place = await super.append(stream, events, expected);
    await this.scheduler.schedule(Promise.resolve());
    if (fault === 'answer lost') throw new OutcomeUnknown('lost on its way back');
    return place;
  }
}
