import type { DataSource } from 'typeorm';
import type { EventStore } from '#kernel/event-store';
import { park, streamOf, unpark, type Parking } from '#kernel/projections';
import type { ParkedAt, ParkedPlaces } from './parked-streams.js';

/**
 * Streams that are parked for a reader whose place lies elsewhere, so that no code covers these rows. What this process
 * parked it remembers; of a row it believes only that the stream is parked.
 */
export class UnprovenParked implements ParkedPlaces {
  readonly parked = new Map<string, ParkedAt>();

  private constructor(
    private readonly db: DataSource,
    private readonly name: string,
  ) {}

  static async of(db: DataSource, store: Pick<EventStore, 'at'>, name: string): Promise<UnprovenParked> {
    const places = new UnprovenParked(db, name);
    const rows = (await db.query(`SELECT stream, "eventId", position FROM parked WHERE name = $1`, [name])) as {
      stream: string;
      eventId: string;
      position: string;
    }[];
    for (const { stream, eventId, position } of rows) {
      const found = await store.at(BigInt(position));
      const isThere = found?.id === eventId && found.stream === stream;
      places.parked.set(stream, { isUnproven: true, ...(isThere && { eventId }) });
    }
    return places;
  }

  async park(parking: Parking): Promise<void> {
    await park(this.db, this.name, [parking]);
    this.parked.set(streamOf(parking.meta), { eventId: parking.meta.eventId });
  }

  async unpark(stream: string): Promise<void> {
    await unpark(this.db, this.name, stream);
    this.parked.delete(stream);
  }
}
