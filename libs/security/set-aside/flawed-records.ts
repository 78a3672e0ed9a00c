import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#kernel/decider';
import { EventStore } from '#kernel/event-store';
import type { FlawedRecord } from './flawed-record.type.js';
import { SetAsideView } from './set-aside.view.js';
import { SettingAside } from './setting-aside.js';

/** The most records that the list shows: as many as one page of another list. */
const FLAWED_MAX = 50;

/** Row security shows those that the reader may see, and also those that they opened in an emergency. */
const PARKED = `SELECT stream, min("parkedAt") AS since FROM parked_streams
  WHERE reason ~ '^(unproven|unknownType|unreadable|ERASURE_UNPROVEN): ' GROUP BY stream
  ORDER BY since, stream LIMIT ${FLAWED_MAX} OFFSET $1`;

interface ParkedRow {
  readonly stream: string;
  readonly since: Date;
}

/** The records with an unreliable entry: found through parked streams, and read from the log itself. */
@Injectable()
export class FlawedRecords {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(SettingAside) private readonly setting: SettingAside,
  ) {}

  /** For a supervisor, those about which they may request something, according to the log; for the others, all. */
  async listFor(by: Actor): Promise<readonly FlawedRecord[]> {
    const listed: FlawedRecord[] = [];
    for (let offset = 0; ; offset += FLAWED_MAX) {
      const parked = (await this.db.query(PARKED, [offset])) as ParkedRow[];
      listed.push(...(await this.#flawedAmong(parked, by)));
      if (parked.length < FLAWED_MAX || listed.length >= FLAWED_MAX) return listed.slice(0, FLAWED_MAX);
    }
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
        return [{ stream, eventId, revision, ...flaw!, since, request: request ?? null }];
      }),
    );
    return found.flat();
  }
}
