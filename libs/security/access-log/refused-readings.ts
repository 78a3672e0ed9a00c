import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Actor } from '#kernel/decider';
import type { AccessEvents } from './access.events.js';
import { AccessLog } from './access-log.js';

/** How many refused readings of one person are written in a minute; further ones are counted. */
export const WRITTEN_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

type RefusedReading = Omit<AccessEvents['ReadingRefused'], 'times'>;

interface Minute {
  readonly by: Actor;
  written: number;
  /** The last of those that are only counted. */
  last?: RefusedReading;
  uncounted: number;
}

/** Attempts leave a trace: each refused reading is written, and a flood of them is counted, so that it fills no log. */
@Injectable()
export class RefusedReadings implements BeforeApplicationShutdown {
  readonly #minutes = new Map<string, Minute>();
  #end: NodeJS.Timeout | undefined;

  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  /** The same for a record that is not there. @throws StoreUnavailable */
  async note(by: Actor, reading: RefusedReading): Promise<void> {
    const name = JSON.stringify([by.id, by.role]);
    const minute = this.#minutes.get(name) ?? { by, written: 0, uncounted: 0 };
    this.#minutes.set(name, minute);
    this.#end ??= setTimeout(() => void this.endMinute().catch(() => undefined), MINUTE_MS).unref();
    if (minute.written < WRITTEN_PER_MINUTE) {
      minute.written++;
      await this.log.write(by, { type: 'ReadingRefused', data: reading });
      return;
    }
    minute.uncounted++;
    minute.last = reading;
  }

  /** Writes what was counted, without a survivor: one entry for each person, operation and purpose of the last. */
  async endMinute(): Promise<void> {
    clearTimeout(this.#end);
    this.#end = undefined;
    const ended = [...this.#minutes.values()];
    this.#minutes.clear();
    await Promise.all(
      ended.flatMap(({ by, last, uncounted: times }) =>
        last
          ? [
              this.log.write(by, {
                type: 'ReadingRefused',
                data: { operation: last.operation, purpose: last.purpose, times },
              }),
            ]
          : [],
      ),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.endMinute();
  }
}
