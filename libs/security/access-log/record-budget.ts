import { Inject, Injectable } from '@nestjs/common';
import { OPERATIONS } from '#security/access';
import { refuse, type Actor } from '#kernel/decider';
import { AggregateStores } from '#nest';
import { AccessLog } from './access-log.js';
import { RecordOpenings } from './record-openings.js';

const HOUR_MS = 3_600_000;

/** Other processes are asked so often at most: the views are a moment behind them anyway. */
const ASK_AGAIN_MS = 1_000;

/** The records that one person opened, each with the instant at which it counts no longer. */
interface RecentOpenings {
  readonly until: Map<string, number>;
  /** The alarm was recorded, and is not recorded again before this instant. */
  quietUntil: number;
  /** When the access log was last asked what other processes opened; all readings of that moment wait for its answer. */
  asked: { readonly at: number; readonly done: Promise<void> };
}

/**
 * Nobody works with so many survivors in an hour: beyond the budget, the next record stays shut, and an alarm goes first
 * to the supervisor, or to the administrators where there is none. All processes count together. A record that was opened
 * already stays open, and so does one in an emergency. Only what the log proves is counted.
 */
@Injectable()
export class RecordBudget {
  readonly #people = new Map<string, RecentOpenings>();

  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
    @Inject(RecordOpenings) private readonly openings: Pick<RecordOpenings, 'since'>,
  ) {}

  /** Begins to ask other processes, so that `spend` need not wait as long. What goes wrong is reported there. */
  foresee(reading: SpentReading): void {
    if (!isCounted(reading)) return;
    const now = Date.now();
    const opened = this.#openedBy(reading.by, now);
    if (!opened.until.has(reading.survivorId)) this.#askOthers(reading.by, opened, now).catch(() => undefined);
  }

  /** @throws Refusal beyond the budget, StoreUnavailable when nobody can be notified */
  async spend(reading: SpentReading, now = Date.now()): Promise<void> {
    if (isCounted(reading)) await this.count(reading.by, reading.survivorId, now);
  }

  /** Counts a record of which another office is asked, too: the answer says whether it exists. @throws as `spend` */
  async count(by: Actor, survivorId: string, now = Date.now()): Promise<void> {
    const opened = this.#openedBy(by, now);
    if (!opened.until.has(survivorId)) await this.#askOthers(by, opened, now);
    const { recordsPerHour } = this.stores.storeContext.settings;
    if (!opened.until.has(survivorId) && opened.until.size >= recordsPerHour) {
      if (opened.quietUntil <= now) {
        const records = opened.until.size;
        const hour = Math.floor(now / HOUR_MS);
        await this.log.writeOnce(by, { type: 'RecordBudgetSpent', data: { records } }, `${by.id} ${hour}`);
        opened.quietUntil = (hour + 1) * HOUR_MS;
      }
      const again = new Date(Math.min(...opened.until.values())).toISOString();
      refuse(
        'RECORD_BUDGET_SPENT',
        `You have opened ${recordsPerHour} different records within an hour, the most that is possible: the next one opens at ${again}. This is on record as an alarm for your supervisor, or for the administrators where you have none.`,
      );
    }
    opened.until.set(survivorId, now + HOUR_MS);
  }

  #askOthers(by: Actor, opened: RecentOpenings, now: number): Promise<void> {
    if (now - opened.asked.at >= ASK_AGAIN_MS) opened.asked = { at: now, done: this.#openedElsewhere(by, opened, now) };
    return opened.asked.done;
  }

  async #openedElsewhere({ id }: Actor, opened: RecentOpenings, now: number): Promise<void> {
    for (const [survivorId, at] of await this.openings.since(id, now - HOUR_MS, (one) => opened.until.has(one)))
      opened.until.set(survivorId, Math.max(opened.until.get(survivorId) ?? 0, at + HOUR_MS));
  }

  #openedBy({ id }: Actor, now: number): RecentOpenings {
    const nothing = { until: new Map<string, number>(), quietUntil: 0, asked: { at: 0, done: Promise.resolve() } };
    const opened = this.#people.get(id) ?? nothing;
    this.#people.set(id, opened);
    for (const [survivorId, until] of opened.until) if (until <= now) opened.until.delete(survivorId);
    return opened;
  }
}

const isCounted = ({ operation, purpose }: SpentReading): boolean =>
  OPERATIONS[operation]?.kind === 'reads' && purpose !== 'BREAK_GLASS';

interface SpentReading {
  readonly by: Actor;
  readonly operation: string;
  readonly survivorId: string;
  readonly purpose: string;
}
