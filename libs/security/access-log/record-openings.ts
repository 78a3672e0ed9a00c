import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { OPERATIONS } from '#security/access';
import type { RecordedEvent } from '#kernel/event-store';
import { runAsReader } from '#kernel/projections';
import { AggregateStores } from '#nest';
import type { AccessEvents } from './access.events.js';
import { ReadingFact } from './reading.facts.js';

/** The queries that open a record. */
const OPENING = Object.entries(OPERATIONS).flatMap(([name, { kind }]) => (kind === 'reads' ? [name] : []));

/** How many entries are read from the log at once. */
const READ_MAX_ENTRIES = 50;

/** How many entries are remembered: none ever changes. */
const CACHE_MAX_ENTRIES = 10_000;

/** What an entry of the log says: nothing for one that opens no record. */
type Opening = { readonly who: string; readonly survivorId: string; readonly at: number } | 'none';

/**
 * The access log is the count: what all processes wrote, as far as the views have read it. The views only say where to
 * look: rows that somebody wrote there would shut all records, and raise alarms about innocent people.
 */
@Injectable()
export class RecordOpenings {
  readonly #entries = new LRUCache<bigint, Opening>({ max: CACHE_MAX_ENTRIES });

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
  ) {}

  /**
   * The records that a person opened since an instant, each with the last time, without those that need not be looked up.
   * @throws StoreUnavailable
   */
  async since(
    who: string,
    instant: number,
    isKnown = (_survivorId: string): boolean => false,
  ): Promise<ReadonlyMap<string, number>> {
    const positions = (await this.#rowsOf(who, instant)).flatMap(({ subject, position }) =>
      isKnown(subject) ? [] : [BigInt(position)],
    );
    const opened = new Map<string, number>();
    for (let from = 0; from < positions.length; from += READ_MAX_ENTRIES) {
      const some = await Promise.all(positions.slice(from, from + READ_MAX_ENTRIES).map((one) => this.#entryAt(one)));
      for (const one of some)
        if (one !== 'none' && one.who === who && one.at > instant)
          opened.set(one.survivorId, Math.max(opened.get(one.survivorId) ?? 0, one.at));
    }
    return opened;
  }

  /** Twice as many as anybody may open: nobody makes this process read the log without end. */
  #rowsOf(who: string, instant: number): Promise<{ subject: string; position: string }[]> {
    const { tablePath } = this.db.getMetadata(ReadingFact);
    const most = 2 * this.stores.storeContext.settings.recordsPerHour;
    return runAsReader('analyst', () =>
      this.db.query(
        `SELECT DISTINCT ON (subject) subject, position FROM ${tablePath}
         WHERE who = $1 AND "recordedFrom" > $2 AND kind = 'PersonalDataRead' AND purpose <> 'BREAK_GLASS'
           AND operation = ANY ($3::text[]) AND position >= 0
         ORDER BY subject, "recordedFrom" DESC LIMIT $4`,
        [who, new Date(instant).toISOString(), OPENING, most],
      ),
    );
  }

  async #entryAt(position: bigint): Promise<Opening> {
    const known = this.#entries.get(position);
    if (known) return known;
    const entry = await this.stores.storeContext.store.at(position);
    const opening = entry ? openingIn(entry) : 'none';
    if (entry) this.#entries.set(position, opening);
    return opening;
  }
}

const openingIn = ({ type, data, metadata, recordedAt, flaw }: RecordedEvent): Opening => {
  if (flaw || type !== 'PersonalDataRead') return 'none';
  const { survivorId, purpose, operation } = data as unknown as AccessEvents['PersonalDataRead'];
  if (purpose === 'BREAK_GLASS' || !OPENING.includes(operation)) return 'none';
  return { who: metadata.actor.id, survivorId, at: Date.parse(recordedAt) };
};
