import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Actor } from '#kernel/decider';
import type { AccessEvents } from './access.events.js';
import { AccessLog } from './access-log.js';

/** How many refused readings of one person are written at once in a minute; further ones are counted. */
export const WRITTEN_PER_MINUTE = 20;
/** How many different ones are counted: a flood of invented ids does not hide which record was sought. */
const COUNTED_PER_MINUTE = 200;
const MINUTE_MS = 60_000;

type RefusedReading = Omit<AccessEvents['ReadingRefused'], 'times'>;

interface Counted {
  readonly reading: RefusedReading;
  times: number;
}

interface Minute {
  readonly by: Actor;
  written: number;
  readonly counted: Map<string, Counted>;
}

/** Attempts leave a trace: each refused reading is written, and a flood of them is counted, so that it fills no log. */
@Injectable()
export class RefusedReadings implements BeforeApplicationShutdown {
  #minutes = new Map<string, Minute>();
  #end: NodeJS.Timeout | undefined;

  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  /** The same for a record that is not there. @throws StoreUnavailable */
  async note(by: Actor, reading: RefusedReading): Promise<void> {
    const minute = this.#minuteOf(by);
    if (minute.written >= WRITTEN_PER_MINUTE) return count(minute, reading, 1);
    minute.written++;
    await this.log.write(by, { type: 'ReadingRefused', data: reading });
  }

  /** Writes what was counted; what cannot be written is counted further. @throws StoreUnavailable */
  async endMinute(): Promise<void> {
    clearTimeout(this.#end);
    this.#end = undefined;
    const ended = [...this.#minutes.values()];
    this.#minutes = new Map();
    await Promise.all(
      ended.flatMap(({ by, counted }) =>
        [...counted.values()].map(async ({ reading, times }) => {
          try {
            await this.log.write(by, { type: 'ReadingRefused', data: times === 1 ? reading : { ...reading, times } });
          } catch (error) {
            count(this.#minuteOf(by), reading, times);
            throw error;
          }
        }),
      ),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.endMinute();
  }

  #minuteOf(by: Actor): Minute {
    const name = JSON.stringify([by.id, by.role]);
    const minute = this.#minutes.get(name) ?? { by, written: 0, counted: new Map<string, Counted>() };
    this.#minutes.set(name, minute);
    this.#end ??= setTimeout(() => void this.endMinute().catch(() => undefined), MINUTE_MS).unref();
    return minute;
  }
}

/** Beyond the limit without the record: then one for each operation and purpose. */
const count = ({ counted }: Minute, reading: RefusedReading, times: number): void => {
  const { survivorId: _, ...nameless } = reading;
  const found = counted.get(JSON.stringify(reading));
  const kept = found || counted.size < COUNTED_PER_MINUTE ? reading : nameless;
  const name = JSON.stringify(kept);
  const before = found ?? counted.get(name);
  if (before) before.times += times;
  else counted.set(name, { reading: kept, times });
};
