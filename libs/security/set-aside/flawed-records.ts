import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { EventStore } from '#kernel/event-store';
import type { FlawedRecord } from './flawed-record.type.js';
import { SetAsideView } from './set-aside.view.js';

/** The most records that the list shows: as many as one page of another list. */
const FLAWED_MAX = 50;

/** Only records that the reader may see: the table's row-level security decides. */
const PARKED = `SELECT stream, min("parkedAt") AS since FROM parked_streams
  WHERE reason ~ '^(unproven|unknownType|unreadable|ERASURE_UNPROVEN): ' GROUP BY stream ORDER BY since LIMIT ${FLAWED_MAX}`;

/** The records with an unreliable entry: found through parked streams, and read from the log itself. */
@Injectable()
export class FlawedRecords {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async all(): Promise<readonly FlawedRecord[]> {
    const parked = (await this.db.query(PARKED)) as { stream: string; since: Date }[];
    const streams = parked.map(({ stream }) => stream);
    const requests = await this.db.getRepository(SetAsideView).findBy({ stream: In(streams), state: 'Requested' });
    const found = await Promise.all(
      parked.map(async ({ stream, since }) => {
        const flawed = (await this.store.inspect(stream)).find(({ flaw }) => flaw);
        if (!flawed) return [];
        const { id: eventId, revision, flaw } = flawed;
        const request = requests.find((one) => one.stream === stream && one.eventId === eventId);
        return [{ stream, eventId, revision, ...flaw!, since, request: request ?? null }];
      }),
    );
    return found.flat();
  }
}
