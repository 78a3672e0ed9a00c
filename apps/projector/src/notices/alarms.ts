import type { EntityManager } from 'typeorm';
import { dayAt } from '#kernel/decider';
import type { NoticeItem } from '#notices';
import type { KeyHealth } from '#security/keys';
import { keyStatus } from '#security/keys';

/** What an operator must look at. */
export const ALARMS = ['ErasureUnproven', 'ParkedRecord', 'StoppedReader', 'BadKeys', 'UndeliveredNotices'] as const;
export type Alarm = (typeof ALARMS)[number];

export interface RaisedAlarm {
  /** Nobody is notified twice of one source. */
  readonly source: string;
  readonly item: NoticeItem & { readonly about: Alarm };
}

type Queries = Pick<EntityManager, 'query'>;

/** A reader that stops for a shorter time recovers by itself. */
const STOPPED_MS = 10 * 60_000;

const raiseAlarm = (about: Alarm, source: string, since: Date, count = 1): RaisedAlarm => ({
  source,
  item: { about, office: null, since: since.toISOString(), count, overdue: 0 },
});

interface ParkedRecord {
  readonly name: string;
  readonly stream: string;
  readonly eventId: string;
  readonly reason: string;
  readonly parkedAt: Date;
}

interface StoppedProjection {
  readonly name: string;
  readonly position: string;
}

/** The alarms of a service: each state is one alarm, however often it is looked at. */
export class Alarms {
  /** When each stopped reader was first seen so. */
  readonly #stoppedSince = new Map<string, Date>();

  /** @param db reads all rows of these schemas */
  constructor(private readonly db: Queries) {}

  async findRaised(
    schemas: readonly string[],
    keys: KeyHealth | undefined,
    now: Date,
  ): Promise<readonly RaisedAlarm[]> {
    const found: RaisedAlarm[] = [];
    const stopped = new Set<string>();
    for (const schema of schemas) {
      for (const { name, stream, eventId, reason, parkedAt } of await this.#parkedIn(schema)) {
        const about = reason.startsWith('ERASURE_UNPROVEN') ? 'ErasureUnproven' : 'ParkedRecord';
        found.push(raiseAlarm(about, `parked ${name} ${stream} ${eventId}`, parkedAt));
      }
      for (const { name, position } of await this.#stoppedIn(schema)) {
        const key = `stopped ${name} ${position}`;
        stopped.add(key);
        const since = this.#stoppedSince.get(key) ?? now;
        this.#stoppedSince.set(key, since);
        if (now.getTime() - since.getTime() >= STOPPED_MS) found.push(raiseAlarm('StoppedReader', key, since));
      }
    }
    for (const key of this.#stoppedSince.keys()) if (!stopped.has(key)) this.#stoppedSince.delete(key);
    const day = dayAt(now.toISOString());
    if (keys && keyStatus(keys, now).reason !== undefined)
      found.push(raiseAlarm('BadKeys', `keys ${day}`, keys.lookedAt));
    const [undelivered] = await this.#countUndelivered();
    if (undelivered && undelivered.count > 0)
      found.push(raiseAlarm('UndeliveredNotices', `undelivered ${day}`, undelivered.since!, undelivered.count));
    return found;
  }

  #parkedIn(schema: string): Promise<readonly ParkedRecord[]> {
    return this.db.query(`SELECT name, stream, "eventId", reason, "parkedAt" FROM "${schema}".parked`);
  }

  #stoppedIn(schema: string): Promise<readonly StoppedProjection[]> {
    return this.db.query(`SELECT name, position FROM "${schema}".checkpoint WHERE reason IS NOT NULL`);
  }

  /** Does not count alarms, or each one would raise the next. */
  #countUndelivered(): Promise<readonly { readonly count: number; readonly since: Date | null }[]> {
    return this.db.query(
      `SELECT count(*)::int AS count, min("settledAt") AS since FROM notice
       WHERE state = 'undelivered' AND kind <> 'Alarm' AND "settledAt" > now() - interval '1 day'`,
    );
  }
}
