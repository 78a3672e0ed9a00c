import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Refusal, type Actor } from '#kernel/decider';
import { logLine } from '#platform/logging';
import type { AccessEvents } from './access.events.js';
import { AccessLog } from './access-log.js';

/** How many refused readings of one person are written at once in a minute; further ones are counted. */
export const WRITTEN_PER_MINUTE = 20;
/** How many different ones are counted: a flood of invented ids does not hide which record was sought. */
const COUNTED_PER_MINUTE = 200;
const MINUTE_MS = 60_000;

const UNWRITTEN = 'Refused readings cannot be written to the access log, and are counted until they can';

/** The refusals of somebody who does not see the record. */
const UNSEEN: ReadonlySet<string> = new Set(['NOT_FOUND', 'OFFICE_CONSENT_MISSING']);

type RefusedReading = Omit<AccessEvents['ReadingRefused'], 'times'>;

interface RefusalCount {
  readonly by: Actor;
  readonly reading: RefusedReading;
  times: number;
}

interface Minute {
  written: number;
  readonly counted: Map<string, RefusalCount>;
}

/**
 * Attempts leave a trace: each refused reading is written, and a flood of them is counted, so that it fills no log. The
 * limit is that of the person, in whosever place they act; each entry says in whose.
 */
@Injectable()
export class RefusedReadings implements BeforeApplicationShutdown {
  #minutes = new Map<string, Minute>();
  #end: NodeJS.Timeout | undefined;
  #isWritten = true;

  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  /** Writes or counts an attempt, whether or not there is such a record. @throws StoreUnavailable */
  async note(by: Actor, reading: RefusedReading): Promise<void> {
    const minute = this.#minuteOf(by);
    if (minute.written >= WRITTEN_PER_MINUTE) return count(minute, { by, reading, times: 1 });
    minute.written++;
    await this.log.write(by, { type: 'ReadingRefused', data: reading });
  }

  /** Notes a command like a reading where it is refused and its answer would tell of a record. */
  async noting<Result>(by: Actor, reading: RefusedReading, doing: Promise<Result>): Promise<Result> {
    return doing.catch(async (error: unknown) => {
      if (error instanceof Refusal && UNSEEN.has(error.code)) await this.note(by, reading);
      throw error;
    });
  }

  /** Writes what was counted; what cannot be written is counted further. @throws StoreUnavailable */
  async endMinute(): Promise<void> {
    clearTimeout(this.#end);
    this.#end = undefined;
    const ended = [...this.#minutes.values()];
    this.#minutes = new Map();
    await Promise.all(
      ended.flatMap(({ counted }) =>
        [...counted.values()].map(async ({ by, reading, times }) => {
          try {
            await this.log.write(by, { type: 'ReadingRefused', data: times === 1 ? reading : { ...reading, times } });
          } catch (error) {
            count(this.#minuteOf(by), { by, reading, times });
            throw error;
          }
        }),
      ),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.endMinute();
  }

  #minuteOf({ id }: Actor): Minute {
    const minute = this.#minutes.get(id) ?? { written: 0, counted: new Map<string, RefusalCount>() };
    this.#minutes.set(id, minute);
    this.#end ??= setTimeout(() => void this.#endInTime(), MINUTE_MS).unref();
    return minute;
  }

  /** An outage is one line, however many minutes it lasts. */
  async #endInTime(): Promise<void> {
    try {
      await this.endMinute();
      this.#isWritten = true;
    } catch (error) {
      if (this.#isWritten) logLine('REFUSED_READINGS_UNWRITTEN', {}, `${UNWRITTEN} (${(error as Error).name}).`);
      this.#isWritten = false;
    }
  }
}

/** Beyond the limit without the record: then one for each operation and purpose. */
const count = ({ counted }: Minute, { by, reading, times }: RefusalCount): void => {
  const nameOf = (one: object): string => JSON.stringify([by.role, by.office, by.deputyOf, one]);
  const { survivorId: _, ...nameless } = reading;
  const found = counted.get(nameOf(reading));
  const kept = found || counted.size < COUNTED_PER_MINUTE ? reading : nameless;
  const name = nameOf(kept);
  const before = found ?? counted.get(name);
  if (before) before.times += times;
  else counted.set(name, { by, reading: kept, times });
};
