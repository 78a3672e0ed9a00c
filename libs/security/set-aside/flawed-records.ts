import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import type { FlawedRecord } from './flawed-record.type.js';
import { SetAsideView } from './set-aside.view.js';
import { SettingAside } from './setting-aside.js';

/** How many records are shown, unless more are asked for: as many as one page of another list. */
const FLAWED_SHOWN = 50;

const IS_FLAW = `reason ~ '^(unproven|unknownType|unreadable|ERASURE_UNPROVEN): '`;

const COUNTED = `SELECT count(DISTINCT stream)::int AS count FROM parked_streams WHERE ${IS_FLAW}`;

/**
 * Row security shows those that the reader may see, and also those that they opened in an emergency. An instant of
 * JavaScript, which a cursor holds, has no microseconds.
 */
const PARKED = `SELECT stream, date_trunc('milliseconds', min("parkedAt")) AS since FROM parked_streams
  WHERE ${IS_FLAW} GROUP BY stream
  HAVING (date_trunc('milliseconds', min("parkedAt")), stream) > ($1, $2)
  ORDER BY since, stream LIMIT $3`;

interface ParkedRow {
  readonly stream: string;
  readonly since: Date;
}

/** Where a record stands in the list. */
const placeOf = ({ stream, since }: ParkedRow): string => `${since.getTime()}/${stream}`;

/** The records with an unreliable entry: found through parked streams, and read from the log itself. */
@Injectable()
export class FlawedRecords {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(SettingAside) private readonly setting: SettingAside,
  ) {}

  /** For a supervisor, those about which they may request something, according to the log; for the others, all. */
  async listFor(
    by: Actor,
    { first = FLAWED_SHOWN, after }: { readonly first?: number; readonly after?: string } = {},
  ): Promise<readonly FlawedRecord[]> {
    const listed: FlawedRecord[] = [];
    for (let place = after; ;) {
      const [since = '0', stream = ''] = place?.split('/') ?? [];
      const parked = (await this.db.query(PARKED, [new Date(Number(since)), stream, first])) as ParkedRow[];
      listed.push(...(await this.#flawedAmong(parked, by)));
      if (parked.length < first || listed.length >= first) return listed.slice(0, first);
      place = placeOf(parked.at(-1)!);
    }
  }

  /** As many as stand in the views: each would have to be read to know whether it still is one. */
  async count(): Promise<number> {
    const [{ count }] = (await this.db.query(COUNTED)) as [{ count: number }];
    return count;
  }

  async #flawedAmong(parked: readonly ParkedRow[], by: Actor): Promise<readonly FlawedRecord[]> {
    const streams = parked.map(({ stream }) => stream);
    const requests = await this.db.getRepository(SetAsideView).findBy({ stream: In(streams), state: 'Requested' });
    const found = await Promise.all(
      parked.map(async ({ stream, since }) => {
        const events = await this.store.inspect(stream);
        const flawed = events.find(({ flaw }) => flaw);
        if (!flawed || (by.role === 'SUPERVISOR' && !(await this.setting.mayAsk(stream, events, by)))) return [];
        const { id: eventId, revision, flaw } = flawed;
        const request = requests.find((one) => one.stream === stream && one.eventId === eventId);
        return [
          { cursor: placeOf({ stream, since }), stream, eventId, revision, ...flaw!, since, request: request ?? null },
        ];
      }),
    );
    return found.flat();
  }
}
